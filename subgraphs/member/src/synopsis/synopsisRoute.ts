import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { sendError } from '@shafaf/shared/server/answerErrors';
import { compressedFrom } from '@shafaf/shared/server/compressedFrom';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { MemberIdentity } from '../MemberIdentity.ts';
import type { CallerCheck } from '../trust/callerCheck.ts';
import { SynopsisReader } from './SynopsisReader.ts';

/** Whose synopsis is served. */
export interface SynopsisRouteOptions {
  database: Kysely<MemberDatabase>;
  member: MemberIdentity;
  logger: Logger;
  callerOf: CallerCheck;
}

/** Sent only when it has changed, often over a bad line, and packed to an eighth: worth it from the first kilobyte. */
const COMPRESS_FROM = 1_024;

/**
 * `GET /synopsis`: what the member says of its data (`synopsisForm`), with its version as `ETag`; 304 when `If-None-Match` names the
 * version that stands. 503 while it cannot be read; the reason goes to the log only, since it may name machines.
 */
export function synopsisRoute(app: FastifyInstance, { database, member, logger, callerOf }: SynopsisRouteOptions): void {
  const reader = new SynopsisReader(database, member);
  app.get('/synopsis', compressedFrom(COMPRESS_FROM), async (request, reply) => {
    await callerOf(request);
    reply.header('cache-control', 'no-cache');
    try {
      const asked = request.headers['if-none-match'];
      if (asked !== undefined) {
        const version = await reader.version();
        if (names(asked, version)) return reply.code(304).header('etag', `"${version}"`).send();
      }
      const synopsis = await reader.synopsis();
      return reply.header('etag', `"${synopsis.version}"`).send(synopsis);
    } catch (error) {
      logger.warn({ err: error }, 'The synopsis cannot be read');
      return sendError(reply, new ShafafError('DATABASE_UNAVAILABLE', 'The synopsis cannot be read: the database does not answer.'));
    }
  });
}

/** Whether an `If-None-Match` names a version; a proxy that compresses may have marked it as weak (RFC 9110, 8.8.3). */
function names(ifNoneMatch: string, version: string): boolean {
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${version}"`);
}
