import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';
import { type RequestRules, requestRules } from './RequestRules.ts';

/** The rules that come with the program. */
const OWN = fileURLToPath(new URL('../../../data/request-rules.json', import.meta.url));

/**
 * Reads a file of rules (`subgraphs/member/data/request-rules.json` shows the form); those that come with the program when no path is given.
 * @throws ShafafError `UNREADABLE_FILE`, or `BAD_USER_INPUT` that names each place in the file that cannot be used
 */
export function readRequestRules(path: string = OWN): RequestRules {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `The rules for requests in ${path} cannot be read: ${messageOf(error)}`);
  }
  const parsed = requestRules.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ShafafError('BAD_USER_INPUT', `The rules for requests in ${path} cannot be used:\n${z.prettifyError(parsed.error)}`);
}
