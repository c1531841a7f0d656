import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Creates the table of a category: the envelope's columns, then the category's own, and the search index. */
export async function createDisclosureTable(
  db: Kysely<unknown>,
  name: string,
  addColumns: (table: CreateTableBuilder<string>) => CreateTableBuilder<string, string>,
): Promise<void> {
  const envelope = db.schema
    .createTable(name)
    .addColumn('id', sql`text collate "C"`, (column) => column.primaryKey())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('fiscal_year', 'integer')
    .addColumn('published_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('modified_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('documents', 'jsonb', (column) => column.notNull())
    .addColumn('source_url', 'text')
    .addColumn('license', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('redactions', 'jsonb', (column) => column.notNull())
    .addColumn('sample', 'boolean', (column) => column.notNull())
    .addColumn('withdrawn_at', 'timestamptz(3)')
    .addColumn('withdrawal_reason', 'text')
    .addColumn('search_text', 'text', (column) => column.notNull());
  await addColumns(envelope).execute();
  await sql`create index ${sql.id(`${name}_search`)} on ${sql.id(name)} using gin (search_text gin_trgm_ops)`.execute(db);
}
