import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/**
 * Apollo's `formatError`: errors meant for the user (`ShafafError`, syntax, validation, values that do not fit their type) pass as
 * they are; anything else is a fault of ours. Of that the client learns `Internal error` and an id, under which the log has the rest.
 */
export function maskUnexpected(logger: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = causeOf(error);
    if (cause instanceof GraphQLError || hasCodeForUser(formatted)) return formatted;
    return { ...formatted, message: 'Internal error', extensions: logFault(logger, cause, formatted.path) };
  };
}

/** Logs a fault of ours and gives what the client may know of it: a code and the id of the log line. */
export function logFault(
  logger: Logger,
  fault: unknown,
  path?: readonly (string | number)[],
): { code: 'INTERNAL_SERVER_ERROR'; id: string } {
  const id = randomUUID();
  logger.error({ err: fault, id, path }, 'A request met an unexpected error');
  return { code: 'INTERNAL_SERVER_ERROR', id };
}

// graphql-js wraps what a resolver throws, so whether it was meant for the user shows only on the innermost error.
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

// A variable that a scalar refuses with a plain TypeError is still the client's mistake: Apollo marks it BAD_USER_INPUT.
function hasCodeForUser(formatted: GraphQLFormattedError): boolean {
  const code = formatted.extensions?.code;
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
}
