import { parseGlobalId } from '@shafaf/shared/graph/globalId';
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
  /** Words of long texts. */
  body: string;
}

/** Characters of a title that count as such, and those of the other texts that are short together. What is longer is full text. */
const SHORT = 1_000;

/**
 * What is searched of a record: the title, the texts that its category searches, and the body's own id of it. Texts count as short in their order
 * until they have a thousand characters together; the others are full text, which counts for less, however long it is.
 * @returns the entry, and all words that stand in it
 */
export function searchEntry(category: Category, id: string, content: DisclosureContent): { entry: SearchEntry; words: Iterable<string>[] } {
  const [head, body] = [new WordVector(), new WordVector()];
  const letters = head.add(content.title.slice(0, SHORT), 'A');
  body.add(content.title.slice(SHORT), 'D');
  let short = 0;
  for (const text of category.searched(content)) {
    const isShort = short + text.length <= SHORT;
    if (isShort) short += text.length;
    (isShort ? head : body).add(text, isShort ? 'B' : 'D');
  }
  head.add(parseGlobalId(id)?.localId ?? '', 'B');
  return {
    entry: { id, title_letters: letters, head: String(head), body: String(body) },
    words: [head.words(), body.words()],
  };
}
