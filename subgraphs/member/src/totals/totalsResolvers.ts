import type { CategoryTotals } from '../categories/Category.ts';
import { ownCoverage } from '../connection/connectionResolvers.ts';
import type { Totals } from './totalsOf.ts';

/** Resolvers of a category's totals type. Groups and what is in them are plain values. */
export function totalsResolvers(of: CategoryTotals) {
  const figures = Object.keys(of.figures).map((name) => [name, async (totals: Totals) => (await totals.figures())[name]] as const);
  return {
    ...Object.fromEntries(figures),
    groups: async (totals: Totals) => (totals.groups === null ? [] : (await totals.groups()).groups),
    groupCount: async (totals: Totals) => (totals.groups === null ? '0' : (await totals.groups()).groupCount),
    coverage: () => ownCoverage,
  };
}
