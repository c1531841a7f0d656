import { createHash, type X509Certificate } from 'node:crypto';

/**
 * The pin of a certificate's key, as RFC 7469 writes it: the SHA-256 of its SubjectPublicKeyInfo, in base64. It stays the same when a
 * certificate is renewed for the same key.
 */
export function keyPin(certificate: X509Certificate): string {
  return createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** Whether a text can be a pin: 32 bytes in base64. */
export function isKeyPin(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').toString('base64') === text;
}
