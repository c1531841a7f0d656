import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type ErrorCode, errorCatalogue } from '../errors/catalogue.ts';
import { messageOf } from '../errors/messageOf.ts';
import { ShafafError } from '../errors/ShafafError.ts';
import { logFault } from './maskUnexpected.ts';

/**
 * Gives every error that does not come from a GraphQL operation the form that those have, `{ errors: [{ message, extensions }] }`, with
 * a code of the catalogue: so that a client needs to know one form only.
 */
export function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof ShafafError) return sendError(reply, error);
    const known = knownError(error, request);
    if (known !== undefined) return sendError(reply, known);
    return reply.code(500).send({ errors: [{ message: 'Internal error', extensions: logFault(logger, error, [request.url]) }] });
  });
  app.setNotFoundHandler((request, reply) =>
    sendError(reply, new ShafafError('NOT_FOUND', `Nothing is served at ${request.method} ${pathOf(request)}.`)),
  );
}

/**
 * Answers with one error of the catalogue. Headers that it brings along (`refusal`) are used.
 * @param status the HTTP status, where it is not what the catalogue says
 */
export function sendError(
  reply: FastifyReply,
  error: ShafafError,
  status: number = errorCatalogue[error.code].status ?? 500,
): FastifyReply {
  const { http, ...extensions } = error.extensions;
  const headers = typeof http === 'object' && http !== null && 'headers' in http && http.headers instanceof Map ? http.headers : new Map();
  return reply
    .code(status)
    .headers(Object.fromEntries(headers))
    .header('cache-control', 'no-store')
    .send({ errors: [{ message: error.message, extensions }] });
}

/** Fastify's own refusals, by their codes; undefined for what is a fault of ours. */
function knownError(error: unknown, request: FastifyRequest): ShafafError | undefined {
  // Not by its class: what zlib refuses is an error of another realm where modules run in one of their own, as in tests.
  if (typeof error !== 'object' || error === null) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = request.routeOptions.bodyLimit;
    return new ShafafError('BODY_TOO_LARGE', `The body has more than ${limit} bytes, which is the most that is taken.`, {
      extensions: { limit },
    });
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return status < 500 ? new ShafafError(REFUSED[status] ?? 'BAD_REQUEST', messageOf(error)) : undefined;
}

const REFUSED: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  408: 'REQUEST_TOO_SLOW',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? url;
}
