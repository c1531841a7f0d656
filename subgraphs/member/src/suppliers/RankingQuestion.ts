import type { Filter } from '../categories/Category.ts';
import type { RelayArguments } from '../connection/pageArguments.ts';

/** Arguments of `suppliers`, coerced. */
export interface RankingArguments extends RelayArguments {
  text?: string | null;
  keys?: readonly string[] | null;
  /** Of contracts. */
  filter?: Filter | null;
  orderBy?: { field: string; direction: 'ASC' | 'DESC' } | null;
}

/** The order when a question names none, as the SDL has it. */
export const USUAL_ORDER = { field: 'AMOUNT', direction: 'DESC' } as const;

/** A supplier with figures over this member's contracts; whole numbers are decimal texts. */
export interface RankedSupplier {
  key: string;
  count: string;
  sampleCount: string;
  amount: string;
  /** Null when none has an amount. */
  largest: string | null;
  /** What it is ordered by; null when it has none. */
  orderKey: string | null;
}
