import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { keyId, publicJwk } from './keyId.ts';

/** A set of public keys as it is published: a JSON Web Key Set (RFC 7517) of Ed25519 keys. */
export interface PublicKeySet {
  keys: { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; use: 'sig' }[];
}

/** Keys of other kinds may stand in a set too: they are for somebody else. */
const keySetForm = z.object({ keys: z.array(z.unknown()).max(64) });
const usableForm = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), use: z.literal('sig').optional() });

/** Public keys as they are published. */
export function publicKeySet(keys: readonly KeyObject[]): PublicKeySet {
  return {
    keys: keys.map((key) => {
      const jwk = publicJwk(key);
      return { ...jwk, kid: keyId(jwk), use: 'sig' };
    }),
  };
}

/**
 * The Ed25519 keys of a published set, by id. An id is the key's thumbprint whatever the set calls it, so that no key can take
 * another's name.
 * @param text the set as JSON
 * @throws when it is no key set, or has no such key
 */
export function readPublicKeys(text: string): ReadonlyMap<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const given of keySetForm.parse(JSON.parse(text)).keys) {
    const usable = usableForm.safeParse(given);
    if (!usable.success) continue;
    const key = createPublicKey({ format: 'jwk', key: { ...usable.data } });
    keys.set(keyId(publicJwk(key)), key);
  }
  if (keys.size === 0) throw new Error('the key set holds no Ed25519 key');
  return keys;
}
