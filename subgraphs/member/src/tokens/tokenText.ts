import { createHash, randomBytes } from 'node:crypto';

/** By its beginning, programs that look for leaked secrets know a token. */
const BEGINNING = 'shafaf_';
const FORM = /^shafaf_[A-Za-z0-9_-]{43}$/;

/** A new token: 256 bits of chance, so that it is never guessed. */
export function newToken(): string {
  return BEGINNING + randomBytes(32).toString('base64url');
}

/** Whether a text can be a token at all. */
export function isTokenText(text: string): boolean {
  return FORM.test(text);
}

/**
 * What is stored of a token. A slow hash with salt, as passwords need, would add nothing: it is there against guessing what people think
 * up, and nobody goes through 2²⁵⁶ tokens however fast they are hashed. It would make each call dear, and looking one up impossible.
 */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
