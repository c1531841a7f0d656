import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** Where the page stands once it is built. */
const builtPage = fileURLToPath(new URL('../../portal/dist', import.meta.url));

/** The page loads nothing of other hosts, and nothing that does not stand in a file of its own. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The names of assets hold a hash of what is in them. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Serves the province's web page at `/`, in Persian, and below `/en` in English. Addresses of its pages are answered with the page, which then shows
 * what the address says; any other that a browser opens with the page and the status 404, and what a program asks for with an error as everywhere.
 * Where the page is not built, as when tests run from the sources, `/` leads to the explorer.
 * @param folder the built page
 */
export async function portalRoutes(app: FastifyInstance, folder: string = builtPage): Promise<void> {
  if (!existsSync(`${folder}/pages.json`)) {
    app.get('/', async (_request, reply) => reply.redirect('/explorer'));
    return;
  }
  const patterns = z.array(z.string()).parse(JSON.parse(readFileSync(`${folder}/pages.json`, 'utf8')));
  const pages = patterns.map((pattern) => new RegExp(pattern));
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  app.get<{ Params: { '*': string } }>('/assets/*', async ({ params }, reply) =>
    reply.header('cache-control', FOREVER).header('vary', 'accept-encoding').sendFile(`assets/${params['*']}`),
  );
  app.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = pages.some((page) => page.test(path));
    if (!isPage && !isForReaders(request)) throw new ShafafError('NOT_FOUND', `Nothing is served at GET ${path}.`);
    return sendPage(reply.code(isPage ? 200 : 404), /^\/en(\/|$)/.test(path) ? 'en.html' : 'index.html');
  });
}

function sendPage(reply: FastifyReply, file: string): FastifyReply {
  return reply
    .header('cache-control', 'no-cache')
    .header('vary', 'accept, accept-encoding')
    .header('content-security-policy', CONTENT_POLICY)
    .sendFile(file);
}

/** Whether somebody opens it in a browser. */
function isForReaders({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}
