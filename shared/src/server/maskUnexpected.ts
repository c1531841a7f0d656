import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { type ErrorCode, errorCatalogue } from '../errors/catalogue.ts';
import { isErrorCode } from '../errors/isErrorCode.ts';

/**
 * Apollo's `formatError`: errors meant for the user (`ShafafError`, syntax, validation, values that do not fit their type) pass with
 * what to do about them; anything else is a fault of ours. Of that the client learns `Internal error` and an id, under which the log
 * has the rest. So no client meets a code that is not in the catalogue.
 */
export function maskUnexpected(logger: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = codeForUser(formatted, causeOf(error));
    if (code === undefined)
      return { ...formatted, message: 'Internal error', extensions: logFault(logger, causeOf(error), formatted.path) };
    return { ...formatted, extensions: { whatToDo: errorCatalogue[code].whatToDo, ...formatted.extensions, code } };
  };
}

/** What a client may know of a fault of ours. */
export interface LoggedFault {
  [extension: string]: unknown;
  code: 'INTERNAL_SERVER_ERROR';
  /** Of the line in the log. */
  id: string;
  whatToDo: string;
}

/** Logs a fault of ours and gives what the client may know of it. */
export function logFault(logger: Logger, fault: unknown, path?: readonly (string | number)[]): LoggedFault {
  const id = randomUUID();
  logger.error({ err: fault, id, path }, 'A request met an unexpected error');
  return { code: 'INTERNAL_SERVER_ERROR', id, whatToDo: errorCatalogue.INTERNAL_SERVER_ERROR.whatToDo };
}

// graphql-js wraps what a resolver throws, so whether it was meant for the user shows only on the innermost error.
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

/** The code of an error that is meant for the user; undefined for a fault of ours. */
function codeForUser({ extensions = {} }: GraphQLFormattedError, cause: unknown): ErrorCode | undefined {
  const { code, id } = extensions;
  // A part of the server has logged it already and masked it itself.
  if (code === 'INTERNAL_SERVER_ERROR' && id !== undefined) return code;
  // Apollo gives this code to what has none. What graphql-js refuses without a code is a value that does not fit its argument.
  if (code === 'INTERNAL_SERVER_ERROR')
    return cause instanceof GraphQLError && cause.extensions.code === undefined ? 'BAD_USER_INPUT' : undefined;
  return isErrorCode(code) ? code : undefined;
}
