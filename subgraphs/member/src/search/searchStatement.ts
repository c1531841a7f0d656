import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SoughtUnit } from './SoughtUnit.ts';
import { compoundMark } from './searchEntry.ts';

/** A record that was found. */
export interface FoundRow {
  id: string;
  score: number;
}

/** A place in the order of scores: greatest first, equal ones by id. */
export interface ScorePlace {
  score: number;
  id: string;
}

/** What is found. */
export interface Search {
  /** At least one. */
  units: readonly SoughtUnit[];
  /** Letters and digits of what is searched for. */
  letters: number;
  /** Names of categories; null for all. */
  categories: readonly string[] | null;
  conditions: readonly RawBuilder<SqlBool>[];
}

/** What is found of it. */
export interface SearchRange {
  after: ScorePlace | null;
  before: ScorePlace | null;
  /** Reads from the end; rows then come in reverse. */
  backwards: boolean;
  limit: number;
}

/** Postgres's letter for where a word stands; none for anywhere. */
type Weight = 'A' | 'B' | '';

/** What a unit that was found is worth, in thousandths: as it stands in the title, or in another short text. */
const PLACES: readonly { weight: Weight; worth: number }[] = [
  { weight: 'A', worth: 1000 },
  { weight: 'B', worth: 800 },
];
/** Of that, when a word begins with what is searched for. Of a misspelled one the share of its wrong letters is taken off. */
const BEGINNING = 900;
/** In a full text, however it is spelled there: to look closer, each would have to be read. */
const IN_FULL_TEXT = 400;

/** Of a score: what the units that were found are worth on average, and, where all stand in the title, how much of it they make up. */
const OF_UNITS = 900;
const OF_LENGTH = 100;

/** The best score. */
export const BEST_SCORE = OF_UNITS + OF_LENGTH;

/** The statement that reads a page. */
export function searchStatement(search: Search, { after, before, backwards, limit }: SearchRange): RawBuilder<FoundRow> {
  const within = [sql<SqlBool>`true`];
  if (after !== null) within.push(sql<SqlBool>`(score < ${after.score} or (score = ${after.score} and id > ${after.id}))`);
  if (before !== null) within.push(sql<SqlBool>`(score > ${before.score} or (score = ${before.score} and id < ${before.id}))`);
  const order = backwards ? sql`score asc, id desc` : sql`score desc, id asc`;
  return sql<FoundRow>`select id, score from (select id, ${scoreOf(search)} as score from search_entries where ${matching(search)}) as found
    where ${sql.join(within, sql` and `)} order by ${order} limit ${limit}`;
}

/** The statement that counts all that is found. */
export function searchCount(search: Search): RawBuilder<{ count: string }> {
  return sql<{ count: string }>`select count(*) as count from search_entries where ${matching(search)}`;
}

function matching({ units, categories, conditions }: Search): RawBuilder<SqlBool> {
  const every = [...units.map(standing), ...conditions];
  if (categories !== null) every.push(sql<SqlBool>`category = any(${categories}::text[])`);
  return sql<SqlBool>`${sql.join(every, sql` and `)}`;
}

function scoreOf({ units, letters }: Search): RawBuilder<number> {
  const worth = sql.join(units.map(worthOf), sql` + `);
  return sql<number>`(${sql.lit(OF_UNITS)} * (${worth}) / (1000 * ${sql.lit(units.length)})
    + case when head @@ ${allOf(units, 'A')}::tsquery
      then ${sql.lit(OF_LENGTH)} * least(title_letters, ${letters}::integer) / greatest(title_letters, ${letters}::integer) else 0 end)`;
}

/** That a unit stands in a record. Which of a few full texts have the two parts of a word as neighbours is seen by reading those that have both. */
function standing(unit: SoughtUnit): RawBuilder<SqlBool> {
  const anywhere = sql<SqlBool>`(head || body) @@ ${allOf([unit], '')}::tsquery`;
  if (unit.parted.length === 0) return anywhere;
  const both = anyOf(
    unit.parted.map((parts) => together(parts, '&')),
    '',
  );
  const neighbours = anyOf(
    unit.parted.map((parts) => together(parts, '<->')),
    '',
  );
  return sql<SqlBool>`(${anywhere} or id = any(array(
    select id from search_entries where (head || body) @@ ${both}::tsquery and body @@ ${neighbours}::tsquery)))`;
}

/** The worth of the best place in which a unit stands. That it stands somewhere is known of each row. */
function worthOf(unit: SoughtUnit): RawBuilder<number> {
  const cases: { terms: readonly string[]; likeness: number }[] = [{ terms: exactTerms(unit), likeness: 1000 }];
  if (unit.beginning !== null) cases.push({ terms: [beginningTerm(unit.beginning)], likeness: BEGINNING });
  for (const likeness of new Set(unit.near.values()))
    cases.push({ terms: [...unit.near].flatMap(([word, alike]) => (alike === likeness ? [wordTerm(word)] : [])), likeness });
  const placed = PLACES.flatMap(({ weight, worth }) =>
    cases.map(({ terms, likeness }) => ({ query: anyOf(terms, weight), worth: Math.floor((worth * likeness) / 1000) })),
  );
  placed.sort((a, b) => b.worth - a.worth);
  const whens = placed.map(({ query, worth }) => sql`when head @@ ${query}::tsquery then ${sql.lit(worth)}`);
  return sql<number>`case ${sql.join(whens, sql` `)} else ${sql.lit(IN_FULL_TEXT)} end`;
}

/** A query for any of the terms of a unit, as Postgres writes it. */
function allOf(units: readonly SoughtUnit[], weight: Weight): string {
  return units.map((unit) => anyOf([...exactTerms(unit), ...nearTerms(unit)], weight)).join(' & ');
}

function anyOf(terms: readonly string[], weight: Weight): string {
  return `(${terms.map((term) => term.replaceAll('@', weight === '' || term.includes(':*') ? weight : `:${weight}`)).join(' | ')})`;
}

/** Terms have `@` where a weight may stand. */
function wordTerm(word: string): string {
  return `'${word}'@`;
}

function together(words: readonly string[], by: '&' | '<->'): string {
  return `(${words.map(wordTerm).join(` ${by} `)})`;
}

function beginningTerm(word: string): string {
  return `'${word}':*@`;
}

function exactTerms({ exact, words }: SoughtUnit): string[] {
  const [asOne = ''] = exact;
  // Three short parts and more: neighbours are known two by two.
  const apart = words.length > 2 ? [together(words, '&')] : [];
  return [...exact.map(wordTerm), wordTerm(compoundMark + asOne), ...apart];
}

function nearTerms({ beginning, near }: SoughtUnit): string[] {
  return [...(beginning === null ? [] : [beginningTerm(beginning)]), ...[...near.keys()].map(wordTerm)];
}
