import type { GatewayKey } from './GatewayKey.ts';

/** A key is published for an hour after the next one has begun to sign: calls signed with it are then long answered or stale. */
const GRACE_MILLISECONDS = 3_600_000;

/**
 * The key that signs now: the newest whose time has come.
 * @param keys in the order in which they sign, at least one
 */
export function signingKey(keys: readonly GatewayKey[], now: number): GatewayKey {
  const key = keys.findLast(({ signsFrom }) => signsFrom <= now) ?? keys[0];
  if (key === undefined) throw new Error('there is no key');
  return key;
}

/** The keys that members are told of: the one that signs, those that will, and the last ones that did. */
export function publishedKeys(keys: readonly GatewayKey[], now: number): GatewayKey[] {
  return keys.filter((_key, index) => {
    const next = keys[index + 1];
    return next === undefined || next.signsFrom + GRACE_MILLISECONDS > now;
  });
}

/**
 * The keys after a new one was added. Those that nobody needs any more are left out.
 * @param fresh it is published at once; members should have time to read it before it signs
 */
export function rotated(keys: readonly GatewayKey[], fresh: GatewayKey, now: number): GatewayKey[] {
  return [...publishedKeys(keys, now), fresh].sort((a, b) => a.signsFrom - b.signsFrom);
}
