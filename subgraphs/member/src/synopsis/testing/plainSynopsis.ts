import { compareIds } from '@shafaf/shared/graph/globalId';
import type { CategorySynopsis, Zone } from '@shafaf/shared/synopsis/Synopsis';
import type { Kysely, Selectable } from 'kysely';
import { contracts } from '../../categories/contracts/contracts.ts';
import type { ContractsTable } from '../../categories/contracts/contractsTable.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { Firsts } from '../SynopsisDescription.ts';

/** What a synopsis says of contracts, in a form and an order that can be compared. */
export interface ComparableSynopsis {
  rows: number;
  zones: readonly Zone[];
  /** Each row that is told by itself, as JSON. */
  singles: readonly string[];
}

type Row = Pick<
  Selectable<ContractsTable>,
  'id' | 'amount' | 'signed_on' | 'published_at' | 'fiscal_year' | 'procurement_method' | 'sample'
>;

/** The synopsis of the contracts as it must be, worked out plainly from all rows that stand. */
export async function plainSynopsis(db: Kysely<MemberDatabase>): Promise<ComparableSynopsis> {
  const rows = await db.selectFrom('contracts').selectAll().where('withdrawn_at', 'is', null).execute();
  const alone = rows.length <= 300 ? new Set(rows) : firstsOf(rows);
  return {
    rows: rows.length,
    zones: inOrder([...grouped(rows.filter((row) => !alone.has(row)).map((row) => [zoneOf(row), row])).values()].map(zoneFrom)),
    singles: [...alone].map((row) => JSON.stringify(valuesOf(row))).sort(),
  };
}

/** A synopsis to be compared with `plainSynopsis`. */
export function comparable({ rows, zones, singles }: CategorySynopsis): ComparableSynopsis {
  const { amount, signedOn, publishedAt, fiscalYear } = singles.ranges;
  const columns = [amount, signedOn, publishedAt, fiscalYear, singles.values['tender.procurementMethod'], singles.values.sample];
  return {
    rows,
    zones: inOrder([...zones]),
    singles: Array.from({ length: singles.rows }, (_, n) => JSON.stringify(columns.map((column) => column?.[n]))).sort(),
  };
}

const valuesOf = (row: Row) => [
  row.amount,
  row.signed_on,
  row.published_at.toISOString(),
  row.fiscal_year,
  row.procurement_method ?? null,
  String(row.sample),
];

function firstsOf(rows: readonly Row[]): Set<Row> {
  return new Set(
    contracts.synopsis.firsts.flatMap((firsts) => {
      const groups = [...grouped(rows.map((row) => [groupOf(firsts, row), row])).values()];
      const size = firsts.of === 'ALL' ? firsts.rows : Math.min(firsts.rows, Math.floor(480 / groups.length));
      return groups.flatMap((group) => group.sort(inOrderOf(firsts)).slice(0, size));
    }),
  );
}

function groupOf({ of }: Firsts, row: Row): string {
  return of === 'ALL' ? '' : of === 'EACH_ZONE' ? zoneOf(row) : String(row.fiscal_year);
}

function inOrderOf({ column, direction }: Firsts): (a: Row, b: Row) => number {
  const keyOf = ({ amount, signed_on, published_at }: Row) =>
    column === 'amount' ? amount && BigInt(amount) : column === 'signed_on' ? signed_on : published_at;
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === null || other === null) return one === other ? compareIds(a.id, b.id) : one === null ? 1 : -1;
    return (one < other ? -1 : one > other ? 1 : 0) * (direction === 'asc' ? 1 : -1) || compareIds(a.id, b.id);
  };
}

function grouped<Item>(items: readonly (readonly [string, Item])[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [group, item] of items) groups.set(group, [...(groups.get(group) ?? []), item]);
  return groups;
}

function zoneOf({ fiscal_year, amount }: Row): string {
  return `${fiscal_year} ${amount === null || amount === '0' ? amount : `${amount.startsWith('-') ? 'less' : ''} ${amount.length}`}`;
}

function zoneFrom(rows: readonly Row[]): Zone {
  return {
    rows: rows.length,
    ranges: {
      amount: range(rows.map(({ amount }) => (amount === null ? null : BigInt(amount)))),
      signedOn: range(rows.map(({ signed_on }) => signed_on)),
      publishedAt: range(rows.map(({ published_at }) => published_at.toISOString())),
      fiscalYear: range(rows.map(({ fiscal_year }) => fiscal_year)),
    },
    values: {
      'tender.procurementMethod': counts(rows.map(({ procurement_method }) => procurement_method ?? null)),
      sample: counts(rows.map(({ sample }) => String(sample))),
    },
  };
}

function range(values: (bigint | number | string | null)[]): Zone['ranges'][string] {
  const known = values.filter((value) => value !== null).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const written = (value: bigint | number | string | undefined) => (typeof value === 'bigint' ? String(value) : (value ?? null));
  return { min: written(known[0]), max: written(known.at(-1)), nulls: values.length - known.length };
}

function counts(values: (string | null)[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const value of values) if (value !== null) counted[value] = (counted[value] ?? 0) + 1;
  return counted;
}

const inOrder = (zones: Zone[]) => zones.sort((a, b) => (sorting(a) < sorting(b) ? -1 : 1));
const sorting = ({ ranges, rows }: Zone) => JSON.stringify([ranges.fiscalYear, ranges.amount, ranges.signedOn, rows]);
