import { expect } from '@jest/globals';
import { isObject, objectAt, objectsAt, valueAt, valuesAtPath } from '../../cli/src/conformance/json.ts';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import type { Compared } from './Compared.ts';
import type { PlainRow } from './PlainRow.ts';
import { selectionOf } from './selectionOf.ts';

const COVERAGE = 'coverage { complete asked answered missing { code } stale { code } dropped { code } }';

/** Asks for whole rows and for figures by member at once, so that one lie meets both. */
export function truthQuestion({ rules }: Compared, listing: Listing): string {
  const figures =
    listing.totals === null ? '' : `${listing.totals.field}(filter: $filter, groupBy: MEMBER) { count groups { key count } ${COVERAGE} }`;
  return `query ($filter: ${listing.filterType}, $orderBy: ${listing.orderType}) {
    ${listing.name}(filter: $filter, orderBy: $orderBy, first: 200) { nodes { ${selectionOf(rules, listing.row)} } totalCount ${COVERAGE} } ${figures} }`;
}

/**
 * Holds an answer against the truth while one member lies or fails: what the others have is there, whole and in order; what is there of the liar is
 * true or null; and what is not is said.
 * @param expected the true rows in order
 * @returns whether the answer says that it is whole
 */
export function expectTruth(told: object, data: unknown, listing: Listing, expected: readonly PlainRow[], liar: string): boolean {
  const list = objectAt(data, listing.name, '');
  const coverage = objectAt(list, 'coverage', listing.name);
  const missing = valuesAtPath(coverage, 'missing.code');
  const nodes = objectsAt(list, 'nodes', listing.name);
  const others = expected.filter(({ member }) => member.code !== liar);
  const ofLiar = (id: unknown) => String(id).startsWith(`${liar}:`);
  expect({ told, nodes: nodes.filter(({ id }) => !ofLiar(id)) }).toEqual({ told, nodes: others.map(({ object }) => object) });

  const given = nodes.filter(({ id }) => ofLiar(id));
  const places = nodes.map(({ id }) => expected.findIndex((row) => row.id === id));
  expect({ told, places }).toEqual({ told, places: places.toSorted((a, b) => a - b) });
  let nulls = 0;
  for (const node of given) {
    const truth = expected.find(({ id }) => id === node.id)?.object;
    const found = nullsIn(node, truth);
    expect({ told, id: node.id, node: found === null ? node : truth }).toEqual({ told, id: node.id, node: truth });
    nulls += found ?? 0;
  }
  const whole = given.length === expected.length - others.length && nulls === 0;
  const named = [missing, valuesAtPath(coverage, 'dropped.code'), valuesAtPath(coverage, 'stale.code')].flat();
  expect({ told, named: named.filter((code) => code !== liar) }).toEqual({ told, named: [] });
  if (!whole) expect({ told, complete: coverage.complete }).toEqual({ told, complete: false });
  if (missing.length > 0) expect({ told, given }).toEqual({ told, given: [] });
  expect({ told, totalCount: list.totalCount }).toEqual({ told, totalCount: missing.length > 0 ? others.length : expected.length });
  return coverage.complete === true && figuresAreWhole(told, data, listing, expected, others, liar);
}

function figuresAreWhole(
  told: object,
  data: unknown,
  { totals }: Listing,
  expected: readonly PlainRow[],
  others: readonly PlainRow[],
  liar: string,
): boolean {
  if (totals === null) return true;
  const figures = objectAt(data, totals.field, '');
  const coverage = objectAt(figures, 'coverage', totals.field);
  const missing = valuesAtPath(coverage, 'missing.code');
  expect({ told, missing: missing.filter((code) => code !== liar) }).toEqual({ told, missing: [] });
  const counted = missing.length > 0 ? others : expected;
  const groups = Object.fromEntries(objectsAt(figures, 'groups', totals.field).map(({ key, count }) => [String(key), Number(count)]));
  const wanted: Record<string, number> = {};
  for (const { member } of counted) wanted[member.code] = (wanted[member.code] ?? 0) + 1;
  expect({ told, count: Number(figures.count), groups }).toEqual({ told, count: counted.length, groups: wanted });
  return coverage.complete === true;
}

/** How many values of an answer are null that are not in truth; null where one is another than the true one. */
function nullsIn(given: unknown, truth: unknown): number | null {
  if (given === truth) return 0;
  if (given === null) return 1;
  if (Array.isArray(given) && Array.isArray(truth))
    return given.length === truth.length ? sum(given.map((each, index) => nullsIn(each, truth[index]))) : null;
  if (!isObject(given) || !isObject(truth)) return null;
  return sum(Object.keys(given).map((name) => nullsIn(valueAt(given, name), valueAt(truth, name))));
}

function sum(counts: readonly (number | null)[]): number | null {
  return counts.reduce((total, each) => (total === null || each === null ? null : total + each), 0);
}
