import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import type { Holding } from './Holding.ts';

interface HoldingRow {
  count: string;
  sampleCount: string;
  lastPublishedAt: Date | null;
  lastModifiedAt: Date | null;
  newestFiscalYear: number | null;
  fields: string[];
}

/** Works out what is published of a category, in one reading of its table. */
export async function readHolding(db: Kysely<MemberDatabase>, { table, kind, recommended }: Category): Promise<Holding> {
  const counts = recommended.map(({ present }) => sql`(count(*) filter (where ${present}))::text`);
  const { rows } = await sql<HoldingRow>`
    select count(*)::text as count, (count(*) filter (where sample))::text as "sampleCount", max(published_at) as "lastPublishedAt",
      max(modified_at) as "lastModifiedAt", max(fiscal_year) as "newestFiscalYear",
      ${counts.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(counts)}]`} as fields
    from ${sql.table(table)} where ${standing([])}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`Figures of ${table} have no row.`);
  const fields = recommended.map(({ field }, index) => ({ field, count: row.fields[index] ?? '0' }));
  return { ...row, category: kind.value, fields };
}
