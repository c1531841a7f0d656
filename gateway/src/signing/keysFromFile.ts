import { statSync } from 'node:fs';
import { publicKeySet } from '@shafaf/shared/signing/publicKeys';
import { signCall } from '@shafaf/shared/signing/signCall';
import type { Logger } from 'pino';
import type { GatewayKey } from './GatewayKey.ts';
import type { GatewayKeys } from './GatewayKeys.ts';
import { readKeyFile } from './keyFile.ts';
import { publishedKeys, signingKey } from './rotation.ts';

/** Where the keys are. */
export interface KeysFromFileOptions {
  path: string;
  logger: Logger;
  /** How often the file is looked at; 2,000 when left out. */
  lookEveryMilliseconds?: number;
  /** Milliseconds since 1970; the machine's clock when left out. */
  now?: () => number;
}

const LOOK_EVERY = 2_000;

/**
 * Keys that stand in a file and may be changed there while the gateway runs. A file that becomes unusable changes nothing.
 * @throws ShafafError `KEYS_UNUSABLE` when it is so from the beginning
 */
export function keysFromFile({ path, logger, lookEveryMilliseconds = LOOK_EVERY, now = Date.now }: KeysFromFileOptions): GatewayKeys {
  let version = versionOf(path);
  let keys: readonly GatewayKey[] = readKeyFile(path);
  let lookedAt = performance.now();

  function current(): readonly GatewayKey[] {
    if (performance.now() - lookedAt < lookEveryMilliseconds) return keys;
    lookedAt = performance.now();
    const seen = versionOf(path);
    if (seen === version) return keys;
    version = seen;
    try {
      keys = readKeyFile(path);
      logger.info({ signs: signingKey(keys, now()).id, keys: keys.length }, 'the keys have changed');
    } catch (error) {
      logger.error({ err: error }, 'the file of keys cannot be used any more; the keys known stand');
    }
    return keys;
  }

  return {
    sign: (call, body) => signCall(call, body, signingKey(current(), now()), now()),
    published: () => publicKeySet(publishedKeys(current(), now()).map(({ publicKey }) => publicKey)),
  };
}

/** Changes whenever the file does; empty while it is not there. */
function versionOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}
