import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { StatusReport } from './StatusReport.ts';
import { statusPage, statusStyle } from './statusPage.ts';
import type { StatusLanguage } from './statusWords.ts';

const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(statusStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves how members and extensions stand: at `/status` for people, in Persian or English (`?language=en`, or as the browser prefers),
 * and at `/status.json` for programs. Nobody is asked for it: it is what the gateway knows.
 */
export function statusRoutes(app: FastifyInstance, report: () => StatusReport): void {
  app.get('/status.json', async (_request, reply) => reply.header('cache-control', 'no-store').send(report()));
  app.get<{ Querystring: { language?: unknown } }>('/status', async ({ query, headers }, reply) =>
    reply
      .header('cache-control', 'no-store')
      .header('vary', 'accept-language')
      .header('content-security-policy', CONTENT_POLICY)
      .type('text/html; charset=utf-8')
      .send(statusPage(report(), languageOf(query.language, headers['accept-language']))),
  );
}

/** Persian, unless English is wished for: by the address, or by a browser that names it first of the two. */
function languageOf(wished: unknown, accepted = ''): StatusLanguage {
  if (wished === 'fa' || wished === 'en') return wished;
  return /\b(fa|en)\b/i.exec(accepted)?.[1]?.toLowerCase() === 'en' ? 'en' : 'fa';
}
