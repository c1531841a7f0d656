import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { type GatewayKey, generateKey, readKeys, writeKeys } from './GatewayKey.ts';
import { publishedKeys } from './rotation.ts';

/**
 * The keys in a file, in the order in which they sign.
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function readKeyFile(path: string): GatewayKey[] {
  return using(path, () => readKeys(readFileSync(path, 'utf8')));
}

/**
 * Makes the file with one key unless it is there, and beside it the file of public keys.
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function ensureKeyFile(path: string): void {
  const keys = [generateKey(Date.now())];
  const made = using(path, () => {
    try {
      writeFileSync(path, writeKeys(keys), { mode: 0o600, flag: 'wx' });
      return true;
    } catch (error) {
      // It may be a secret that somebody else looks after, in a folder where nothing can be written.
      if (systemErrorCode(error) === 'EEXIST') return false;
      throw error;
    }
  });
  if (made) writePublicKeys(path, keys);
}

/**
 * Puts other keys into the file, whole or not at all.
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function writeKeyFile(path: string, keys: readonly GatewayKey[]): void {
  using(path, () => replaceFile(path, writeKeys(keys), 0o600));
  writePublicKeys(path, keys);
}

/** The file of public keys that stands beside a file of keys, for members that can read this machine's files. */
export function publicKeysPath(path: string): string {
  return `${path.replace(/\.json$/, '')}.public.json`;
}

/**
 * Writes the file of public keys anew.
 * @param path of the file of keys
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function writePublicKeys(path: string, keys: readonly GatewayKey[]): void {
  const published = publicKeySet(publishedKeys(keys, Date.now()).map(({ publicKey }) => publicKey));
  const beside = publicKeysPath(path);
  using(beside, () => replaceFile(beside, `${JSON.stringify(published, null, 2)}\n`, 0o644));
}

function replaceFile(path: string, text: string, mode: number): void {
  const part = `${path}.part`;
  writeFileSync(part, text, { mode });
  renameSync(part, path);
}

/** What is wrong inside a file of keys is not told word for word: it would put a piece of a key into the log. */
function using<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const fault = systemErrorCode(error) === undefined ? 'it is no file of gateway keys' : messageOf(error);
    throw new ShafafError('KEYS_UNUSABLE', `${path} cannot be used: ${fault}`);
  }
}
