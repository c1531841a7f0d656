import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { Word } from '@shafaf/shared/persian/wordsOf';
import type { Category } from '../categories/Category.ts';
import type { DisclosureContent } from '../disclosure/disclosureRow.ts';
import { WordVector } from './WordVector.ts';

/** What is searched of a record. */
export interface SearchEntry {
  id: string;
  /** Letters and digits of the title. */
  title_letters: number;
  /** Words of the title (A), and of other short texts and the local id (B). */
  head: string;
  /** Words of full texts, by their places. */
  body: string;
}

/** Characters of a title that count as such, and those of the other texts that are short together. What is longer is full text. */
const SHORT = 1_000;
/** Stands before two neighbours as one word. It is no beginning: «در ساختمان» does not begin with «درس». */
export const compoundMark = '+';
/** Postgres counts places no further; words beyond are found, but not as neighbours. */
const LAST_PLACE = 16_383;

/**
 * What is searched of a record: the title, the texts that its category searches, and the body's own id of it. Texts count as short in their order
 * until they have a thousand characters together; the others are full text, which counts for less, however long it is. Since some write two words as
 * one, neighbours in short texts stand in the entry as one, too. In full texts, where that would be too many, they are told by their places.
 * @returns the entry, and all words that stand in it
 */
export function searchEntry(category: Category, id: string, content: DisclosureContent): { entry: SearchEntry; words: Iterable<string>[] } {
  const [head, body] = [new WordVector(), new WordVector()];
  let places = 0;
  const addShort = (text: string, place: string): readonly Word[] => {
    const words = head.add(text, () => place);
    for (const compound of compoundsOf(words)) head.note(compoundMark + compound, place);
    return words;
  };
  const addFull = (text: string): void => {
    // A place is left free, so that no word is the neighbour of one of another text.
    const start = places + 2;
    places = start + body.add(text, (index) => String(Math.min(start + index, LAST_PLACE))).length;
  };

  const title = addShort(content.title.slice(0, SHORT), '1A');
  if (content.title.length > SHORT) addFull(content.title.slice(SHORT));
  let short = 0;
  for (const text of category.searched(content)) {
    if (short + text.length > SHORT) {
      addFull(text);
    } else {
      short += text.length;
      addShort(text, '2B');
    }
  }
  addShort(parseGlobalId(id)?.localId ?? '', '2B');
  const letters = title.reduce((sum, { text }) => sum + text.length, 0);
  return {
    entry: { id, title_letters: letters, head: String(head), body: String(body) },
    words: [head.words(), body.words()],
  };
}

/** Each two neighbours that are words of letters, as one. */
function compoundsOf(words: readonly Word[]): string[] {
  return words.slice(1).flatMap(({ text, isNumber, isJoined }, index) => {
    const before = words[index];
    return before === undefined || isNumber || before.isNumber || isJoined ? [] : [before.text + text];
  });
}
