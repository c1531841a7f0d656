import { type ErrorCode, errorCatalogue } from './catalogue.ts';
import { ShafafError } from './ShafafError.ts';

/** What a refusal says beside its message. */
export interface RefusalDetails {
  /** Figures for programs, such as `{ found: 27, limit: 15 }`. */
  extensions?: Readonly<Record<string, unknown>>;
  /** HTTP headers of the answer, by their names in lower case. */
  headers?: Readonly<Record<string, string>>;
}

/** An error that is the whole answer to a request: Apollo answers it with the HTTP status that the catalogue gives its code. */
export function refusal(code: ErrorCode, message: string, { extensions = {}, headers = {} }: RefusalDetails = {}): ShafafError {
  const http: unknown = { status: errorCatalogue[code].status ?? 500, headers: new Map(Object.entries(headers)) };
  const all: Record<string, unknown> = { ...extensions, http };
  return new ShafafError(code, message, { extensions: all });
}
