import type { ScatterRequest } from './scatter/ScatterDataSource.ts';

/** What goes with each operation through the gateway. */
export type GatewayContext = ScatterRequest;
