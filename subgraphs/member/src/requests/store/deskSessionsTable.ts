import type { ColumnType, Kysely } from 'kysely';

/** Table `desk_sessions`: officers who are signed in. What their browsers hold stands nowhere, only its hash. */
export interface DeskSessionsTable {
  /** SHA-256 of the cookie, hexadecimal. */
  key_hash: string;
  /** The name by which the officer goes. */
  officer: string;
  /** Hash of the officer token that was signed in with, so that the session ends with it; null for those who came another way. */
  token_hash: string | null;
  expires_at: ColumnType<Date, Date, never>;
}

/** Creates it. */
export async function createDeskSessionsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_sessions')
    .addColumn('key_hash', 'text', (column) => column.primaryKey())
    .addColumn('officer', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text')
    .addColumn('expires_at', 'timestamptz(3)', (column) => column.notNull())
    .execute();
}
