import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** What a body's operator sends to accept an invitation. */
export const invitationAnswer = z.strictObject({
  /** As it was told. */
  invitation: z.string().max(300),
  /** Where the body's server answers GraphQL. */
  address: z.string().max(2_000),
  /** The public half of an Ed25519 key: its 32 bytes in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** By that key, of `answerStatement`: 64 bytes in base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** The text that the key signs, in UTF-8: four lines, without one at the end. The first says what is signed, so that no other use of the key gives the same. */
export function answerStatement({ invitation, address, publicKey }: Omit<InvitationAnswer, 'signature'>): string {
  return ['shafaf joining 1', invitation, address, publicKey].join('\n');
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
