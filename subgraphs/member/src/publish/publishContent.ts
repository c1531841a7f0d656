import { formatGlobalId } from '@shafaf/shared/graph/globalId';
import type { Kysely, Transaction } from 'kysely';
import { categoryNamed } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { PrivacyNotice } from '../privacy/personalTexts.ts';
import type { Warning } from '../warnings/Warning.ts';
import { type CheckedRecord, checkRecord } from './checkRecord.ts';
import { openPublication, type PublishedBy } from './openPublication.ts';
import type { RejectedRow } from './Problem.ts';
import { writeBatch } from './writeBatch.ts';

/** What is published, and how. */
export interface PublicationRequest<Place = undefined> {
  /** As in ids, such as `contracts`. */
  category: string;
  /** Code of the member whose database this is. */
  member: string;
  /** The file's name, or where else the records come from. */
  source: string;
  /** SHA-256 of the file's bytes, hexadecimal; null when there is no file. */
  sourceHash: string | null;
  /** Who publishes; not known when left out. */
  publisher?: PublishedBy;
  /** Publish nothing when a single row is rejected. */
  allOrNothing?: boolean;
  /** Find out what would happen, and publish nothing. */
  dryRun?: boolean;
  /** The time of publication; the moment it has the database to itself when left out. */
  now?: Date;
  /** Ids that are remembered in memory to find repeated ones, before the database remembers them; 100,000 when left out. */
  idsInMemory?: number;
  /** Gives up between two records, and publishes nothing. */
  signal?: AbortSignal;
  /** Told of each rejected row; of one with a repeated id only once its batch is written. */
  onRejected?: (row: RejectedRow<Place>) => void | Promise<void>;
  /** Told of each record that is added or changed and looks wrong. */
  onWarned?: (row: WarnedRow<Place>) => void;
  /** Told when another publication of this category is still going on and is waited for. */
  onWaiting?: () => void;
  /** Done as the last thing in the transaction of what is kept: what it writes is kept with the publication or not at all. */
  beforeKeeping?: (transaction: Transaction<MemberDatabase>, publication: KeptPublication) => Promise<void>;
}

/** A publication that is about to be kept. */
export interface KeptPublication {
  /** Its number in the table `publications`. */
  id: string;
  result: PublicationResult;
}

/** A record to be published. */
export interface RecordToPublish<Place = undefined> {
  /** The body's own id; any characters but NUL, 500 at most. */
  localId: string;
  /** Checked against the category's form. */
  content: unknown;
  /** Where it came from, for reports. */
  place: Place;
  /** How its file calls things. */
  naming?: RecordNaming;
}

/** How the file that a record comes from calls things, so that whoever keeps it finds them. */
export interface RecordNaming {
  row: number;
  /** The column that a field came from, by the field's path; null where the file has none. */
  columnOf(path: string): string | null;
}

/** What is doubted about a record that is published. */
export interface WarnedRow<Place = undefined> {
  place: Place;
  localId: string;
  /** Kept with the revision and shown to everybody. */
  warnings: readonly Warning[];
  /** Kept with the publication. */
  notices: readonly PrivacyNotice[];
  /** What the file calls a field, else the field itself. */
  columnOf(path: string): string;
}

/** A record, or a row that could not become one. */
export type PublicationItem<Place = undefined> = RecordToPublish<Place> | RejectedRow<Place>;

/** What a publication did; of each row exactly one is counted. */
export interface PublicationResult {
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Of those added and changed, how many look wrong. */
  warned: number;
  /** False when nothing was kept: in a dry run, or because a row was rejected and all or nothing was asked for. */
  published: boolean;
}

/** Records written at a time: enough to make the calls cheap, few enough to keep memory flat. */
const BATCH_RECORDS = 1_000;
/** Characters of JSON written at a time. */
const BATCH_CHARACTERS = 8 * 1024 * 1024;

/**
 * Publishes records into a member's database.
 *
 * A record that is new becomes revision 1; one whose content differs, or that had been withdrawn, gets a further revision and stands;
 * one that is equal (by the hash of its content) is left alone. A record keeps the time of its first publication. A sample never
 * replaces a real record, and an id may come only once in a publication; such rows are rejected, like those whose content has not
 * the category's form.
 *
 * All is one transaction: readers see the whole publication at once or nothing of it, and a failure, an abort or a crash leaves
 * nothing. Records are read and written in batches, so memory does not grow with their number. Publications of one category into one
 * database wait for each other.
 *
 * @throws ShafafError `BAD_USER_INPUT` for a category that there is not; what `records` throws, the signal's reason, and what the database says; nothing is published then.
 */
export async function publishContent<Place = undefined>(
  db: Kysely<MemberDatabase>,
  request: PublicationRequest<Place>,
  records: AsyncIterable<PublicationItem<Place>> | Iterable<PublicationItem<Place>>,
): Promise<PublicationResult> {
  const category = categoryNamed(request.category);
  const result: PublicationResult = { added: 0, changed: 0, unchanged: 0, rejected: 0, warned: 0, published: true };
  const reject = async (row: RejectedRow<Place>) => {
    result.rejected++;
    await request.onRejected?.(row);
  };
  const warn = (row: WarnedRow<Place>) => {
    result.warned++;
    request.onWarned?.(row);
  };
  try {
    await db.transaction().execute(async (transaction) => {
      const publication = await openPublication(transaction, { ...request, category });
      let batch: CheckedRecord<Place>[] = [];
      let characters = 0;
      // One batch is written while the next is read.
      let writing = Promise.resolve();
      const flush = async () => {
        const full = batch;
        batch = [];
        characters = 0;
        await writing;
        writing = writeBatch(publication, full, result).then(async ({ rejected, warned }) => {
          for (const row of rejected) await reject(row);
          for (const row of warned) warn(row);
        });
        // A failure is met where the writing is waited for.
        writing.catch(() => undefined);
      };
      try {
        for await (const item of records) {
          request.signal?.throwIfAborted();
          const checked = 'problems' in item ? item : checkRecord(category, item);
          if ('problems' in checked) {
            await reject(checked);
            continue;
          }
          batch.push({ ...checked, id: formatGlobalId({ member: request.member, category: category.name, localId: checked.localId }) });
          characters += checked.json.length;
          if (batch.length >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) await flush();
        }
        request.signal?.throwIfAborted();
        await flush();
      } finally {
        await writing;
      }
      if (request.dryRun || (request.allOrNothing && result.rejected > 0)) throw new NothingKept();
      await publication.close(result);
      await request.beforeKeeping?.(transaction, { id: publication.id, result });
    });
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
    result.published = false;
  }
  return result;
}

/** Leaves the transaction without keeping anything. */
class NothingKept extends Error {}
