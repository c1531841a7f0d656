import type { ServerResponse } from 'node:http';

/** Why an operation is given up. */
export type GivenUp = 'DEADLINE' | 'CLIENT_LEFT';

/**
 * A signal that is aborted when an operation is to be given up: its time has passed, or the client has closed the connection, so that
 * nobody would read the answer. Its reason is a `GivenUp`.
 * @param onLate called when the time has passed
 */
export function operationSignal(response: ServerResponse, deadlineMilliseconds: number, onLate: () => void): AbortSignal {
  const controller = new AbortController();
  const giveUp = (reason: GivenUp) => controller.abort(reason);
  const timer = setTimeout(() => {
    onLate();
    giveUp('DEADLINE');
  }, deadlineMilliseconds);
  // An answer to a question that the gateway asks itself has no connection that closes.
  response.once('finish', () => clearTimeout(timer));
  // Comes once, whether the answer was sent or the connection broke.
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) giveUp('CLIENT_LEFT');
  });
  return controller.signal;
}
