import type { RedactedFields } from './hiddenFields.ts';

/** A revision as it is read, with the publication that made it. */
export interface RevisionRow {
  record_id: string;
  category: string;
  revision: number;
  published_at: Date;
  content_hash: string;
  isTombstone: boolean;
  withdrawal_reason: string | null;
  /** The content; null on a tombstone, and where it was not asked for. */
  content: object | null;
  /** The newest content before it; null where there is none, or where it was not asked for. */
  before: EarlierContent | null;
  /** What revisions of the record have left out or masked; empty where contents were not asked for. */
  redacted: readonly RedactedFields[];
  publication_id: string;
  source: string;
  source_hash: string | null;
  started_at: Date;
  finished_at: Date | null;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  withdrawn: number;
}

/** A content of the same record, published earlier. */
export interface EarlierContent {
  revision: number;
  content: object;
}
