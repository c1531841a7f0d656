import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { rowsJson } from '../publish/upsertRows.ts';
import type { Finding } from './Finding.ts';

type Values = Record<string, unknown>;

/** Compares rows as they should be with those of the category's table, in the columns that the category makes. */
export async function compareRows(db: Kysely<MemberDatabase>, category: Category, expected: readonly Values[]): Promise<Finding[]> {
  const columns = Object.keys(expected[0] ?? {});
  if (columns.length === 0) return [];
  const table = sql.table(category.table);
  const of = (alias: string) => sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
  const { rows } = await sql<{ id: string; wanted: Values; found: Values | null }>`
    select wanted.id, to_jsonb(wanted) as wanted, to_jsonb(found) as found
    from json_populate_recordset(null::${table}, ${rowsJson(category, expected)}::json) as wanted
    left join ${table} as found on found.id = wanted.id
    where (${of('wanted')}) is distinct from (${of('found')}) order by wanted.id`.execute(db);
  return rows.map(({ id, wanted, found }): Finding => {
    if (found === null) return { what: 'ROW_MISSING', id, detail: `The table ${category.table} does not have it.` };
    const differing = columns.filter((column) => canonicalJson(wanted[column]) !== canonicalJson(found[column]));
    return {
      what: 'ROW_DIFFERS',
      id,
      detail: `The table ${category.table} has other values of ${differing.join(', ')} than its newest revision gives.`,
    };
  });
}

/** Rows of a category's table of which there is no revision; so many at most. */
export async function rowsWithoutHistory(db: Kysely<MemberDatabase>, { table }: Category, most: number): Promise<Finding[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} as t
    where not exists (select from revisions r where r.record_id = t.id) order by id limit ${most}`.execute(db);
  return rows.map(({ id }) => ({ what: 'ROW_WITHOUT_HISTORY', id, detail: `The table ${table} has it, but no revision made it.` }));
}
