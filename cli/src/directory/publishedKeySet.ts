import { existsSync } from 'node:fs';
import { readKeyFile } from '@shafaf/gateway/signing/keyFile';
import { publishedKeys } from '@shafaf/gateway/signing/rotation';
import { type PublicKeySet, publicKeySet } from '@shafaf/shared/signing/publicKeys';

/**
 * The public keys of a file of keys, as members read them; null when the file is not there.
 * @throws ShafafError `KEYS_UNUSABLE`
 */
export function publishedKeySet(path: string): PublicKeySet | null {
  if (!existsSync(path)) return null;
  return publicKeySet(publishedKeys(readKeyFile(path), Date.now()).map(({ publicKey }) => publicKey));
}
