import type { ColumnType, Generated, Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Table `attachments`: documents that were attached to a record by themselves, and not with a file of records. Each revision of the record has
 * them, whatever file it comes from.
 */
export interface AttachmentsTable {
  id: Generated<string>;
  record_id: string;
  title: string | null;
  /** A link; null for a document whose file this member has. */
  url: string | null;
  /** Of the stored document; null for a link. */
  sha256: string | null;
  attached_at: ColumnType<Date, Date, never>;
  /** The publication that attached it. */
  publication_id: string;
}

/** Creates the table. */
export async function createAttachmentsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attachments')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('record_id', sql`text collate "C"`, (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('url', 'text')
    .addColumn('sha256', 'text', (column) => column.references('stored_documents.sha256'))
    .addColumn('attached_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('publication_id', 'bigint', (column) => column.notNull().references('publications.id'))
    .addCheckConstraint('attachments_one', sql`num_nonnulls(url, sha256) = 1`)
    .execute();
  await db.schema.createIndex('attachments_record').on('attachments').column('record_id').execute();
}
