import type { Operation } from '../programs/LoadOrder.ts';
import type { Program } from '../programs/launch.ts';

/** One of those that are compared in a scenario. */
export interface Peer {
  /** As it stands in the report. */
  name: string;
  /** Where it answers GraphQL. */
  url: string;
  headers: Readonly<Record<string, string>>;
  /** The gateway's process, which stands still while others are measured. */
  gateway: Program;
  /** The processes that answer the gateway's questions. */
  servers: readonly Program[];
  /** Done before each of its slices. */
  prepare?: () => Promise<unknown>;
}

/** Several peers and what they are asked, in turn. */
export interface Race {
  /** Such as `B`. */
  letter: string;
  title: string;
  peers: readonly Peer[];
  operations: readonly Operation[];
  goals: readonly Goal[];
}

/** How many times as many questions a second one peer shall answer as another. */
export interface Goal {
  peer: string;
  over: string;
  atLeast: number;
}
