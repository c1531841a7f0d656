import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { type ErrorCode, errorCatalogue } from './catalogue.ts';

/**
 * An error meant for the user: its message says what is wrong with what, and `extensions` hold the code and what to do, both from
 * the catalogue. Any other error is a fault of ours and is masked before it leaves the server.
 */
export class ShafafError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: GraphQLErrorOptions = {}) {
    super(message, { ...options, extensions: { ...options.extensions, code, whatToDo: errorCatalogue[code].whatToDo } });
    this.name = 'ShafafError';
    this.code = code;
  }
}
