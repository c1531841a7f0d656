import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ClientRates } from './rate/ClientRates.ts';

/** What the gateway's HTTP server does for the safety of whoever uses it. */
export interface SafeguardOptions {
  rates: ClientRates;
  /** Origins of web pages that may read answers, such as `https://portal.example.ir`; `*` means any. */
  origins: readonly string[];
}

/** What any request costs besides: it is read and answered, whatever it is. */
const REQUEST_POINTS = 1_000;
/** Browsers keep what a preflight said for so long, in seconds. */
const PREFLIGHT_SECONDS = 600;

/** Sets security headers, lets pages of other origins in as far as that is wanted, and holds each client to its rate. */
export async function safeguards(app: FastifyInstance, { rates, origins }: SafeguardOptions): Promise<void> {
  await app.register(fastifyHelmet, {
    // Other servers below the same name are none of the gateway's business.
    strictTransportSecurity: { includeSubDomains: false },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  if (origins.length > 0)
    await app.register(fastifyCors, {
      // No cookie and no password is ever used here, so a page of another origin can do nothing that its server could not do as well.
      credentials: false,
      origin: origins.includes('*') ? '*' : [...origins],
      methods: ['GET', 'POST'],
      allowedHeaders: ['content-type', 'apollo-require-preflight', 'cache-control', 'if-none-match', 'shafaf-coverage', 'shafaf-stale'],
      exposedHeaders: ['etag', 'retry-after', 'shafaf-cost', 'shafaf-coverage', 'shafaf-missing', 'content-disposition'],
      maxAge: PREFLIGHT_SECONDS,
    });
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/health/')) await rates.spend(rates.clientOf(request), REQUEST_POINTS);
  });
}
