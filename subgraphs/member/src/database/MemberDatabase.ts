import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AttachmentsTable } from '../documents/attachmentsTable.ts';
import type { StoredDocumentsTable } from '../documents/storedDocumentsTable.ts';
import type { PublicationJobsTable } from '../jobs/publicationJobsTable.ts';
import type { KeptNotice } from '../publish/openPublication.ts';
import type {
  CalendarDaysTable,
  CalendarListedYearsTable,
  CalendarWeekendsTable,
  CalendarYearlyTable,
} from '../requests/calendar/calendarTables.ts';
import type { DeskSessionsTable } from '../requests/store/deskSessionsTable.ts';
import type { RequestNoticesTable } from '../requests/store/requestNoticesTable.ts';
import type { RequestAttemptsTable, RequestEventsTable, RequestFilesTable, RequestsTable } from '../requests/store/requestsTables.ts';
import type { SynopsesTable } from '../synopsis/synopsesTable.ts';
import type { PublisherTokensTable } from '../tokens/publisherTokensTable.ts';
import type { Warning } from '../warnings/Warning.ts';

/** The tables of one member's database that are not a category's; categories whose tables are spoken of by name add them here. */
export interface MemberDatabase {
  publications: PublicationsTable;
  revisions: RevisionsTable;
  synopses: SynopsesTable;
  publisher_tokens: PublisherTokensTable;
  publication_jobs: PublicationJobsTable;
  stored_documents: StoredDocumentsTable;
  attachments: AttachmentsTable;
  calendar_weekends: CalendarWeekendsTable;
  calendar_yearly: CalendarYearlyTable;
  calendar_days: CalendarDaysTable;
  calendar_listed_years: CalendarListedYearsTable;
  requests: RequestsTable;
  request_events: RequestEventsTable;
  request_files: RequestFilesTable;
  request_attempts: RequestAttemptsTable;
  request_notices: RequestNoticesTable;
  desk_sessions: DeskSessionsTable;
}

/** Table `publications`: one row for each time something was published or withdrawn. */
export interface PublicationsTable {
  id: Generated<string>;
  category: string;
  /** The file's name, or where else it came from. */
  source: string;
  /** SHA-256 of the file's bytes, hexadecimal; null for a withdrawal. */
  source_hash: string | null;
  started_at: ColumnType<Date, Date, never>;
  finished_at: ColumnType<Date | null, Date | null, Date | null>;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  withdrawn: number;
  /** Of the records added and changed, how many looked wrong. */
  warned: number;
  /** What is not for the public: texts that may be about persons. */
  notices: JSONColumnType<KeptNotice[]>;
  /** Who published: a token's name, or a user of the server's machine; null where it is not known. */
  publisher: string | null;
  /** The token with which it came over HTTP; null for all that came otherwise. */
  token_id: string | null;
}

/**
 * Table `revisions`: everything that was ever published, of every category. Rows are only ever added; the database itself
 * refuses to change or delete one.
 */
export interface RevisionsTable {
  record_id: string;
  category: string;
  /** 1 for the first. */
  revision: number;
  publication_id: string;
  published_at: ColumnType<Date, Date, never>;
  content_hash: string;
  /** The whole content; null on a tombstone. */
  content: JSONColumnType<object> | null;
  /** Why it was withdrawn; null unless this is a tombstone. */
  withdrawal_reason: string | null;
  /** What looked wrong about it when it was published. */
  warnings: JSONColumnType<Warning[], string | undefined, never>;
}
