import { type OrderKey, orderKeyOf } from '@shafaf/gateway/scatter/merge/orderKey';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Contents, Row } from './Contents.ts';
import { valuesAtPath } from './json.ts';
import type { Listing, ListingFilter } from './listingsOf.ts';
import type { SubjectIdentity } from './Trial.ts';

/** A filter, and which rows it should leave. */
export interface FilterCase {
  filter: Readonly<Record<string, unknown>>;
  matches: (row: Row) => boolean;
}

/** Values of each field that are tried. */
const MOST_VALUES = 3;

/** No member is called so: codes of the register are longer. */
const NOBODY = 'x';

/**
 * Filters whose meaning the contract says (`@prunes`), with values that rows have and such that none has, alone and two together. What
 * they should leave is worked out here.
 */
export function filterCases(listing: Listing, { rows }: Contents, code: string, identity: SubjectIdentity | null): FilterCase[] {
  const each = listing.filters.map((filter) => casesOf(filter, rows, code, identity));
  const alone = each.flat();
  const pairs = each.slice(1).flatMap((cases, index) => {
    const [one] = each[index] ?? [];
    const [two] = cases;
    return one === undefined || two === undefined ? [] : [both(one, two)];
  });
  return [{ filter: {}, matches: () => true }, ...alone, ...pairs];
}

function both(one: FilterCase, two: FilterCase): FilterCase {
  return { filter: { ...one.filter, ...two.filter }, matches: (row) => one.matches(row) && two.matches(row) };
}

function casesOf(
  { name, type, named, values: allowed, rule }: ListingFilter,
  rows: readonly Row[],
  code: string,
  identity: SubjectIdentity | null,
): FilterCase[] {
  const isList = type.startsWith('[');
  const all = (value: unknown): FilterCase => ({ filter: { [name]: value }, matches: () => true });
  const none = (value: unknown): FilterCase => ({ filter: { [name]: value }, matches: () => false });
  if (rule === null) return [];
  switch (rule.by) {
    case 'MEMBER':
      return [all(isList ? [code] : code), none(isList ? [NOBODY] : NOBODY), ...(isList ? [all([NOBODY, code]), none([])] : []), all(null)];
    case 'KIND':
      return identity === null ? [] : (allowed ?? []).map((kind) => (kind === identity.kind ? all(kind) : none(kind)));
    case 'COUNTY':
      return [none(NOBODY), ...(identity === null || identity.county === null ? [] : [all(identity.county)])];
    case 'AT_LEAST':
    case 'AT_MOST': {
      const { of, by } = rule;
      const bound = (value: unknown): FilterCase => ({
        filter: { [name]: value },
        matches: (each) => valuesAtPath(each.object, of).some((held) => reaches(by, orderKeyOf(named, held), orderKeyOf(named, value))),
      });
      return [...bounds(rows, of, named).map(bound), all(null)];
    }
    default: {
      const { of } = rule;
      const one = (value: unknown): FilterCase => ({
        filter: { [name]: isList ? [value] : value },
        matches: (each) => holds(each, of, value),
      });
      const known = frequent(rows, of);
      const [first, second] = known;
      return [
        ...known.slice(0, MOST_VALUES).map(one),
        ...unheard(named, allowed, known).map(one),
        ...(isList ? [none([])] : []),
        ...(isList && second !== undefined
          ? [{ filter: { [name]: [first, second] }, matches: (each: Row) => holds(each, of, first) || holds(each, of, second) }]
          : []),
        all(null),
      ];
    }
  }
}

function holds({ object }: Row, path: string, wanted: unknown): boolean {
  return valuesAtPath(object, path).some((held) => String(held) === String(wanted));
}

function reaches(by: 'AT_LEAST' | 'AT_MOST', key: OrderKey, bound: OrderKey): boolean {
  if (key === null || bound === null) return false;
  return by === 'AT_LEAST' ? key >= bound : key <= bound;
}

/** Smallest, middle and largest value that rows have, and values beyond both. */
function bounds(rows: readonly Row[], of: string, named: string): unknown[] {
  const keyed = frequent(rows, of).map((value) => ({ value, key: orderKeyOf(named, value) }));
  const sorted = keyed.sort((a, b) => (a.key === null || b.key === null || a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
  const chosen = [sorted.at(0), sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].flatMap((each) =>
    each === undefined ? [] : [each.value],
  );
  return [...new Set([...chosen, ...extremes(named)])];
}

function extremes(named: string): unknown[] {
  if (named === 'Rial') return ['-1000000000000000000000', '1000000000000000000000'];
  if (named === 'Date') return ['1000-01-01', '9999-12-31'];
  if (named === 'DateTime') return ['1000-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z'];
  return named === 'Int' ? [-2_147_483_648, 2_147_483_647] : [];
}

/** Values that no row has. */
function unheard(named: string, allowed: readonly string[] | null, known: readonly unknown[]): unknown[] {
  if (named === 'Boolean') return [true, false].filter((value) => !known.includes(value));
  if (allowed !== null) return allowed.filter((value) => !known.includes(value)).slice(0, 1);
  if (named === 'Int') return [2_147_483_646];
  return ['ID', 'String'].includes(named) ? ['no row has this'] : [];
}

/** The values that rows have, the most frequent first. */
function frequent(rows: readonly Row[], of: string): (string | number | boolean)[] {
  const counts = new Map<string | number | boolean, number>();
  for (const value of rows.flatMap(({ object }) => valuesAtPath(object, of)))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** The type of the value under a path of fields, such as `supplier.nationalId`. */
export function typeAtPath(type: GraphQLObjectType, path: string): string | null {
  let at: GraphQLObjectType = type;
  for (const name of path.split('.')) {
    const field = at.getFields()[name];
    const named = field && getNamedType(field.type);
    if (named === undefined) return null;
    if (!isObjectType(named)) return named.name;
    at = named;
  }
  return null;
}
