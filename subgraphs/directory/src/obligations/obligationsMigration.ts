import { type Kysely, type Migration, sql } from 'kysely';

/** Makes the table of profiles, which can only be added to. */
export const obligationsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('obligation_profiles')
      .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
      .addColumn('content', 'json')
      .addColumn('loaded_at', 'timestamptz(3)', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .execute();
    await sql`create trigger obligation_profiles_stand before update or delete or truncate on obligation_profiles
      for each statement execute function refuse_change()`.execute(db);
  },
};
