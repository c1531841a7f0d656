import { type Kysely, type Migration, sql } from 'kysely';
import { categories } from '../categories/categories.ts';
import { createAttachmentsTable } from '../documents/attachmentsTable.ts';
import { createStoredDocumentsTable } from '../documents/storedDocumentsTable.ts';
import { createPublicationJobsTable } from '../jobs/publicationJobsTable.ts';
import { createCalendarTables } from '../requests/calendar/calendarTables.ts';
import { createDeskSessionsTable } from '../requests/store/deskSessionsTable.ts';
import { createRequestNoticesTable } from '../requests/store/requestNoticesTable.ts';
import { createRequestsTables } from '../requests/store/requestsTables.ts';
import { createSearch } from '../search/createSearch.ts';
import { createSynopsesTable, keepPartsOfSynopses } from '../synopsis/synopsesTable.ts';
import { createPublisherTokensTable } from '../tokens/publisherTokensTable.ts';
import { addWarningColumns, keepWarnings } from '../warnings/warningColumns.ts';
import { guardHistory } from './guardHistory.ts';

/** What every member has, whatever it discloses. */
const common: Record<string, Migration> = {
  '0001_publications_and_revisions': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`create extension if not exists pg_trgm`.execute(db);
      await db.schema
        .createTable('publications')
        .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
        .addColumn('category', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('source_hash', 'text')
        .addColumn('started_at', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('finished_at', 'timestamptz(3)')
        .addColumn('added', 'integer', (column) => column.notNull())
        .addColumn('changed', 'integer', (column) => column.notNull())
        .addColumn('unchanged', 'integer', (column) => column.notNull())
        .addColumn('rejected', 'integer', (column) => column.notNull())
        .addColumn('withdrawn', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('revisions')
        .addColumn('record_id', sql`text collate "C"`, (column) => column.notNull())
        .addColumn('category', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('publication_id', 'bigint', (column) => column.notNull().references('publications.id'))
        .addColumn('published_at', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('content_hash', 'text', (column) => column.notNull())
        .addColumn('content', 'jsonb')
        .addColumn('withdrawal_reason', 'text')
        .addPrimaryKeyConstraint('revisions_pkey', ['record_id', 'revision'])
        .execute();
      await sql`create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'published revisions are never changed or deleted'; end $$`.execute(db);
      await sql`create trigger revisions_stand before update or delete or truncate on revisions
        for each statement execute function refuse_change()`.execute(db);
    },
  },
  '0003_synopses': { up: createSynopsesTable },
  '0005_parts_of_synopses': { up: keepPartsOfSynopses },
  '0007_history': { up: guardHistory },
  '0006_publishing_over_http': {
    async up(db: Kysely<unknown>): Promise<void> {
      await createPublisherTokensTable(db);
      await createPublicationJobsTable(db);
      await createStoredDocumentsTable(db);
    },
  },
  '0007_warnings_and_attachments': {
    async up(db: Kysely<unknown>): Promise<void> {
      await keepWarnings(db);
      await createAttachmentsTable(db);
    },
  },
  '0009_search': { up: createSearch },
  '0010_requests': {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCalendarTables(db);
      await createRequestsTables(db);
      await createRequestNoticesTable(db);
    },
  },
  '0012_desk_sessions': { up: createDeskSessionsTable },
};

/**
 * The steps that bring a member's database up to date: those that all have, and those of each category. They are taken in order of name, but one
 * may come after others that were taken before: categories land one by one. A step that has landed is never edited.
 */
export const migrations: Record<string, Migration> = Object.assign(
  {},
  common,
  ...categories.map(({ table, migrations: own }) => ({
    ...own,
    // By its name after the steps that make the table.
    [`${table}_warnings`]: { up: (db: Kysely<unknown>) => addWarningColumns(db, table) },
  })),
);
