import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';

/** Puts rows, as the category makes them, into its table; those that were there before are replaced. */
export async function upsertRows(db: Kysely<MemberDatabase>, category: Category, rows: readonly object[]): Promise<void> {
  const changes = sql.join(
    columnsOf(rows)
      .filter((column) => column !== 'id')
      .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`),
  );
  await put(db, category, rows, sql`on conflict (id) do update set ${changes}`);
}

/** Puts rows that were not there before: without the look for one to be replaced, which costs as much again as the primary key. */
export async function insertRows(db: Kysely<MemberDatabase>, category: Category, rows: readonly object[]): Promise<void> {
  await put(db, category, rows, sql``);
}

async function put(db: Kysely<MemberDatabase>, category: Category, rows: readonly object[], otherwise: RawBuilder<unknown>): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columnsOf(rows).map((column) => sql.ref(column)));
  const table = sql.table(category.table);
  await sql`insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${rowsJson(category, rows)}::json) ${otherwise}`.execute(db);
}

function columnsOf(rows: readonly object[]): string[] {
  return Object.keys(rows[0] ?? {});
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
