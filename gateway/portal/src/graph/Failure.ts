/**
 * Why a question has no answer at all.
 * - OFFLINE: the gateway could not be reached;
 * - TOO_MANY: this client has asked more than it may, and may ask again after so many seconds;
 * - REFUSED: the question is not one that is answered, and the message says why;
 * - SERVER: a fault of the gateway's own, which its log has under the id.
 */
export type Failure =
  | { kind: 'OFFLINE' }
  | { kind: 'TOO_MANY'; retryAfterSeconds: number | null }
  | { kind: 'REFUSED'; message: string; whatToDo: string | null }
  | { kind: 'SERVER'; id: string | null };
