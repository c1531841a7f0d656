import { existsSync } from 'node:fs';
import { readKeyFile } from '@shafaf/gateway/signing/keyFile';
import { signingKey } from '@shafaf/gateway/signing/rotation';
import { signCall } from '@shafaf/shared/signing/signCall';
import type { Sign } from '../conformance/MemberLink.ts';

/**
 * Signs calls with the keys of a file, such as the gateway's.
 * @returns undefined when the file is not there
 * @throws ShafafError `KEYS_UNUSABLE` when it is no such file
 */
export function checkSigner(path: string): Sign | undefined {
  if (!existsSync(path)) return undefined;
  const keys = readKeyFile(path);
  return (call, body, now = Date.now()) => signCall(call, body, signingKey(keys, Date.now()), now);
}
