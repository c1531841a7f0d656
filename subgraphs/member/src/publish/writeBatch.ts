import { sql } from 'kysely';
import { indexRecords, type SearchedRecord } from '../search/indexRecords.ts';
import type { CheckedRecord } from './checkRecord.ts';
import type { OpenPublication } from './openPublication.ts';
import type { RejectedRow } from './Problem.ts';
import { problems } from './problems.ts';
import { upsertRows } from './upsertRows.ts';

/** What is known of a record that was published before. */
interface Current {
  id: string;
  content_hash: string;
  revision: number;
  sample: boolean;
  published_at: Date;
  withdrawn_at: Date | null;
}

/** Writes what is new or differs, with its revisions; adds to the counts; gives back the records that may not be published. */
export async function writeBatch<Place>(
  publication: OpenPublication,
  batch: CheckedRecord<Place>[],
  counts: { added: number; changed: number; unchanged: number },
): Promise<RejectedRow<Place>[]> {
  if (batch.length === 0) return [];
  const { table, row } = publication.category;
  const rejected: RejectedRow<Place>[] = [];
  const ids: string[] = [];
  const rows: object[] = [];
  const revisions: string[] = [];
  const searched: SearchedRecord[] = [];
  const repeated = await repeatedIds(publication, batch);
  const known = await current(publication, table, batch);
  batch.forEach((record, index) => {
    const { id, localId, content, contentHash, json, place } = record;
    const before = known.get(id);
    if (repeated.has(index)) {
      rejected.push({ place, problems: [problems.repeatedId(localId)] });
    } else if (before && content.sample && !before.sample) {
      rejected.push({ place, problems: [problems.sampleOverReal(localId)] });
    } else if (before && before.content_hash === contentHash && before.withdrawn_at === null) {
      counts.unchanged++;
    } else {
      if (before) counts.changed++;
      else counts.added++;
      const revision = (before?.revision ?? 0) + 1;
      const publishedAt = before?.published_at ?? publication.at;
      ids.push(id);
      searched.push({ id, content });
      rows.push(row({ id, publishedAt, modifiedAt: publication.at, revision, contentHash, withdrawal: null }, content));
      revisions.push(`{"record_id":${JSON.stringify(id)},"revision":${revision},"content_hash":"${contentHash}","content":${json}}`);
    }
  });
  if (rows.length > 0) {
    await insertRevisions(publication, revisions);
    await publication.writing(ids, () => upsertRows(publication.transaction, publication.category, rows));
    await indexRecords(publication.transaction, publication.category, searched, publication.words);
  }
  return rejected;
}

async function current({ transaction }: OpenPublication, table: string, batch: { id: string }[]): Promise<Map<string, Current>> {
  const { rows } = await sql<Current>`select id, content_hash, revision, sample, published_at, withdrawn_at
    from ${sql.table(table)} where id = any(${batch.map(({ id }) => id)})`.execute(transaction);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Indexes within the batch of the records whose id has come before in this publication. */
async function repeatedIds(publication: OpenPublication, batch: { id: string }[]): Promise<Set<number>> {
  const { transaction, seen } = publication;
  const repeated = new Set<number>();
  const here = new Set<string>();
  batch.forEach(({ id }, index) => {
    if (here.has(id) || seen.has(id)) repeated.add(index);
    here.add(id);
  });
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
    if (!fresh.has(id)) repeated.add(index);
  });
  return repeated;
}

async function insertRevisions({ transaction, id, category, at }: OpenPublication, revisions: string[]): Promise<void> {
  await sql`insert into revisions (record_id, category, revision, publication_id, published_at, content_hash, content)
    select record_id, ${category.name}, revision, ${id}::bigint, ${at.toISOString()}::timestamptz, content_hash, content
    from json_to_recordset(${`[${revisions.join(',')}]`}::json) as r(record_id text, revision int, content_hash text, content jsonb)`.execute(
    transaction,
  );
}
