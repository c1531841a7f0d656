import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SoughtUnit } from './SoughtUnit.ts';

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

/**
 * What a unit that was found is worth, in thousandths: as it stands in the title, in another short text or in a full text. A word that begins with
 * what is searched for is worth nine tenths of that, a misspelled one as much less as letters of it are wrong; in full texts both are worth the same.
 */
const IN_TITLE = 1000;
const IN_SHORT_TEXT = 800;
const IN_FULL_TEXT = 500;
const NEARLY_IN_FULL_TEXT = 400;
const BEGINNING = 900;

/** Of a score: what the units that were found are worth on average, and how much of the title they make up. */
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
  const all = units.map((unit) => anyOf([...exactTerms(unit), ...nearTerms(unit)], '')).join(' & ');
  const every = [sql<SqlBool>`(head || body) @@ ${all}::tsquery`, ...conditions];
  if (categories !== null) every.push(sql<SqlBool>`category = any(${categories}::text[])`);
  return sql<SqlBool>`${sql.join(every, sql` and `)}`;
}

function scoreOf({ units, letters }: Search): RawBuilder<number> {
  const worth = sql.join(units.map(worthOf), sql` + `);
  return sql<number>`(${sql.lit(OF_UNITS)} * (${worth}) / (1000 * ${sql.lit(units.length)})
    + ${sql.lit(OF_LENGTH)} * least(title_letters, ${letters}::integer) / greatest(title_letters, ${letters}::integer))`;
}

/** The worth of the best place in which a unit stands. That it stands somewhere is known of each row. */
function worthOf(unit: SoughtUnit): RawBuilder<number> {
  const cases: { terms: Term[]; likeness: number }[] = [{ terms: exactTerms(unit), likeness: 1000 }];
  if (unit.beginning !== null) cases.push({ terms: [{ beginning: unit.beginning }], likeness: BEGINNING });
  for (const likeness of new Set(unit.near.values()))
    cases.push({ terms: [...unit.near].flatMap(([word, alike]) => (alike === likeness ? [{ parts: [word] }] : [])), likeness });
  const placed = [IN_TITLE, IN_SHORT_TEXT].flatMap((worth) =>
    cases.map(({ terms, likeness }) => ({
      query: anyOf(terms, worth === IN_TITLE ? 'A' : 'B'),
      worth: Math.floor((worth * likeness) / 1000),
    })),
  );
  placed.sort((a, b) => b.worth - a.worth);
  const whens = placed.map(({ query, worth }) => sql`when head @@ ${query}::tsquery then ${sql.lit(worth)}`);
  return sql<number>`case ${sql.join(whens, sql` `)} when body @@ ${anyOf(exactTerms(unit), '')}::tsquery then ${sql.lit(IN_FULL_TEXT)}
    else ${sql.lit(NEARLY_IN_FULL_TEXT)} end`;
}

/** Words that are neighbours, or what a word begins with. */
type Term = { parts: readonly string[] } | { beginning: string };

function exactTerms({ exact }: SoughtUnit): Term[] {
  return exact.map((parts) => ({ parts }));
}

function nearTerms({ beginning, near }: SoughtUnit): Term[] {
  return [...(beginning === null ? [] : [{ beginning }]), ...[...near.keys()].map((word) => ({ parts: [word] }))];
}

/** As Postgres writes a `tsquery`. */
function anyOf(terms: readonly Term[], weight: string): string {
  const written = terms.map((term) =>
    'beginning' in term
      ? `'${term.beginning}':*${weight}`
      : `(${term.parts.map((part) => `'${part}'${weight === '' ? '' : `:${weight}`}`).join(' <-> ')})`,
  );
  return `(${written.join(' | ')})`;
}
