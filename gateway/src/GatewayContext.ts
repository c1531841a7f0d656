import type { ScatterRequest } from './scatter/ScatterDataSource.ts';

/** What goes with each operation through the gateway. */
export interface GatewayContext extends ScatterRequest {
  /** Set for what is some person's own: no cache may keep it. */
  isPersonal?: boolean;
  /** By what the client is known to the rates; null for one that has none. */
  client: string | null;
  /** Aborted when the operation is to be given up, with a `GivenUp` as its reason. */
  signal: AbortSignal;
}
