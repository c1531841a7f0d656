import type { ColumnType, Kysely } from 'kysely';

/** Table `stored_documents`: the files of documents that this member keeps itself. Their bytes stand in its home, by their hash. */
export interface StoredDocumentsTable {
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  bytes: ColumnType<string, number | string, never>;
  /** What the content is, whatever its name said. */
  media_type: string;
  /** The name it came under, for those who download it. */
  file_name: string;
  stored_at: ColumnType<Date, Date, never>;
  /** Who brought it. */
  stored_by: string;
}

/** Creates the table. */
export async function createStoredDocumentsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stored_documents')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('stored_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('stored_by', 'text', (column) => column.notNull())
    .execute();
}
