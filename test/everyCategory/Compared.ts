import type { Rules } from '../../gateway/src/scatter/rules.ts';

/** Puts a question to a server. */
export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<{ data: unknown; errors?: unknown }>;

/** A member, as one that can be asked by itself. */
export interface PlainMember {
  code: string;
  kind: string;
  /** Code of the county that it is or lies in; null where there is none. */
  county: string | null;
  ask: Ask;
}

/** A province whose answers are compared with those of its members, asked one by one and put together plainly. */
export interface Compared {
  /** The contract's. */
  rules: Rules;
  /** Ways to ask the province; each is used in turn. */
  gateways: readonly [Ask, ...Ask[]];
  members: readonly PlainMember[];
}
