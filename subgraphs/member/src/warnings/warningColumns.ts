import { type Kysely, sql } from 'kysely';

/** Lets revisions and publications keep what looked wrong. */
export async function keepWarnings(db: Kysely<unknown>): Promise<void> {
  await sql`alter table revisions add column warnings jsonb not null default '[]'`.execute(db);
  await sql`alter table publications add column warned integer not null default 0, add column notices jsonb not null default '[]'`.execute(
    db,
  );
}

/** Adds the columns to a category's table that say what looks wrong; none of them when they are there. */
export async function addWarningColumns(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} add column if not exists warnings jsonb not null default '[]',
    add column if not exists likeness bigint`.execute(db);
  await sql`create index if not exists ${sql.id(`${table}_likeness`)} on ${sql.table(table)} (likeness)
    where withdrawn_at is null and likeness is not null`.execute(db);
}
