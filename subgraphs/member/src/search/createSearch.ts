import { type Kysely, sql } from 'kysely';
import { findCategory } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { DisclosureContent } from '../disclosure/disclosureRow.ts';
import { indexRecords, type SearchedRecord } from './indexRecords.ts';

/** Words that are less alike than this in their trigrams (`pg_trgm`) are not compared letter by letter. */
const ALIKE = 0.25;
/** Records that are read at once when those of an older database are taken in. */
const BATCH = 500;

/** Makes what `search` looks in, and takes in the records that were published before. */
export async function createSearch(db: Kysely<MemberDatabase>): Promise<void> {
  await sql`create table search_entries (
    id text collate "C" primary key, category text not null, title_letters integer not null, head tsvector not null, body tsvector not null)`.execute(
    db,
  );
  await sql`create index search_entries_words on search_entries using gin ((head || body))`.execute(db);
  await sql`create table search_words (word text collate "C" not null)`.execute(db);
  await sql`create index search_words_exact on search_words (word)`.execute(db);
  await sql`create index search_words_alike on search_words using gin (word gin_trgm_ops)`.execute(db);
  // How alike words must be is a setting of the session, which a function can bring along.
  await sql`create function search_words_like(asked text[]) returns table (asked text, word text)
    language sql stable set pg_trgm.similarity_threshold = ${sql.lit(String(ALIKE))} as $$
      select each.word, known.word from unnest(asked) as each (word) join search_words as known
        on known.word % each.word and length(known.word) between length(each.word) - 2 and length(each.word) + 2 $$`.execute(db);
  await takeInRecords(db);
}

async function takeInRecords(db: Kysely<MemberDatabase>): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ record_id: string; category: string; content: DisclosureContent | null }>`
      select distinct on (record_id) record_id, category, content from revisions where record_id > ${after}
      order by record_id, revision desc limit ${BATCH}`.execute(db);
    const byCategory = new Map<string, SearchedRecord[]>();
    for (const { record_id, category, content } of rows) {
      if (content === null) continue; // withdrawn
      const records = byCategory.get(category) ?? [];
      byCategory.set(category, records);
      records.push({ id: record_id, content });
    }
    for (const [name, records] of byCategory) {
      const category = findCategory(name);
      if (category !== undefined) await indexRecords(db, category, records);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.record_id;
  }
}
