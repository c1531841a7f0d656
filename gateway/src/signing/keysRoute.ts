import type { FastifyInstance } from 'fastify';
import type { GatewayKeys } from './GatewayKeys.ts';

/** Members read the keys every few minutes; a proxy in between may keep them for so many seconds. */
const MAX_AGE = 60;

/** `GET /.well-known/jwks.json`: the public keys of the gateway, as a JSON Web Key Set (RFC 7517). */
export function keysRoute(app: FastifyInstance, keys: GatewayKeys): void {
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', `public, max-age=${MAX_AGE}`).send(keys.published()),
  );
}
