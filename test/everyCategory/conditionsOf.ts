import { valueAt, valuesAtPath } from '../../cli/src/conformance/json.ts';
import type { Listing, ListingFilter } from '../../cli/src/conformance/listingsOf.ts';
import type { SeededRandom } from '../../subgraphs/member/test/seededRandom.ts';
import type { PlainMember } from './Compared.ts';
import type { PlainRow } from './PlainRow.ts';
import { byBytes, compareValues } from './plainOrder.ts';

/** One condition of a filter, and the rows that it leaves; null where the contract does not say which, so that only members can tell. */
export interface PlainCondition {
  filter: Readonly<Record<string, unknown>>;
  leaves: ((row: PlainRow) => boolean) | null;
}

/** Values that rows have, of which a condition is tried with so many. */
const FROM_ROWS = 4;
/** Values that few rows or none have, by type: the ends of what the type holds, and what is written oddly. */
const odd: Readonly<Record<string, readonly unknown[]>> = {
  Rial: ['0', '-1', '9007199254740993', '99999999999999999999', '-99999999999999999999'],
  BigInt: ['0', '-99999999999999999999'],
  Date: ['0001-01-01', '2024-02-29', '9999-12-31'],
  DateTime: ['0001-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z'],
  Int: [0, -2_147_483_648, 2_147_483_647],
  Float: [0, -1e300, 1e300, 0.1],
  Boolean: [true, false],
  ID: ['', 'no row has this', '%', 'كتاب ي', '𐎠｡'],
  String: ['', 'no row has this', '%', '_', 'كتاب ي ۱۲', '𐎠｡'],
};

/**
 * Conditions for each field of a list's filter, with values that rows have and such as hardly any has.
 * @param most of each field, drawn of all
 */
export function conditionsOf(
  listing: Listing,
  rows: readonly PlainRow[],
  members: readonly PlainMember[],
  random: SeededRandom,
  most: number,
): PlainCondition[] {
  return listing.filters.flatMap((filter) => {
    const all = conditionsOfOne(filter, rows, members, random);
    // What rows have comes first, so that most of what is drawn selects something.
    const order = all.map((condition, index) => ({ condition, rank: random.next() * (index + 1) }));
    return order
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ condition }) => condition);
  });
}

function conditionsOfOne(
  filter: ListingFilter,
  rows: readonly PlainRow[],
  members: readonly PlainMember[],
  random: SeededRandom,
): PlainCondition[] {
  const { name, type, named, values, rule } = filter;
  const isList = type.startsWith('[');
  const given = (value: unknown, leaves: PlainCondition['leaves']): PlainCondition => ({ filter: { [name]: value }, leaves });
  const all = given(null, () => true);
  const oddValues = [...(odd[named] ?? []), ...(values === null ? [] : values)];
  // Lists are of several values, of one, and of none, which nothing meets.
  const lists = (some: readonly unknown[]): unknown[] =>
    isList ? [some.slice(0, 2), ...some.map((value) => [value]), [], some.toReversed()] : [...some];
  const of = (leaves: (row: PlainRow, wanted: readonly unknown[]) => boolean, some: readonly unknown[]) => [
    ...lists(some).map((value) => given(value, (row) => leaves(row, Array.isArray(value) ? value : [value]))),
    all,
  ];
  if (rule === null) {
    const words = named === 'String' ? wordsOf(rows, random) : datesOf(rows, named, random);
    return [...lists([...words, ...oddValues]).map((value) => given(value, null)), all];
  }
  switch (rule.by) {
    case 'MEMBER':
      return of(
        ({ member }, wanted) => wanted.includes(member.code),
        members.slice(0, 3).map(({ code }) => code),
      );
    case 'KIND':
      return of(({ member }, wanted) => wanted.includes(member.kind), values ?? []);
    case 'COUNTY':
      return of(({ member }, wanted) => wanted.includes(member.county), [...new Set(members.flatMap(({ county }) => county ?? []))]);
    case 'AT_LEAST':
    case 'AT_MOST': {
      const sign = rule.by === 'AT_LEAST' ? 1 : -1;
      const held = heldBy(rows, rule.of).sort((a, b) => compareValues(named, a, b));
      const some = [held.at(0), held.at(-1), ...drawn(held, random)].filter((value) => value !== undefined);
      return of(
        ({ object }, [bound]) => valuesAtPath(object, rule.of).some((value) => sign * compareValues(named, value, bound) >= 0),
        [...new Set([...some, ...oddValues])],
      );
    }
    default:
      return of(
        ({ object }, wanted) => valuesAtPath(object, rule.of).some((value) => wanted.map(String).includes(String(value))),
        [...new Set([...drawn(heldBy(rows, rule.of), random), ...oddValues])],
      );
  }
}

/** Each value once that rows have under a path, in an order that is the same at every run. */
function heldBy(rows: readonly PlainRow[], path: string): unknown[] {
  return [...new Set(rows.flatMap(({ object }) => valuesAtPath(object, path)))].sort((a, b) => byBytes(String(a), String(b)));
}

function drawn<Value>(values: readonly Value[], random: SeededRandom): Value[] {
  const [first, ...others] = values;
  return first === undefined ? [] : Array.from({ length: FROM_ROWS }, () => random.pick([first, ...others]));
}

/** Words of titles, whole and in part, and two that stand in one. */
function wordsOf(rows: readonly PlainRow[], random: SeededRandom): string[] {
  return drawn(rows, random).flatMap(({ object }) => {
    const title = String(valueAt(object, 'title'));
    const words = title.split(/\s+/u).filter((word) => word !== '');
    const [first = title, ...others] = words;
    return [first.slice(0, 3), [others.at(-1) ?? first, first].join(' ')];
  });
}

/** Days that rows have anywhere, for conditions on days of which the contract does not say which field is meant. */
function datesOf(rows: readonly PlainRow[], named: string, random: SeededRandom): unknown[] {
  if (named !== 'Date') return [];
  const texts = rows
    .flatMap(({ object }) => Object.values(object))
    .filter((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value));
  return drawn([...new Set(texts)], random);
}
