import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { SynopsesTable } from '../synopsis/synopsesTable.ts';

/** The tables of one member's database that are not a category's; categories whose tables are spoken of by name add them here. */
export interface MemberDatabase {
  publications: PublicationsTable;
  revisions: RevisionsTable;
  synopses: SynopsesTable;
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
}
