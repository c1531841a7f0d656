import { join, resolve } from 'node:path';

/** The file of the gateway's keys: the one given (`--keys`), or what `SHAFAF_GATEWAY_KEYS` names, or the home's own. */
export function gatewayKeysPath(home: string, given?: string): string {
  return resolve(given || process.env.SHAFAF_GATEWAY_KEYS || join(home, 'gateway-keys.json'));
}
