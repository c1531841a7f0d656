import type { Coverage, Page, Row, Totals } from './answerForms.ts';
import { type Filter, figuresOf, type Group, inOrder, type Order, type TrueRow, type Truth } from './Truth.ts';

/** Members whose synopses mislead: their own rows may be left out, and nobody else's. */
export type Misleading = ReadonlySet<string>;

/** A page that was asked for. */
export interface AskedPage {
  filter: Filter;
  order: Order;
  size: number;
  forwards: boolean;
  /** The row from which the page goes on; null at the start. */
  from: string | null;
}

/**
 * Says what is wrong with what an answer says it covers.
 * @param concerned the members whom the question concerns; null when that is not known
 */
export function judgeCoverage({ complete, asked, answered, skipped, ...parts }: Coverage, concerned: readonly string[] | null): string[] {
  const wrong: string[] = [];
  const named = [...parts.missing, ...parts.stale, ...parts.dropped].map(({ code }) => code);
  for (const code of named)
    if (concerned?.includes(code) === false) wrong.push(`coverage names ${code}, whom the question does not concern`);
  if (complete !== (named.length === 0)) wrong.push(`coverage says complete: ${complete} and names ${named.join(', ') || 'nobody'}`);
  if (concerned !== null && asked + skipped !== concerned.length)
    wrong.push(`${asked} asked and ${skipped} skipped of ${concerned.length} members`);
  // In a whole operation one member can be stale in one part and missing from another.
  const without = new Set([...parts.missing, ...parts.stale].map(({ code }) => code)).size;
  if (answered !== asked - without) wrong.push(`${answered} of ${asked} answered, by ${JSON.stringify(parts)}`);
  return wrong;
}

/** Says what is wrong with a page: rows that are not the truth, or rows that should be there and of whom nothing is said. */
export function judgePage(truth: Truth, page: Page, asked: AskedPage, misleading: Misleading): string[] {
  const { filter, order, size, forwards, from } = asked;
  const wrong = judgeCoverage(page.coverage, truth.concerned(filter));
  const missing = new Set(page.coverage.missing.map(({ code }) => code));
  const dropped = new Map(page.coverage.dropped.map((each) => [each.code, each]));

  const matching = inOrder(truth.matching(filter), order);
  const walked = forwards ? matching : matching.reverse();
  const start = from === null ? 0 : walked.findIndex(({ id }) => id === from) + 1;
  const expected = walked.slice(start);
  const places = new Map(expected.map(({ id }, place) => [id, place]));
  const edges = forwards ? page.edges : [...page.edges].reverse();

  let last = -1;
  for (const { node } of edges) {
    const place = places.get(node.id);
    const row = place === undefined ? undefined : expected[place];
    if (place === undefined || row === undefined) {
      wrong.push(`${node.id} does not belong to the page`);
      continue;
    }
    wrong.push(...judgeRow(node, row, (dropped.get(row.member)?.values ?? 0) > 0));
    if (missing.has(row.member)) wrong.push(`${node.id} is there though ${row.member} is said to be missing`);
    if (place <= last) wrong.push(`${node.id} stands in the wrong place`);
    last = Math.max(last, place);
  }

  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
  const more = forwards ? hasNextPage : hasPreviousPage;
  const shown = new Set(page.edges.map(({ node }) => node.id));
  const end = more ? last + 1 : expected.length;
  const left = new Map<string, number>();
  for (const { id, member } of expected.slice(0, end)) {
    if (shown.has(id) || missing.has(member) || misleading.has(member)) continue;
    const count = (left.get(member) ?? 0) + 1;
    left.set(member, count);
    if (count > (dropped.get(member)?.rows ?? 0)) wrong.push(`${id} is left out, and nothing is said of it`);
  }
  if (edges.length > size) wrong.push(`${edges.length} rows where ${size} were asked for`);
  if (more && edges.length < size && dropped.size === 0) wrong.push(`only ${edges.length} of ${size} rows, though more follow`);
  if (more && last + 1 >= expected.length && misleading.size === 0) wrong.push('more is said to follow, but nothing does');
  if ((forwards ? hasPreviousPage : hasNextPage) !== (from !== null)) wrong.push('what lies behind the page is not said rightly');
  if (startCursor !== (page.edges[0]?.cursor ?? null) || endCursor !== (page.edges.at(-1)?.cursor ?? null))
    wrong.push('the cursors are not those of the first and the last row');
  if (page.totalCount !== undefined) wrong.push(...judgeCount(matching, page.totalCount, missing, misleading));
  return wrong;
}

