import { type Word, wordsOf } from '@shafaf/shared/persian/wordsOf';
import { LONGEST_WORD } from './WordVector.ts';

/** What is searched for. */
export interface SearchQuestion {
  /** All words of the text, the short ones too. */
  words: readonly Word[];
  /** Each must be found in a record. Empty when the text has no word. */
  units: readonly Unit[];
  /** Letters and digits of all words. */
  letters: number;
}

/** Words that are looked for as one: mostly a single word. `from` and `to` count in `words`, `to` being the one after the last. */
export interface Unit {
  from: number;
  to: number;
}

/** Shorter words are looked for only where there is nothing else to look for: «و», «در», «ها» would be found everywhere or keep all else from being found. */
const SHORTEST_WORD = 3;

/** Whether a word must be found when others are there. Numbers tell one district from the next, however short. */
export function isTelling({ text, isNumber }: Word): boolean {
  return isNumber || text.length >= SHORTEST_WORD;
}

/** Reads what is searched for. */
export function readSearchQuestion(text: string): SearchQuestion {
  const words = wordsOf(text).map((word) => ({ ...word, text: word.text.slice(0, LONGEST_WORD) }));
  const telling = halfSpacedRuns(words).flatMap((run): Unit[] => {
    const singles = placesIn(run).filter(({ from }) => words.slice(from, from + 1).some(isTelling));
    // Short parts of one word, such as «ط‌بس», tell something together.
    return singles.length === 0 && run.to - run.from > 1 ? [run] : singles;
  });
  const units = telling.length > 0 ? telling : placesIn({ from: 0, to: words.length });
  const known = new Map(units.map((unit) => [textOf(words, unit), unit]));
  return { words, units: [...known.values()], letters: words.reduce((sum, word) => sum + word.text.length, 0) };
}

/** The words of a unit, with half-spaces between them left out. */
export function textOf(words: readonly Word[], { from, to }: Unit): string {
  return words
    .slice(from, to)
    .map(({ text }) => text)
    .join('');
}

function halfSpacedRuns(words: readonly Word[]): Unit[] {
  const runs: Unit[] = [];
  words.forEach(({ isJoined }, index) => {
    const last = runs.at(-1);
    if (isJoined && last !== undefined) last.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  });
  return runs;
}

function placesIn({ from, to }: Unit): Unit[] {
  return Array.from({ length: to - from }, (_, index) => ({ from: from + index, to: from + index + 1 }));
}
