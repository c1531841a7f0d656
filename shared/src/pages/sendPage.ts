import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { pageStyle } from './pageStyle.ts';

/** Nothing but the page itself, its one style, and forms that stay here. */
const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Sends a page without script, which holds `pageStyle` and no other. No cache keeps it.
 * @param referrer to whom its links and forms say where they are from; nobody when left out. With `same-origin`, browsers name the origin of its forms
 */
export function sendPage(reply: FastifyReply, page: string, referrer: 'no-referrer' | 'same-origin' = 'no-referrer'): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', CONTENT_POLICY)
    .header('referrer-policy', referrer)
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(page);
}
