import { type Kysely, type Migration, sql } from 'kysely';

/** Makes the table of extensions. */
export const extensionsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('extensions')
      .addColumn('name', sql`text collate "C"`, (column) => column.primaryKey())
      .addColumn('body', sql`text collate "C"`, (column) => column.notNull().references('members.code'))
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('key_pins', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
      .addColumn('suspended', 'boolean', (column) => column.notNull().defaultTo(false))
      .addColumn('entered_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
      .execute();
  },
};
