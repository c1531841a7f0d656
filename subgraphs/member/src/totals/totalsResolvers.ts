import type { Category, RecordRow } from '../categories/Category.ts';
import { ownCoverage } from '../connection/connectionResolvers.ts';
import type { Totals } from './totalsOf.ts';

/** Resolvers of a category's totals type. Groups and what is in them are plain values. */
export function totalsResolvers<Row extends RecordRow>(category: Category<Row>) {
  const figures = Object.keys(category.figures).map((name) => [name, async (totals: Totals) => (await totals.figures())[name]] as const);
  return {
    ...Object.fromEntries(figures),
    groups: async (totals: Totals) => (totals.groups === null ? [] : (await totals.groups()).groups),
    groupCount: async (totals: Totals) => (totals.groups === null ? '0' : (await totals.groups()).groupCount),
    coverage: () => ownCoverage,
  };
}
