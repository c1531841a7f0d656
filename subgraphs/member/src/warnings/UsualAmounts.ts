import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { valuesAt } from './valuesAt.ts';
import type { Warning } from './Warning.ts';

/** Times the median from which an amount is doubted: a slip of some zeros, or of the unit. */
const TIMES = 1_000n;
/** Of fewer amounts a median says nothing. */
const LEAST_AMOUNTS = 20;
/** Rows that the median is read from; of more a part is enough. */
const MOST_ROWS = 20_000;

/** What amounts are usual at a body, as they were before a publication. */
export class UsualAmounts {
  readonly #medians = new Map<string, Promise<bigint | null>>();
  readonly #table: string;
  readonly #columns: ReadonlyMap<string, string>;

  /** @param columns of the table that have an amount, by the paths of the amounts */
  constructor(table: string, columns: ReadonlyMap<string, string>) {
    this.#table = table;
    this.#columns = columns;
  }

  /** The warnings for each of some contents that are published together. Of a body that has published too little they are compared with each other. */
  async warnings(db: Kysely<MemberDatabase>, contents: readonly object[]): Promise<Warning[][]> {
    const found: Warning[][] = contents.map(() => []);
    for (const [path, column] of this.#columns) {
      const amounts = contents.map((content) =>
        valuesAt(content, path).map(({ place, value }) => ({ place, amount: BigInt(String(value)) })),
      );
      const all = amounts.flat().map(({ amount }) => amount);
      if (all.length === 0) continue;
      const median = (await this.#median(db, column)) ?? medianOf(all);
      if (median === null) continue;
      for (const [index, each] of amounts.entries())
        for (const { place, amount } of each)
          if (amount > median * TIMES) found[index]?.push({ code: 'UNUSUAL_AMOUNT', field: place, detail: String(median) });
    }
    return found;
  }

  #median(db: Kysely<MemberDatabase>, column: string): Promise<bigint | null> {
    const known = this.#medians.get(column) ?? readMedian(db, this.#table, column);
    this.#medians.set(column, known);
    return known;
  }
}

async function readMedian(db: Kysely<MemberDatabase>, table: string, column: string): Promise<bigint | null> {
  const { rows: sizes } = await sql<{ rows: number }>`select greatest(reltuples, 0)::float8 as rows from pg_class
    where oid = ${table}::regclass`.execute(db);
  const part = Math.min(100, (MOST_ROWS / Math.max(sizes[0]?.rows ?? 0, 1)) * 100);
  const sample = part < 100 ? sql`tablesample system (${part}) repeatable (1)` : sql``;
  const { rows } = await sql<{ median: string | null; count: string }>`
    select percentile_disc(0.5) within group (order by ${sql.ref(column)})::text as median, count(*) as count
    from ${sql.table(table)} ${sample} where withdrawn_at is null and ${sql.ref(column)} > 0`.execute(db);
  const [row] = rows;
  return row === undefined || row.median === null || Number(row.count) < LEAST_AMOUNTS ? null : BigInt(row.median);
}

function medianOf(amounts: readonly bigint[]): bigint | null {
  const positive = amounts.filter((amount) => amount > 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return positive.length < LEAST_AMOUNTS ? null : (positive[Math.floor((positive.length - 1) / 2)] ?? null);
}
