import type { KeyObject } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { KEY_FILE, readMemberKey } from './memberFiles.ts';

/** What a body answers an invitation with. */
export interface JoiningSettings {
  code: string;
  /** Where its server answers GraphQL. */
  address: string;
  /** Where the directory answers GraphQL. */
  directory: string;
  key: KeyObject;
  keyPins: string[];
}

/**
 * What the environment says of the body that joins.
 * @throws ShafafError `BAD_USER_INPUT` for a setting that is missing, `KEYS_UNUSABLE`
 */
export function readJoiningSettings(): JoiningSettings {
  const { SHAFAF_KEY, SHAFAF_KEY_PINS = '', SHAFAF_CONFIG } = process.env;
  const usual = SHAFAF_CONFIG === undefined ? KEY_FILE : join(dirname(SHAFAF_CONFIG), KEY_FILE);
  return {
    code: needed('SHAFAF_MEMBER', "the body's code"),
    address: needed('SHAFAF_ADDRESS', 'the public address of its server, such as https://shafaf.example.ir/graphql'),
    directory: needed('SHAFAF_DIRECTORY', 'where the directory answers GraphQL'),
    key: readMemberKey(SHAFAF_KEY || usual),
    keyPins: SHAFAF_KEY_PINS.split(/[\s,]+/).filter((pin) => pin !== ''),
  };
}

function needed(name: string, what: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new ShafafError('BAD_USER_INPUT', `The setting ${name} is missing: ${what}. Enter it in the file that --config names.`);
}
