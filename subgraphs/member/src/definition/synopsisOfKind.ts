import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import type { Leaf } from '../attributes/Attribute.ts';
import type { Firsts, SynopsisDescription, ZoneKey } from '../synopsis/SynopsisDescription.ts';

const YEAR: ZoneKey = { sameValue: 'fiscal_year' };

/**
 * What a member says of its records beforehand: something for each `@prunes` and `@orders` of the contract. Records of one year, and of one order of
 * magnitude where there is an amount, make a zone; what people ask for most are the first ones in the usual order, of a year too, and the newest.
 */
export function synopsisOfKind(
  kind: DisclosureKind,
  table: string,
  leaves: ReadonlyMap<string, Leaf>,
  own: Partial<Pick<SynopsisDescription, 'zones' | 'firsts' | 'sets'>>,
): SynopsisDescription {
  const pruned = kind.filters.flatMap(({ rule }) => leaves.get(rule?.of ?? '') ?? []).filter(({ many }) => !many);
  const ordered = Object.values(kind.orders).flatMap((path) => leaves.get(path) ?? []);
  const described = [...ordered, ...pruned];
  const usual = leaves.get(kind.orders[kind.defaultOrder.field] ?? '');
  const amount = [usual, leaves.get(kind.totals?.groupOrder ?? ''), ...described].find((leaf) => leaf?.kind.columnType === 'bigint');
  return {
    table,
    zones: [YEAR, ...(amount === undefined ? [] : [{ sameDigits: amount.column }])],
    ranges: columnsOf(described, 'RANGE'),
    values: columnsOf(described, 'VALUES'),
    firsts: firstsOf(kind, usual, ordered),
    ...own,
    sets: { ...columnsOf(pruned, 'TEXTS'), ...own.sets },
  };
}

function columnsOf(leaves: readonly Leaf[], summary: Leaf['kind']['summary']): Record<string, string> {
  return Object.fromEntries(leaves.filter(({ kind }) => kind.summary === summary).map(({ path, column }) => [path, column]));
}

function firstsOf({ defaultOrder }: DisclosureKind, usual: Leaf | undefined, ordered: readonly Leaf[]): Firsts[] {
  const firsts: Firsts[] = [];
  if (usual !== undefined) {
    const [direction, other] = defaultOrder.direction === 'DESC' ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const);
    firsts.push({ column: usual.column, direction, rows: 40, of: 'ALL' });
    firsts.push({ column: usual.column, direction, rows: 24, of: YEAR });
    firsts.push({ column: usual.column, direction: other, rows: 8, of: 'ALL' });
  }
  for (const { column } of ordered) if (column !== usual?.column) firsts.push({ column, direction: 'desc', rows: 20, of: 'ALL' });
  return firsts;
}
