import type { ColumnType, JSONColumnType } from 'kysely';
import type { ContentDocument } from '../documents/withAttachments.ts';
import type { Warning } from '../warnings/Warning.ts';

/** What the table of every category has: the envelope of a record's newest revision. */
export interface DisclosureColumns {
  /** Global id, ordered bytewise (`COLLATE "C"`), so that a member's order is the province's. */
  id: string;
  title: string;
  fiscal_year: number | null;
  /** First publication, to the millisecond. */
  published_at: ColumnType<Date, Date, Date>;
  /** Newest revision, to the millisecond. */
  modified_at: ColumnType<Date, Date, Date>;
  documents: JSONColumnType<ContentDocument[]>;
  source_url: string | null;
  license: string | null;
  revision: number;
  /** SHA-256 of the content's canonical JSON, hexadecimal. */
  content_hash: string;
  redactions: JSONColumnType<{ field: string; legalArticle: string }[]>;
  sample: boolean;
  /** Set on a tombstone; such a row is neither listed nor counted. */
  withdrawn_at: ColumnType<Date | null, Date | null, Date | null>;
  withdrawal_reason: string | null;
  /** What looked wrong about the newest revision when it was published. */
  warnings: JSONColumnType<Warning[], string | undefined, string>;
  /** Shared by records of this body that look like the same thing published twice: see `likenessOf`. */
  likeness: ColumnType<string | null, string | null | undefined, string | null>;
  /** Folded text for the filter `text`: see `foldForSearch`. */
  search_text: string;
}
