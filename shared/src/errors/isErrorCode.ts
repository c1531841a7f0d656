import { type ErrorCode, errorCatalogue } from './catalogue.ts';

/** Whether something is a code of the catalogue. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code);
}
