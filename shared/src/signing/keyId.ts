import { createHash, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const ed25519Form = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

/** A public Ed25519 key as a JSON Web Key (RFC 8037), without its id. */
export type Ed25519Jwk = z.infer<typeof ed25519Form>;

/**
 * The public part of an Ed25519 key, private or public, as a JSON Web Key.
 * @throws when it is a key of another kind
 */
export function publicJwk(key: KeyObject): Ed25519Jwk {
  const { kty, crv, x } = ed25519Form.parse(key.export({ format: 'jwk' }));
  return { kty, crv, x };
}

/** The name of a key: its thumbprint by RFC 7638, so that nobody has to agree on names and no two keys share one. */
export function keyId({ kty, crv, x }: Ed25519Jwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
