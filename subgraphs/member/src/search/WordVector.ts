import { type Word, wordsOf } from '@shafaf/shared/persian/wordsOf';

/** Where words stand: the title, another short text, or a long one. Postgres's letters for weights. */
export type Weight = 'A' | 'B' | 'D';

/** Half-spaced words that are taken together as one at most: «می‌نویسیم‌شان» has three. */
const LONGEST_RUN = 4;
/** Letters of a word that count; Postgres refuses words of more than 2,046 bytes. */
export const LONGEST_WORD = 60;
/** Places of one word that are kept. Neighbours are told by them; where a word stands often, some of its neighbours are not found split in two. */
const MOST_PLACES = 16;
/** Postgres counts no further. */
const LAST_PLACE = 16_383;
/** Postgres's `tsvector` holds one megabyte. */
const MOST_CHARACTERS = 250_000;

/** The words of some texts and where they stand, as Postgres's `tsvector` has them. */
export class WordVector {
  readonly #places = new Map<string, string[]>();
  #place = 0;
  #characters = 0;

  /** Adds a text's words, and half-spaced ones joined as well. @returns how many letters and digits the words have */
  add(text: string, weight: Weight): number {
    const words = wordsOf(text);
    let letters = 0;
    // No word of one text is the neighbour of one of another.
    this.#place++;
    words.forEach((word, index) => {
      letters += word.text.length;
      this.#place++;
      this.#note(word.text, weight);
      for (const joined of joinedFrom(words, index)) this.#note(joined, weight);
    });
    return letters;
  }

  /** All words and joined words, each once. */
  words(): Iterable<string> {
    return this.#places.keys();
  }

  /** As Postgres reads it. */
  toString(): string {
    return [...this.#places].map(([word, places]) => `'${word}':${places.join(',')}`).join(' ');
  }

  #note(word: string, weight: Weight): void {
    const cut = word.slice(0, LONGEST_WORD);
    const places = this.#places.get(cut);
    const place = `${Math.min(this.#place, LAST_PLACE)}${weight === 'D' ? '' : weight}`;
    if (places === undefined) {
      this.#characters += cut.length;
      if (this.#characters <= MOST_CHARACTERS) this.#places.set(cut, [place]);
    } else if (places.length < MOST_PLACES) {
      places.push(place);
    }
  }
}

/** The words that begin at one place when half-spaces are left out. */
function* joinedFrom(words: readonly Word[], index: number): Iterable<string> {
  let joined = words[index]?.text ?? '';
  for (let next = index + 1; next < index + LONGEST_RUN; next++) {
    const word = words[next];
    if (word === undefined || !word.isJoined || word.isNumber) return;
    joined += word.text;
    yield joined;
  }
}
