import type { KeyObject } from 'node:crypto';

/** Who calls: the province's gateway, proved by its signature, or anybody. */
export type Caller = 'GATEWAY' | 'PUBLIC';

/** Whose calls a member obeys. */
export interface MemberTrust {
  /** The keys of the gateways that it obeys. When left out it obeys none: whoever calls is anybody. */
  keys?: { find(id: string): Promise<KeyObject | undefined> };
  /** Whether anybody may read what it discloses; `OPEN` when left out. `CLOSED` leaves that to the gateway. */
  reads?: 'OPEN' | 'CLOSED';
  /** How far the time of signing may lie from the member's clock, either way; 60 when left out. */
  windowSeconds?: number;
  /** The member's clock, in milliseconds since 1970; the machine's when left out. */
  now?: () => number;
}
