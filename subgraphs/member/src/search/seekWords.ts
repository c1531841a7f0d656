import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { editsBetween } from './editsBetween.ts';
import { type SearchQuestion, textOf, type Unit } from './SearchQuestion.ts';
import { editsAllowed, flexibleWord, joinedWith, partingsOf, type SoughtUnit, simplyMisspelled } from './SoughtUnit.ts';

/**
 * Finds in what spellings the words of a question stand in the records. Which words a database holds only spares it looking for others: what a record
 * is worth to a question does not depend on the records beside it.
 */
export async function seekWords(db: Kysely<MemberDatabase>, question: SearchQuestion): Promise<SoughtUnit[]> {
  const { units } = question;
  const words = units.flatMap((unit) => flexibleWord(question, unit) ?? []);
  const literal = new Set([
    ...units.flatMap((unit) => [...joinedWith(question, unit), ...partingsOf(textOf(question.words, unit)).flat()]),
    ...words.flatMap(simplyMisspelled),
  ]);
  const known = await knownWords(
    db,
    [...literal],
    words.filter(({ length }) => editsAllowed(length) > 0),
  );
  return units.map((unit) => soughtUnit(question, unit, known));
}

/** Words that stand in some record. */
interface KnownWords {
  /** Whether one is among those that were looked for letter by letter. */
  has(word: string): boolean;
  /** Those that are like one. */
  like(word: string): readonly string[];
}

async function knownWords(db: Kysely<MemberDatabase>, literal: readonly string[], alike: readonly string[]): Promise<KnownWords> {
  const found = new Map<string | null, string[]>();
  if (literal.length + alike.length > 0) {
    const { rows } = await sql<{ asked: string | null; word: string }>`
      select null as asked, word from search_words where word = any(${literal}::text[])
      union select asked, word from search_words_like(${alike}::text[])`.execute(db);
    for (const { asked, word } of rows) {
      const words = found.get(asked);
      if (words === undefined) found.set(asked, [word]);
      else words.push(word);
    }
  }
  const literally = new Set(found.get(null));
  return { has: (word) => literally.has(word), like: (word) => found.get(word) ?? [] };
}

function soughtUnit(question: SearchQuestion, unit: Unit, known: KnownWords): SoughtUnit {
  const word = flexibleWord(question, unit);
  const words = question.words.slice(unit.from, unit.to).map(({ text }) => text);
  const [first, second, ...more] = words;
  const joined = joinedWith(question, unit).filter((each) => known.has(each));
  return {
    exact: [...new Set([textOf(question.words, unit), ...joined])],
    words,
    parted: [
      ...(first !== undefined && second !== undefined && more.length === 0 ? [[first, second] as const] : []),
      ...partingsOf(textOf(question.words, unit)).filter((parts) => parts.every((part) => known.has(part))),
    ],
    beginning: word,
    near: word === null ? new Map() : nearWords(word, known, joined),
  };
}

function nearWords(word: string, known: KnownWords, others: readonly string[]): Map<string, number> {
  const near = new Map<string, number>();
  const most = editsAllowed(word.length);
  for (const each of [...simplyMisspelled(word).filter((each) => known.has(each)), ...known.like(word)]) {
    // What begins with the word is found by that.
    if (each.startsWith(word) || others.includes(each)) continue;
    const edits = editsBetween(word, each, most);
    if (edits <= most) near.set(each, 1000 - Math.ceil((1000 * edits) / word.length));
  }
  return near;
}
