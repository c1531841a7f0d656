import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';

/** Puts rows, as the category makes them, into its table; those that were there before are replaced. */
export async function upsertRows(db: Kysely<MemberDatabase>, category: Category, rows: readonly object[]): Promise<void> {
  const { table } = category;
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const changes = sql.join(
    columns.filter((column) => column !== 'id').map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  );
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${rowsJson(category, rows)}::json)
    on conflict (id) do update set ${changes}`.execute(db);
}

/** Rows as the category makes them, as a JSON array that Postgres reads as records of the table. */
export function rowsJson({ jsonColumns }: Category, rows: readonly object[]): string {
  const ofJson = new Set(jsonColumns);
  return `[${rows.map((row) => rowJson(row, ofJson)).join(',')}]`;
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
