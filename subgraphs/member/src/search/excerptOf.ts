import { writtenPattern } from '@shafaf/shared/persian/foldLetters';
import type { SoughtUnit } from './SoughtUnit.ts';

/** Characters of an excerpt at most, but for the dots at its ends. */
const LENGTH = 240;
/** Characters that stand before the first word found. */
const LEAD = 60;
/** Characters of a text that are looked through. */
const LONGEST_TEXT = 200_000;
/** Places of one unit that are looked at. */
const MOST_PLACES = 100;
/** Characters at an end that are left out rather than to cut a word. */
const LONGEST_CUT = 30;
/** What could change how the text around an excerpt is shown, and what does not show. */
const UNSHOWN = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** Finds words of a question in a text as it was written. */
export type Spotter = (text: string) => Spot[];

interface Spot {
  /** Which unit of the question it is. */
  unit: number;
  at: number;
}

/** Makes what finds a question's units in texts. */
export function spotterOf(units: readonly SoughtUnit[]): Spotter {
  const patterns = units.map(({ exact, words, parted, beginning, near }) => {
    const apart = [words, ...parted].map((parts) => parts.join(' '));
    const spellings = [...new Set([...exact, ...near.keys(), ...apart])].map(writtenPattern);
    return new RegExp(`(?<![\\p{L}\\p{M}])(?:${spellings.join('|')})${beginning === null ? '(?![\\p{L}\\p{N}])' : ''}`, 'giu');
  });
  return (text) => {
    const spots: Spot[] = [];
    patterns.forEach((pattern, unit) => {
      let places = 0;
      for (const { index } of text.matchAll(pattern)) {
        spots.push({ unit, at: index });
        if (++places >= MOST_PLACES) break;
      }
    });
    return spots.sort((a, b) => a.at - b.at);
  };
}

/**
 * A piece of one of the texts, that in which most of the question's units stand near each other: plain text of about 240 characters at most, with
 * dots where more stands before or after. The texts that follow the first are preferred to it: the first is the title, which is seen anyhow.
 */
export function excerptOf([title = '', ...others]: readonly string[], spot: Spotter): string {
  let best = { text: title, at: 0, units: 0 };
  for (const text of [...others, title]) {
    const found = bestWindow(spot(text.slice(0, LONGEST_TEXT)));
    if (found.units > best.units) best = { text, ...found };
  }
  return cut(best.text, best.at);
}

/** Where the window begins that holds most units; the first of several. */
function bestWindow(spots: readonly Spot[]): { at: number; units: number } {
  let best = { at: 0, units: 0 };
  spots.forEach(({ at }, index) => {
    const units = new Set<number>();
    for (let next = index; next < spots.length; next++) {
      const spot = spots[next];
      if (spot === undefined || spot.at - at > LENGTH - 2 * LEAD) break;
      units.add(spot.unit);
    }
    if (units.size > best.units) best = { at, units: units.size };
  });
  return best;
}

function cut(text: string, at: number): string {
  let start = at <= LEAD ? 0 : at - LEAD;
  let end = Math.min(text.length, start + LENGTH);
  if (start > 0) {
    const space = text.slice(start, Math.min(at, start + LONGEST_CUT)).search(/\s/);
    start = space < 0 ? wholeCharacter(text, start) : start + space;
  }
  if (end < text.length) {
    const tail = text.slice(end - LONGEST_CUT, end);
    const space = tail.search(/\s\S*$/);
    end = space < 0 ? wholeCharacter(text, end) : end - LONGEST_CUT + space;
  }
  const shown = text.slice(start, end).replaceAll(UNSHOWN, ' ').trim();
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

/** Not between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
