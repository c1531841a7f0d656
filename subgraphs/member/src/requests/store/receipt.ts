import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that are not taken for one another on paper or over the telephone (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;
/** 130 bits. */
const SECRET_LENGTH = 26;

/** The local id of a new tracking code, such as `1404-7K3M9QPX`: not to be counted through, since codes in a row would tell how many there are. */
export function newCode(jalaliYear: number): string {
  return `${jalaliYear}-${randomText(CODE_LENGTH)}`;
}

/** A new secret, in groups that can be read out: `7K3M-9QPX-…`. */
export function newSecret(): string {
  return randomText(SECRET_LENGTH).replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * What is stored of a secret. It is made of chance alone, 130 bits of it, so that a fast hash keeps it as well as a slow one.
 * @param secret as a person may write it: small letters, spaces and hyphens make no difference, nor do letters that look like digits
 */
export function hashOfSecret(secret: string): string {
  const plain = secret.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(plain).digest('hex');
}

/** Whether a secret is the one whose hash is stored; takes as long for any. */
export function isSecretOf(secret: string, storedHash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(secret), 'hex'), Buffer.from(storedHash, 'hex'));
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
