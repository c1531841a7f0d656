import { sql } from 'kysely';
import { withAttachments } from '../documents/withAttachments.ts';
import { indexRecords } from '../search/indexRecords.ts';
import type { Warning } from '../warnings/Warning.ts';
import type { CheckedRecord } from './checkRecord.ts';
import type { OpenPublication } from './openPublication.ts';
import type { RejectedRow } from './Problem.ts';
import { problems } from './problems.ts';
import type { WarnedRow } from './publishContent.ts';
import { insertRows, upsertRows } from './upsertRows.ts';

/** What is known of a record that was published before. */
interface Current {
  id: string;
  content_hash: string;
  revision: number;
  sample: boolean;
  published_at: Date;
  withdrawn_at: Date | null;
  /** Whether this very publication has written it. */
  written_now: boolean;
}

/** What became of a batch, beside the counts. */
export interface WrittenBatch<Place> {
  /** Records that may not be published. */
  rejected: RejectedRow<Place>[];
  /** Records that are, and look wrong. */
  warned: WarnedRow<Place>[];
}

/** A record that is new or differs. */
interface Change<Place> {
  record: CheckedRecord<Place>;
  before: Current | undefined;
}

/** Writes what is new or differs, with its revisions; adds to the counts. */
export async function writeBatch<Place>(
  publication: OpenPublication,
  given: CheckedRecord<Place>[],
  counts: { added: number; changed: number; unchanged: number },
): Promise<WrittenBatch<Place>> {
  if (given.length === 0) return { rejected: [], warned: [] };
  const { table, row } = publication.category;
  const rejected: RejectedRow<Place>[] = [];
  const changes: Change<Place>[] = [];
  const known = await current(publication, table, given);
  const batch = await withAttachments(publication.transaction, given, known);
  const repeated = await repeatedIds(publication, batch, known);
  batch.forEach((record, index) => {
    const { id, localId, content, contentHash, place } = record;
    const before = known.get(id);
    if (repeated.has(index)) {
      rejected.push({ place, problems: [problems.repeatedId(localId)] });
    } else if (before && content.sample && !before.sample) {
      rejected.push({ place, problems: [problems.sampleOverReal(localId)] });
    } else if (before && before.content_hash === contentHash && before.withdrawn_at === null) {
      counts.unchanged++;
    } else {
      changes.push({ record, before });
    }
  });
  if (changes.length === 0) return { rejected, warned: [] };
  const { warnings, likenesses } = await publication.doubts.of(
    publication,
    changes.map(({ record }) => record),
  );
  const added: object[] = [];
  const changed: object[] = [];
  const revisions = changes.map(({ record: { id, content, contentHash, json }, before }, index) => {
    const revision = (before?.revision ?? 0) + 1;
    const doubts = { warnings: warnings[index] ?? [], likeness: likenesses[index] ?? null };
    const times = { publishedAt: before?.published_at ?? publication.at, modifiedAt: publication.at };
    const written = row({ id, ...times, revision, contentHash, withdrawal: null, ...doubts }, content);
    (before ? changed : added).push(written);
    return `{"record_id":${JSON.stringify(id)},"revision":${revision},"content_hash":"${contentHash}","content":${json},"warnings":${JSON.stringify(doubts.warnings)}}`;
  });
  counts.added += added.length;
  counts.changed += changed.length;
  await insertRevisions(publication, revisions);
  await publication.writing(
    changes.map(({ record }) => record.id),
    async () => {
      await insertRows(publication.transaction, publication.category, added);
      await upsertRows(publication.transaction, publication.category, changed);
    },
  );
  await indexRecords(
    publication.transaction,
    publication.category,
    changes.map(({ record: { id, content } }) => ({ id, content })),
    publication.words,
  );
  return { rejected, warned: changes.flatMap(({ record }, index) => warnedRow(publication, record, warnings[index] ?? [])) };
}

/** The report of a record that looks wrong, in a list; the publication keeps what is not for the public. */
function warnedRow<Place>(publication: OpenPublication, record: CheckedRecord<Place>, warnings: readonly Warning[]): WarnedRow<Place>[] {
  const { place, localId, naming, notices } = record;
  if (warnings.length === 0 && notices.length === 0) return [];
  const columnOf = (path: string) => naming?.columnOf(path) ?? path;
  for (const { code, field } of notices) publication.notice({ id: localId, row: naming?.row ?? null, column: columnOf(field), code });
  return [{ place, localId, warnings, notices, columnOf }];
}

async function current({ transaction }: OpenPublication, table: string, batch: { id: string }[]): Promise<Map<string, Current>> {
  const { rows } = await sql<Current>`select id, content_hash, revision, sample, published_at, withdrawn_at,
      xmin = pg_current_xact_id()::xid as written_now from ${sql.table(table)} where id = any(${batch.map(({ id }) => id)})`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Indexes within the batch of the records whose id has come before in this publication. What it has written shows on the row itself; only
 * ids that were there before and were left as they are must be remembered.
 */
async function repeatedIds(
  publication: OpenPublication,
  batch: { id: string }[],
  known: ReadonlyMap<string, Current>,
): Promise<Set<number>> {
  const { transaction, seen } = publication;
  const repeated = new Set<number>();
  const met = new Set<string>();
  const here = new Set<string>();
  batch.forEach(({ id }, index) => {
    const before = known.get(id);
    if (met.has(id) || seen.has(id) || before?.written_now === true) repeated.add(index);
    met.add(id);
    if (before !== undefined && !before.written_now) here.add(id);
  });
  if (here.size === 0) return repeated;
  if (!publication.seenTable && seen.size + here.size <= publication.idsInMemory) {
    for (const id of here) seen.add(id);
    return repeated;
  }
  if (!publication.seenTable) {
    // Memory must not grow with the number of records: from here on the database remembers the ids.
    await sql`create temporary table ids_of_this_publication (id text collate "C" primary key) on commit drop`.execute(transaction);
    await sql`insert into ids_of_this_publication select unnest(${[...seen]}::text[])`.execute(transaction);
    seen.clear();
    publication.seenTable = true;
  }
  const { rows } = await sql<{ id: string }>`insert into ids_of_this_publication select unnest(${[...here]}::text[])
    on conflict do nothing returning id`.execute(transaction);
  const fresh = new Set(rows.map(({ id }) => id));
  batch.forEach(({ id }, index) => {
    if (here.has(id) && !fresh.has(id)) repeated.add(index);
  });
  return repeated;
}

async function insertRevisions({ transaction, id, category, at }: OpenPublication, revisions: string[]): Promise<void> {
  await sql`insert into revisions (record_id, category, revision, publication_id, published_at, content_hash, content, warnings)
    select record_id, ${category.name}, revision, ${id}::bigint, ${at.toISOString()}::timestamptz, content_hash, content, warnings
    from json_to_recordset(${`[${revisions.join(',')}]`}::json) as r(record_id text, revision int, content_hash text, content jsonb, warnings jsonb)`.execute(
    transaction,
  );
}
