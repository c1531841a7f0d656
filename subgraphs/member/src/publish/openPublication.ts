import { sql, type Transaction } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { PrivacyNotice } from '../privacy/personalTexts.ts';
import { settleSearch } from '../search/indexRecords.ts';
import { keepSynopsis } from '../synopsis/keepSynopsis.ts';
import { TouchedRows } from '../synopsis/TouchedRows.ts';
import { Doubts } from '../warnings/Doubts.ts';

/** A publication under way, in its transaction. */
export interface OpenPublication {
  transaction: Transaction<MemberDatabase>;
  id: string;
  category: Category;
  /** The time that its revisions bear. */
  at: Date;
  /** Ids published so far; beyond `idsInMemory` they are in a table of the transaction. */
  seen: Set<string>;
  seenTable: boolean;
  idsInMemory: number;
  /** Finds what looks wrong. */
  doubts: Doubts;
  /** Keeps a notice with the publication. */
  notice(notice: KeptNotice): void;
  /** Words of its records that can be searched for already: see `indexRecords`. */
  words: Set<string>;
  /** Writes rows of the category's table; no other way is right. */
  writing(ids: readonly string[], write: () => Promise<void>): Promise<void>;
  /** Puts the counts on record and makes the category's synopsis true, as the last thing before the transaction ends. */
  close(counts: {
    added: number;
    changed: number;
    unchanged: number;
    rejected: number;
    warned?: number;
    withdrawn?: number;
  }): Promise<void>;
}

/** A `PrivacyNotice` as a publication keeps it. */
export interface KeptNotice {
  /** The body's own id of the record. */
  id: string;
  row: number | null;
  column: string;
  code: PrivacyNotice['code'];
}

/** Who publishes. */
export interface PublishedBy {
  /** A token's name, or a user of the server's machine. */
  name: string;
  /** The token; left out when none was needed. */
  tokenId?: string;
}

/** What is opened. */
export interface Opening {
  category: Category;
  source: string;
  sourceHash: string | null;
  publisher?: PublishedBy;
  now?: Date;
  idsInMemory?: number;
  onWaiting?: () => void;
}

/** Notices that a publication keeps; more say nothing further. */
const MOST_NOTICES = 1_000;
/** Ids remembered in memory before the database remembers them: some 10 MB. */
const IDS_IN_MEMORY = 100_000;
/**
 * When this part of a table has changed, the table is analyzed. Less changes no plan, and analyzing a large table takes a second;
 * Postgres itself looks after the sum of small changes.
 */
const MUCH_OF_A_TABLE = 0.1;

/** Of new rows' trigrams, before they are put into the search index: the more at a time, the fewer of its pages are rewritten. */
const GATHERED = '32MB';

/** Waits until no other publication of the category goes on in this database, and opens one. */
export async function openPublication(transaction: Transaction<MemberDatabase>, request: Opening): Promise<OpenPublication> {
  const lock = sql`hashtextextended('shafaf publication ' || current_schema() || ' ' || ${request.category.name}::text, 0)`;
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${lock}) as free`.execute(transaction);
  if (rows[0]?.free !== true) {
    request.onWaiting?.();
    await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction);
  }
  // The search index is kept in many rows at a time: see GATHERED.
  await sql.raw(`set local gin_pending_list_limit = '${GATHERED}'`).execute(transaction);
  await sql.raw(`set local work_mem = '${GATHERED}'`).execute(transaction);
  const at = request.now ?? new Date();
  const { id } = await transaction
    .insertInto('publications')
    .values({
      category: request.category.name,
      source: request.source,
      source_hash: request.sourceHash,
      started_at: at,
      finished_at: null,
      added: 0,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      withdrawn: 0,
      warned: 0,
      notices: '[]',
      publisher: request.publisher?.name ?? null,
      token_id: request.publisher?.tokenId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const notices: KeptNotice[] = [];
  const touched = new TouchedRows(request.category.synopsis);
  return {
    transaction,
    id,
    category: request.category,
    at,
    seen: new Set(),
    seenTable: false,
    idsInMemory: request.idsInMemory ?? IDS_IN_MEMORY,
    doubts: new Doubts(request.category),
    notice: (notice) => {
      if (notices.length < MOST_NOTICES) notices.push(notice);
    },
    words: new Set(),
    writing: (ids, write) => touched.during(transaction, ids, write),
    async close({ added, changed, unchanged, rejected, warned = 0, withdrawn = 0 }) {
      const finished_at = request.now ?? new Date();
      await transaction
        .updateTable('publications')
        .set({ added, changed, unchanged, rejected, warned, withdrawn, finished_at, notices: JSON.stringify(notices) })
        .where('id', '=', id)
        .execute();
      const changes = added + changed + withdrawn;
      if (changes === 0) return;
      await settleSearch(transaction);
      const rows = await keepSynopsis(transaction, request.category, touched, finished_at);
      // The planner would go on with what it knew of a much smaller table until Postgres looks by itself, a minute or more later.
      if (changes > rows * MUCH_OF_A_TABLE)
        await sql`analyze ${sql.table(request.category.table)}, search_entries, search_words`.execute(transaction);
    },
  };
}
