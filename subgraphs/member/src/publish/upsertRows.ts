import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';

/** Puts rows, as the category makes them, into its table; those that were there before are replaced. */
export async function upsertRows(db: Kysely<MemberDatabase>, { table, jsonColumns }: Category, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const changes = sql.join(
    columns.filter((column) => column !== 'id').map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  );
  const ofJson = new Set(jsonColumns);
  const json = `[${rows.map((row) => rowJson(row, ofJson)).join(',')}]`;
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)
    on conflict (id) do update set ${changes}`.execute(db);
}

/** The row as JSON, where the text of JSON columns stands as it is. */
function rowJson(row: object, jsonColumns: ReadonlySet<string>): string {
  return `{${Object.entries(row)
    .map(
      ([column, value]: [string, unknown]) =>
        `"${column}":${jsonColumns.has(column) && typeof value === 'string' ? value : JSON.stringify(value ?? null)}`,
    )
    .join(',')}}`;
}
