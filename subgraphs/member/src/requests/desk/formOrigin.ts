import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/**
 * Whether a form was sent by a page of this server, as the browser says, which no page can make it lie about.
 * @param publicOrigin where others reach this server
 */
export function isSentFromHere({ headers, protocol, host }: FastifyRequest, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && (origin === publicOrigin || origin === `${protocol}://${host}`);
}

/** Whether a form holds the key of its session. */
export function holdsFormKey(given: string, formKey: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(formKey)];
  return a.length === b.length && timingSafeEqual(a, b);
}
