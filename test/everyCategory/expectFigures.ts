import { expect } from '@jest/globals';
import { type Figure, type FigureValue, figuresOf, fold, readFigure, workOut } from '../../cli/src/conformance/figures.ts';
import { type JsonObject, objectAt, objectsAt, valueAt, valuesAtPath } from '../../cli/src/conformance/json.ts';
import { rootQuestion } from '../../cli/src/conformance/listingQuestion.ts';
import type { Listing, ListingTotals } from '../../cli/src/conformance/listingsOf.ts';
import { leafAt } from '../../gateway/src/scatter/rules.ts';
import type { Ask, Compared } from './Compared.ts';
import type { PlainRow } from './PlainRow.ts';
import { byBytes } from './plainOrder.ts';

type Groups = NonNullable<ListingTotals['groups']>;
/** As many groups as a member gives. */
const ALL = 1_000;

/**
 * Holds the figures of the rows that a filter leaves, in all and by group, against the rows and against what members say of their own: each figure
 * that the contract's words tell how to work out is worked out of the rows, all others are put together from the members'.
 */
export async function expectFigures(
  compared: Compared,
  listing: Listing,
  left: readonly PlainRow[],
  filter: Readonly<Record<string, unknown>>,
  way: Ask,
  by: string | null,
  first: number,
): Promise<void> {
  const { totals } = listing;
  if (totals === null) return;
  const { rules, members } = compared;
  const { groups } = totals;
  const figures = figuresOf(rules, totals.type);
  const inGroup = groups === null ? [] : figuresOf(rules, groups.type);
  const saying = groups === null ? [] : groups.by.flatMap((value) => rules.groupedBy(groups.enumName, value)?.by ?? []);
  const grouped = groups === null || by === null ? null : { ...groups, chosen: by };
  const question = (limit: number, more: string) =>
    rootQuestion(
      totals.field,
      [
        { name: 'filter', type: listing.filterType, value: filter },
        ...(grouped === null
          ? []
          : [
              { name: 'groupBy', type: grouped.enumName, value: grouped.chosen },
              { name: grouped.limit, type: 'Int', value: limit },
            ]),
      ],
      [
        ...figures.map(({ name }) => name),
        ...(grouped === null
          ? []
          : [
              grouped.countField ?? '',
              `${grouped.field} { ${grouped.key} ${inGroup.map(({ name }) => name).join(' ')} ${saying.map(selected).join(' ')} }`,
            ]),
        more,
      ].join(' '),
    );
  const read = async (ask: Ask, limit: number, more = ''): Promise<JsonObject> => {
    const { query, variables = {} } = question(limit, more);
    const { data, errors } = await ask(query, { ...variables });
    expect({ errors, query, variables }).toEqual({ errors: undefined, query, variables });
    return objectAt(data, totals.field, '');
  };
  const answer = await read(way, first, 'coverage { complete }');
  const own = await Promise.all(
    members.filter(({ code }) => left.some((row) => row.member.code === code)).map(({ ask }) => read(ask, ALL)),
  );
  const asked = { field: totals.field, filter, by, first };
  expect({ asked, coverage: valueAt(answer, 'coverage') }).toEqual({ asked, coverage: { complete: true } });
  expectSame(asked, figures, answer, left, own, listing, groups);
  if (grouped === null) return;

  const keyOf = keyFrom(compared, listing, grouped, grouped.chosen);
  const parts = own.flatMap((each) => objectsAt(each, grouped.field, totals.field));
  const keys = [...new Set(keyOf === null ? parts.map((part) => keyIn(part, grouped)) : left.map(keyOf))];
  const found = objectsAt(answer, grouped.field, totals.field);
  expect({ asked, count: Number(valueAt(answer, grouped.countField ?? '') ?? keys.length), given: found.length }).toEqual({
    asked,
    count: keys.length,
    given: Math.min(first, keys.length),
  });
  const ordering = inGroup.find(({ name }) => name === grouped.orderBy);
  const expected = keys.map((key) => {
    const its = parts.filter((part) => keyIn(part, grouped) === key);
    const rows = keyOf === null ? null : left.filter((row) => keyOf(row) === key);
    return { key, its, rows, value: ordering === undefined ? null : expectedFigure(ordering, rows, its, listing, groups) };
  });
  const inOrder = expected.toSorted((a, b) => compareLargest(a.value, b.value) || compareKeys(a.key, b.key));
  expect({ asked, keys: found.map((group) => keyIn(group, grouped)) }).toEqual({
    asked,
    keys: inOrder.slice(0, first).map(({ key }) => key),
  });
  for (const [index, group] of found.entries()) {
    const { key = null, rows = [], its = [] } = inOrder[index] ?? {};
    expectSame({ ...asked, key }, inGroup, group, rows, its, listing, groups);
    for (const path of saying) {
      const [said = null] = valuesAtPath(group, path);
      const wanted = path === rules.groupedBy(grouped.enumName, grouped.chosen)?.by ? key : null;
      expect({ asked, path, said: said === null ? null : String(said) }).toEqual({ asked, path, said: wanted });
    }
  }
}

