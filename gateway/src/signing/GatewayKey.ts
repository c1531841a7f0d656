import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keyId, publicJwk } from '@shafaf/shared/signing/keyId';
import type { SigningKey } from '@shafaf/shared/signing/signCall';
import { z } from 'zod';

/** A key with which a gateway signs, from a time on. */
export interface GatewayKey extends SigningKey {
  publicKey: KeyObject;
  /** Milliseconds since 1970. It is published before, so that members know it by then. */
  signsFrom: number;
}

const privateJwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

/** The form of a file of keys. It is secret. */
export const keyFileForm = z.object({
  keys: z.array(z.object({ privateKey: privateJwk, signsFrom: z.iso.datetime() })).min(1),
});

/** A new key. */
export function generateKey(signsFrom: number): GatewayKey {
  return gatewayKey(generateKeyPairSync('ed25519').privateKey, signsFrom);
}

/** The keys that a file's text holds, in the order in which they sign. @throws when it is no such file */
export function readKeys(text: string): GatewayKey[] {
  return keyFileForm
    .parse(JSON.parse(text))
    .keys.map(({ privateKey, signsFrom }) => gatewayKey(createPrivateKey({ format: 'jwk', key: privateKey }), Date.parse(signsFrom)))
    .sort((a, b) => a.signsFrom - b.signsFrom);
}

/** A file's text for keys. */
export function writeKeys(keys: readonly GatewayKey[]): string {
  const file: z.infer<typeof keyFileForm> = {
    keys: keys.map(({ privateKey, signsFrom }) => ({
      privateKey: privateJwk.parse(privateKey.export({ format: 'jwk' })),
      signsFrom: new Date(signsFrom).toISOString(),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function gatewayKey(privateKey: KeyObject, signsFrom: number): GatewayKey {
  const publicKey = createPublicKey(privateKey);
  return { id: keyId(publicJwk(publicKey)), privateKey, publicKey, signsFrom };
}