/** Says what is wrong with a row. @param mayLack values may be null instead of what they are */
export function judgeRow(row: Row, expected: TrueRow, mayLack: boolean): string[] {
  const { supplierId, supplierName } = expected;
  const right: Record<string, unknown> = {
    title: expected.title,
    amount: expected.amount === null ? null : String(expected.amount),
    signedOn: expected.signedOn,
    publishedAt: expected.publishedAt,
    fiscalYear: expected.fiscalYear,
    sample: expected.sample,
    supplier: supplierId === null && supplierName === null ? null : { nationalId: supplierId, name: supplierName },
    tender: expected.procurementMethod === null ? null : { procurementMethod: expected.procurementMethod },
    member: { code: expected.member },
  };
  return Object.entries(right).flatMap(([name, value]) => {
    const given = JSON.stringify(Reflect.get(row, name));
    if (given === JSON.stringify(value) || (mayLack && given === 'null')) return [];
    return [`${row.id} has the ${name} ${given} instead of ${JSON.stringify(value)}`];
  });
}

function judgeCount(rows: readonly TrueRow[], given: number, missing: ReadonlySet<string>, misleading: Misleading): string[] {
  const sure = rows.filter(({ member }) => !missing.has(member) && !misleading.has(member)).length;
  if (misleading.size > 0 ? given >= sure : given === sure) return [];
  return [`${given} rows in all instead of ${sure}`];
}

/** Figures that were asked for. */
export interface AskedTotals {
  filter: Filter;
  groupBy: Group;
  first: number;
}

/** Says what is wrong with figures. */
export function judgeTotals(truth: Truth, totals: Totals, { filter, groupBy, first }: AskedTotals, misleading: Misleading): string[] {
  const wrong = judgeCoverage(totals.coverage, truth.concerned(filter));
  const missing = new Set(totals.coverage.missing.map(({ code }) => code));
  const all = truth.matching(filter).filter(({ member }) => !missing.has(member));
  const { coverage: _coverage, ...given } = totals;
  const mayLack = totals.coverage.dropped.some(({ values }) => values > 0);
  const right = subsets([...misleading]).map((without) => {
    const rows = all.filter(({ member }) => !without.includes(member));
    return { ...figuresOf(rows), ...groupsOf(truth, rows, groupBy, first) };
  });
  const isRight = right.some((each) => JSON.stringify(sorted(each)) === JSON.stringify(sorted(given)) || (mayLack && lacks(given, each)));
  if (!isRight) wrong.push(`figures ${JSON.stringify(given)} instead of ${JSON.stringify(right[0])}`);
  return wrong;
}

function groupsOf(truth: Truth, rows: readonly TrueRow[], by: Group, first: number) {
  const byKey = new Map<string | null, TrueRow[]>();
  for (const row of rows) {
    const key = truth.groupKey(row, by);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const groups = [...byKey]
    .map(([key, own]) => ({ key, count: own.length, amount: figuresOf(own).amount }))
    .sort((a, b) => {
      const [one, other] = [BigInt(a.amount), BigInt(b.amount)];
      if (one !== other) return one > other ? -1 : 1;
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
    });
  return { groupCount: groups.length, groups: groups.slice(0, first) };
}

/** Whether what is given is what is right but for nulls that may stand instead. */
function lacks(given: object, right: object): boolean {
  return Object.entries(right).every(([name, value]) => {
    const own = Reflect.get(given, name);
    return own === null || JSON.stringify(own) === JSON.stringify(value);
  });
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, place) => (bits >> place) % 2 === 1));
}
