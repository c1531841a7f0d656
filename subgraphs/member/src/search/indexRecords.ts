import { type Kysely, sql } from 'kysely';
import type { Category } from '../categories/Category.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { DisclosureContent } from '../disclosure/disclosureRow.ts';
import { searchEntry } from './searchEntry.ts';

/** A record that is to be found. */
export interface SearchedRecord {
  id: string;
  content: DisclosureContent;
}

/** Words remembered as written, in some megabytes of memory. */
const MOST_KNOWN = 200_000;
const WORD_OF_LETTERS = /^[^\p{N}]+$/u;

/**
 * Lets records be found, by their present content and no longer by an earlier one.
 * @param known words that were written before in the same transaction; they need not be looked up again
 */
export async function indexRecords(
  db: Kysely<MemberDatabase>,
  category: Category,
  records: readonly SearchedRecord[],
  known: Set<string> = new Set(),
): Promise<void> {
  if (records.length === 0) return;
  const fresh = new Set<string>();
  const entries = records.map(({ id, content }) => {
    const { entry, words } = searchEntry(category, id, content);
    for (const list of words) for (const word of list) if (!known.has(word) && WORD_OF_LETTERS.test(word)) fresh.add(word);
    return entry;
  });
  await sql`insert into search_entries (id, category, title_letters, head, body)
    select id, ${category.name}, title_letters, head, body
    from json_to_recordset(${JSON.stringify(entries)}::json) as entry (id text, title_letters integer, head tsvector, body tsvector)
    on conflict (id) do update set title_letters = excluded.title_letters, head = excluded.head, body = excluded.body`.execute(db);
  if (fresh.size === 0) return;
  // Not unique, since publications of two categories would then wait for each other's words; those that come twice do no harm.
  await sql`insert into search_words (word) select word from unnest(${[...fresh]}::text[]) as fresh (word)
    where not exists (select from search_words where search_words.word = fresh.word)`.execute(db);
  if (known.size + fresh.size > MOST_KNOWN) known.clear();
  for (const word of fresh) known.add(word);
}

/** Lets records be found no longer. */
export async function removeFromSearch(db: Kysely<MemberDatabase>, ids: readonly string[]): Promise<void> {
  await sql`delete from search_entries where id = any(${ids}::text[])`.execute(db);
}

/** Puts into order what the indexes have taken in: otherwise each question would look through it until Postgres does that by itself. */
export async function settleSearch(db: Kysely<MemberDatabase>): Promise<void> {
  await sql`select gin_clean_pending_list('search_entries_words'), gin_clean_pending_list('search_words_alike')`.execute(db);
}
