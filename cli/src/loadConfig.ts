import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** Names of settings; whatever else a file holds was meant for another program, or misspelt. */
const KNOWN = /^(?:SHAFAF_[A-Z_]+|DATABASE_URL|PORT|NODE_EXTRA_CA_CERTS)$/;

/**
 * Takes settings from a file of lines `NAME=value`, as systemd and Docker read them too. What the environment has already counts more.
 * The file's own path is then in `SHAFAF_CONFIG`, absolute.
 * @throws ShafafError `UNREADABLE_FILE`, or `BAD_USER_INPUT` for a line that is no setting.
 */
export function loadConfig(path: string): void {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `The settings in ${path} cannot be read: ${messageOf(error)}`);
  }
  const settings = parseEnv(text);
  for (const [name, value] of Object.entries(settings)) {
    if (!KNOWN.test(name)) throw new ShafafError('BAD_USER_INPUT', `${path} sets ${name}, which is no setting of this program.`);
    if (process.env[name] === undefined && value !== undefined) process.env[name] = value;
  }
  process.env.SHAFAF_CONFIG = resolve(path);
}
