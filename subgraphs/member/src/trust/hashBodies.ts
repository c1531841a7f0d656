import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const EMPTY = sha256('');

/**
 * Lets a server keep the hash of each JSON body that claims to be signed, of the very bytes that arrived.
 * @returns gives the SHA-256 of a request's body in base64, or an empty text for a body that was not read as JSON
 */
export function hashBodies(app: FastifyInstance): (request: FastifyRequest) => string {
  const hashes = new WeakMap<FastifyRequest, string>();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    if (request.headers['signature-input'] !== undefined) hashes.set(request, sha256(body));
    return parse(request, body.toString(), done);
  });
  return (request) => hashes.get(request) ?? (request.body === undefined || request.body === null ? EMPTY : '');
}

function sha256(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('base64');
}
