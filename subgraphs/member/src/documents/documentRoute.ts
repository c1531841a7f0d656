import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { CallerCheck } from '../trust/callerCheck.ts';
import { attachmentHeaders } from './attachmentHeaders.ts';
import type { DocumentStore } from './DocumentStore.ts';

/** Whose documents are served. */
export interface DocumentRouteOptions {
  database: Kysely<MemberDatabase>;
  store: DocumentStore;
  callerOf: CallerCheck;
}

const parameters = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * `GET /documents/<sha256>`: the file of a document, to be saved. A browser neither shows it nor guesses what it is, and nothing in it may
 * run: it is somebody's file on the address of a public body. Its hash is its name, so it never changes.
 */
export function documentRoute(app: FastifyInstance, { database, store, callerOf }: DocumentRouteOptions): void {
  app.get('/documents/:sha256', { compress: false }, async (request, reply) => {
    await callerOf(request);
    const parsed = parameters.safeParse(request.params);
    const found = parsed.success ? await store.find(database, parsed.data.sha256) : null;
    if (found === null) throw refusal('NOT_FOUND', 'There is no document of this hash here.');
    const etag = `"${found.sha256}"`;
    reply.headers({
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
      ...attachmentHeaders(found.fileName),
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return reply.code(304).send();
    return reply
      .type(found.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : found.mediaType)
      .header('content-length', found.bytes)
      .send(found.read());
  });
}
