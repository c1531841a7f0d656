import { createPublicKey, verify } from 'node:crypto';
import { isKeyPin } from '@shafaf/shared/network/keyPin';
import { z } from 'zod';

/** One for the key in use and one for the next, of a server or two. */
export const MOST_PINS = 4;

/** What a body's operator sends to accept an invitation. */
export const invitationAnswer = z.strictObject({
  /** As it was told. */
  invitation: z.string().max(300),
  /** Where the body's server answers GraphQL. */
  address: z.string().max(2_000),
  /** The public half of an Ed25519 key: its 32 bytes in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Pins (RFC 7469: SHA-256 of the SubjectPublicKeyInfo, base64) of the keys that the server may show over TLS; none where authorities vouch for it. */
  keyPins: z.array(z.string().refine(isKeyPin, 'must be a SHA-256 in base64')).max(MOST_PINS).default([]),
  /** By that key, of `answerStatement`: 64 bytes in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/**
 * The text that the key signs, in UTF-8: lines with a line feed between them and none at the end. The first says what is signed, so that
 * no other use of the key gives the same; then come invitation, address, public key, and each pin.
 */
export function answerStatement({ invitation, address, publicKey, keyPins }: Omit<InvitationAnswer, 'signature'>): string {
  return ['shafaf joining 1', invitation, address, publicKey, ...keyPins].join('\n');
}

/** Whether the one who answered has the private half of the key. */
export function isProven(answer: InvitationAnswer): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: answer.publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(answerStatement(answer)), key, Buffer.from(answer.signature, 'base64url'));
  } catch {
    // 32 bytes that are no point of the curve.
    return false;
  }
}
