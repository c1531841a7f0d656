import { type Kysely, type Migration, sql } from 'kysely';

/** The steps that bring a directory's database up to date, in order of name. A step that has landed is never edited. */
export const migrations: Record<string, Migration> = {
  '0001_members': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('members')
        .addColumn('code', sql`text collate "C"`, (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('name_fa', 'text', (column) => column.notNull())
        .addColumn('name_en', 'text', (column) => column.notNull())
        .addColumn('county', sql`text collate "C"`, (column) => column.references('members.code'))
        .addColumn('population', 'integer')
        .addColumn('latitude', 'double precision')
        .addColumn('longitude', 'double precision')
        .addColumn('official_code', 'text')
        .addColumn('address', 'text')
        .execute();
      await db.schema.createIndex('members_county').on('members').column('county').execute();
    },
  },
};
