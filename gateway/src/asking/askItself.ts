import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a client says to GraphQL holds as well for what is asked on its behalf. */
const PASSED_ON = ['host', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'shafaf-coverage', 'shafaf-stale', 'cache-control'];

/**
 * Asks the gateway's own GraphQL on behalf of a request, through the same door as anybody: with the client's limits and rates, and what its headers
 * say of coverage. It ends with the client's connection.
 * @returns the way to ask; an answer is the JSON of GraphQL over HTTP
 */
export function askItself(
  app: FastifyInstance,
  request: FastifyRequest,
  left: AbortSignal,
): (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown> {
  const headers = Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return async (query, variables) => {
    if (left.aborted) throw new ShafafError('REPORT_FAILED', 'The client has left.');
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      payload: JSON.stringify({ query, variables }),
      ...(request.socket.remoteAddress !== undefined && { remoteAddress: request.socket.remoteAddress }),
    });
    return JSON.parse(answer.payload);
  };
}