function expectSame(
  asked: object,
  figures: readonly Figure[],
  answer: JsonObject,
  rows: readonly PlainRow[] | null,
  own: readonly JsonObject[],
  listing: Listing,
  groups: ListingTotals['groups'],
): void {
  const shown = (value: FigureValue | undefined) => (value === undefined || value === null ? value : String(value));
  expect({
    asked,
    figures: Object.fromEntries(figures.map((figure) => [figure.name, shown(readFigure(figure, valueAt(answer, figure.name)))])),
  }).toEqual({
    asked,
    figures: Object.fromEntries(figures.map((figure) => [figure.name, shown(expectedFigure(figure, rows, own, listing, groups))])),
  });
}

function expectedFigure(
  figure: Figure,
  rows: readonly PlainRow[] | null,
  own: readonly JsonObject[],
  listing: Listing,
  groups: ListingTotals['groups'],
): FigureValue {
  const worked = rows === null ? undefined : workOut(figure, rows, listing, groups);
  if (worked !== undefined) return worked;
  return fold(
    figure.by,
    own.map((each) => readFigure(figure, valueAt(each, figure.name)) ?? null),
  );
}

/** How a row's group is told; null where only members can tell it. */
function keyFrom(
  { rules }: Compared,
  { row, filters }: Listing,
  { enumName }: Groups,
  by: string,
): ((row: PlainRow) => string | null) | null {
  const rule = rules.groupedBy(enumName, by);
  switch (rule?.register ?? null) {
    case 'MEMBER':
      return ({ member }) => member.code;
    case 'KIND':
      return ({ member }) => member.kind;
    case 'COUNTY':
      return ({ member }) => member.county;
    case null: {
      const name = by.toLowerCase().replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
      const condition = filters.find((filter) => filter.name === name)?.rule;
      const path =
        rule?.by !== null && rule?.by !== undefined && leafAt(row, rule.by) !== undefined
          ? rule.by
          : condition != null && 'of' in condition
            ? condition.of
            : null;
      if (path === null) return null;
      return ({ object }) => {
        const [value = null] = valuesAtPath(object, path);
        return value === null ? null : String(value);
      };
    }
  }
}

function keyIn(group: JsonObject, { key }: Groups): string | null {
  const value = valueAt(group, key) ?? null;
  return value === null ? null : String(value);
}

function compareLargest(a: FigureValue, b: FigureValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a === b ? 0 : a > b ? -1 : 1;
}

function compareKeys(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : byBytes(a, b);
}

function selected(path: string): string {
  return path.split('.').reduceRight((inner, name) => (inner === '' ? name : `${name} { ${inner} }`), '');
}
