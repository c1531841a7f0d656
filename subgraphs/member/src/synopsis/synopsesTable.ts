import type { CategorySynopsis } from '@shafaf/shared/synopsis/Synopsis';
import type { ColumnType, JSONColumnType, Kysely } from 'kysely';

/** Table `synopses`: what this member says of each category's rows as they stand. Written in the transaction that changes them. */
export interface SynopsesTable {
  category: string;
  /** Random, and new with every publication that changed something: it never comes back for other data, whatever is restored. */
  version: string;
  computed_at: ColumnType<Date, Date, Date>;
  /** By what description it was made: see `markOf`. */
  made_by: string;
  synopsis: JSONColumnType<CategorySynopsis>;
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
