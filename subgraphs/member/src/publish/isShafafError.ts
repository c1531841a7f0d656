import type { ErrorCode } from '@shafaf/shared/errors/catalogue';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** Whether what was thrown is an error meant for the user, of this code. */
export function isShafafError(error: unknown, code: ErrorCode): error is ShafafError {
  return error instanceof ShafafError && error.code === code;
}
