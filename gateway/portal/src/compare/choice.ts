import type { CategoryEntry, FigureEntry, GroupEntry, TotalsEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldAt } from '../../build/src/catalogue/fieldAt.ts';

/** What is compared, as the address says it. */
export interface Choice {
  category: CategoryEntry;
  totals: TotalsEntry;
  figure: FigureEntry;
  group: GroupEntry;
  /** Groups that are shown at most. */
  top: number;
}

/** How many groups can be shown. */
export const tops: readonly number[] = [10, 20, 50, 100, 200];

const USUAL_TOP = 20;

/** Names of the query's parameters that are no condition. No input of a filter is called so. */
export const choiceNames = ['category', 'measure', 'groupBy', 'top'] as const;

/**
 * Reads what an address wants to be compared: what it does not say, or says wrongly, is as usual. Null where no category has figures.
 */
export function readChoice(categories: readonly CategoryEntry[], query: URLSearchParams): Choice | null {
  const able = categories.filter(({ totals }) => totals !== null);
  const category = able.find(({ name }) => name === query.get('category')) ?? able.find(hasAmount) ?? able[0];
  if (category === undefined || category.totals === null) return null;
  const { totals } = category;
  const figure = totals.figures.find(({ name }) => name === query.get('measure')) ?? usualFigure(category, totals);
  const group = totals.groups.find(({ value }) => value === query.get('groupBy')) ?? totals.groups[0];
  const top = tops.find((each) => String(each) === query.get('top')) ?? USUAL_TOP;
  return figure === undefined || group === undefined ? null : { category, totals, figure, group, top };
}

function hasAmount(category: CategoryEntry): boolean {
  return category.totals !== null && usualFigure(category, category.totals)?.kind === 'rial';
}

/** What groups are ordered by, if that is the sum of a field of records: an order alone is nothing that people ask for. */
function usualFigure({ fields }: CategoryEntry, { figures, groupOrder }: TotalsEntry): FigureEntry | undefined {
  return figures.find(({ name }) => name === groupOrder && fieldAt(fields, name) !== undefined) ?? figures[0];
}

/** An address's query that says all of a choice and of the conditions, so that it means the same for ever. */
export function queryOf({ category, figure, group, top }: Choice, conditions: URLSearchParams): URLSearchParams {
  return new URLSearchParams([
    ['category', category.name],
    ['measure', figure.name],
    ['groupBy', group.value],
    ['top', String(top)],
    ...conditions,
  ]);
}

/** The conditions alone, as lists and exports take them. */
export function conditionsIn(query: URLSearchParams): URLSearchParams {
  const conditions = new URLSearchParams(query);
  for (const name of choiceNames) conditions.delete(name);
  return conditions;
}
