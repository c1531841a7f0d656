import type { SearchQuestion, Unit } from './SearchQuestion.ts';
import { textOf } from './SearchQuestion.ts';

/** What may stand in a record for a unit of what is searched for. */
export interface SoughtUnit {
  /** The unit as one word, alone or joined with those beside it, in each spelling that some record may have. */
  exact: readonly string[];
  /** The unit's words; mostly one. */
  words: readonly string[];
  /** The unit in two words that are neighbours. */
  parted: readonly (readonly [first: string, second: string])[];
  /** What a word may begin with; null where a beginning is not enough. */
  beginning: string | null;
  /** Words that are spelled nearly so, and how alike they are, in thousandths. */
  near: ReadonlyMap<string, number>;
}

/** A beginning of fewer letters says too little. */
const SHORTEST_BEGINNING = 3;
/** In shorter words one letter makes another word. */
const SHORTEST_MISSPELLED = 4;
/** Words of so many letters may be misspelled twice. */
const LONG_WORD = 9;
/** Words that may be written as one, at most; in names there are four: «سرمایه‌گذاری‌توسعه‌ملی». */
const MOST_JOINED = 5;
/** Letters of the shorter part of a word that is written as two. */
const SHORTEST_PART = 2;

/** How many letters of a word may be misspelled. */
export function editsAllowed(letters: number): number {
  if (letters < SHORTEST_MISSPELLED) return 0;
  return letters < LONG_WORD ? 1 : 2;
}

/** The unit's text where it is a word by itself of which beginnings and misspellings are looked for; null for several words, numbers and short words. */
export function flexibleWord({ words }: SearchQuestion, { from, to }: Unit): string | null {
  const word = words[from];
  return word === undefined || word.isNumber || to - from > 1 || word.text.length < SHORTEST_BEGINNING ? null : word.text;
}

/** Neighbouring words of letters, the unit among them, that some may write as one. */
export function joinedWith({ words }: SearchQuestion, { from, to }: Unit): string[] {
  const joined: string[] = [];
  for (let start = Math.max(0, to - MOST_JOINED); start <= from; start++)
    for (let end = Math.max(to, start + 2); end <= Math.min(words.length, start + MOST_JOINED); end++)
      if (words.slice(start, end).every(({ isNumber }) => !isNumber)) joined.push(textOf(words, { from: start, to: end }));
  return joined;
}

/** A word in two, wherever some may part it. */
export function partingsOf(word: string): [first: string, second: string][] {
  const count = Math.max(0, word.length - 2 * SHORTEST_PART + 1);
  return Array.from({ length: count }, (_, index) => [word.slice(0, index + SHORTEST_PART), word.slice(index + SHORTEST_PART)]);
}

/** Words that differ by a letter too many, or by two exchanged: of short words trigrams do not find them all. */
export function simplyMisspelled(word: string): string[] {
  if (editsAllowed(word.length) === 0) return [];
  const letters = [...word];
  return letters.flatMap((letter, index) => {
    const [before, after] = [letters.slice(0, index).join(''), letters.slice(index + 1)];
    const [next, ...rest] = after;
    const shorter = before + after.join('');
    return next === undefined ? [shorter] : [shorter, before + next + letter + rest.join('')];
  });
}
