import { type Word, wordsOf } from '@shafaf/shared/persian/wordsOf';

/** Letters of a word that count; Postgres refuses words of more than 2,046 bytes. */
export const LONGEST_WORD = 60;
/** Half-spaced words that are taken together as one, at most; in names there are four: «سرمایه‌گذاری‌توسعه‌ملی». */
const LONGEST_RUN = 5;
/** Letters of all different words; further ones are not found. Postgres's `tsvector` holds one megabyte, with all places. */
const MOST_CHARACTERS = 150_000;

/** The words of some texts, as Postgres's `tsvector` has them. */
export class WordVector {
  /** For each word where it stands, as Postgres writes it. */
  readonly #places = new Map<string, string>();
  readonly #words = new Set<string>();
  #characters = 0;

  /**
   * Adds the words of a text, half-spaced ones joined as well.
   * @param placeOf what is kept of the place of each word
   * @returns the text's words
   */
  add(text: string, placeOf: (index: number) => string): readonly Word[] {
    const words = wordsOf(text);
    words.forEach((word, index) => {
      const place = placeOf(index);
      this.note(word.text, place);
      if (!word.isNumber) this.#words.add(word.text.slice(0, LONGEST_WORD));
      for (const joined of joinedFrom(words, index)) {
        this.note(joined, place);
        this.#words.add(joined.slice(0, LONGEST_WORD));
      }
    });
    return words;
  }

  /** Adds something that is no word. */
  note(word: string, place: string): void {
    const cut = word.slice(0, LONGEST_WORD);
    const places = this.#places.get(cut);
    if (places === undefined) {
      this.#characters += cut.length;
      if (this.#characters <= MOST_CHARACTERS) this.#places.set(cut, place);
    } else if (places !== place && !places.endsWith(`,${place}`)) {
      this.#places.set(cut, `${places},${place}`);
    }
  }

  /** The words that may be meant by a misspelled one: all but numbers. */
  words(): Iterable<string> {
    return this.#words;
  }

  toString(): string {
    return [...this.#places].map(([word, places]) => `'${word}':${places}`).join(' ');
  }
}

/** The words that begin at one place when half-spaces are left out. */
function* joinedFrom(words: readonly Word[], index: number): Iterable<string> {
  const first = words[index];
  if (first === undefined || first.isNumber) return;
  let joined = first.text;
  for (const word of words.slice(index + 1, index + LONGEST_RUN)) {
    if (!word.isJoined || word.isNumber) return;
    joined += word.text;
    yield joined;
  }
}
