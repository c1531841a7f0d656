import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { z } from 'zod';

const several = z.object({ errors: z.array(z.unknown()).min(1) });

/**
 * What went wrong, for the person at the terminal: the message and what to do about it. A stack is shown only for what is no user's
 * error, and only at `SHAFAF_LOG_LEVEL=debug` or `trace`.
 */
export function describeFault(error: unknown): string {
  if (error instanceof ShafafError) return `shafaf: ${error.message}\nWhat to do: ${String(error.extensions.whatToDo)}`;
  // A server that is tried at several addresses gives an error with no message of its own.
  const parts = several.safeParse(error);
  const message = messageOf(error) || (parts.success ? messageOf(parts.data.errors[0]) : '');
  if (systemErrorCode(error) === 'ECONNREFUSED')
    return `shafaf: Nobody answers: ${message}\nWhat to do: Check the address, and whether the server there runs.`;
  const detailed = ['debug', 'trace'].includes(process.env.SHAFAF_LOG_LEVEL ?? '');
  return `shafaf: ${detailed && error instanceof Error ? (error.stack ?? message) : message}`;
}
