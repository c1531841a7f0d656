import { type ColumnType, type Generated, type Kysely, sql } from 'kysely';

/** Table `publisher_tokens`: what lets a program publish over HTTP. A token itself stands nowhere, only its hash. */
export interface PublisherTokensTable {
  id: Generated<string>;
  /** What people call it, such as `procurement office`; publications keep it. */
  name: string;
  /** SHA-256 of the token, hexadecimal: see `hashOfToken`. */
  token_hash: string;
  /** Names of the categories that it may publish. */
  categories: string[];
  created_at: ColumnType<Date, Date, never>;
  /** Who made it, on the machine of the server. */
  created_by: string;
  expires_at: ColumnType<Date, Date, never>;
  /** To the minute; null before the first call. */
  last_used_at: ColumnType<Date | null, never, Date>;
  revoked_at: ColumnType<Date | null, never, Date>;
}

/** Creates the table, and lets publications say who made them. */
export async function createPublisherTokensTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publisher_tokens')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('categories', sql`text[]`, (column) => column.notNull())
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('last_used_at', 'timestamptz(3)')
    .addColumn('revoked_at', 'timestamptz(3)')
    .execute();
  await db.schema
    .alterTable('publications')
    .addColumn('publisher', 'text')
    .addColumn('token_id', 'bigint', (column) => column.references('publisher_tokens.id'))
    .execute();
}
