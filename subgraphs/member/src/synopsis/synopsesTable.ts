import { type ColumnType, type JSONColumnType, type Kysely, sql } from 'kysely';
import type { SynopsisParts } from './SynopsisParts.ts';

/** Table `synopses`: what this member says of each category's rows as they stand. Written in the transaction that changes them. */
export interface SynopsesTable {
  category: string;
  /** Random, and new with every publication that changed something: it never comes back for other data, whatever is restored. */
  version: string;
  computed_at: ColumnType<Date, Date, Date>;
  /** By what description it was made: see `markOf`. */
  made_by: string;
  /** What it is put together from. */
  parts: JSONColumnType<SynopsisParts>;
}

/**
 * Creates the table, empty: a synopsis is worked out when it is first wanted, so this step never reads tables that later steps
 * change.
 */
export async function createSynopsesTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('synopses')
    .addColumn('category', 'text', (column) => column.primaryKey())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('computed_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('synopsis', 'jsonb', (column) => column.notNull())
    .execute();
}

/** Keeps the parts of each synopsis instead of the whole. Those that are there are made anew when they are wanted. */
export async function keepPartsOfSynopses(db: Kysely<unknown>): Promise<void> {
  await sql`delete from synopses`.execute(db);
  await db.schema.alterTable('synopses').dropColumn('synopsis').execute();
  // Never asked about, only read whole: as text it is read and written faster.
  await db.schema
    .alterTable('synopses')
    .addColumn('parts', 'json', (column) => column.notNull())
    .execute();
}
