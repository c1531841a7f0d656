import { foldForSearch } from '../persian/foldForSearch.ts';
import { LEGAL_FORMS, NO_NAMES } from './legalForms.ts';

/** A folded name of more characters is no name; as part of a key it must be short enough for an index. */
const LONGEST_NAME = 300;

/** Words end at white space, at a half-space, and at whatever is neither a letter, nor a digit, nor a mark on one. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}\u0640]+/u;
const LETTER = /\p{L}/u;

/** By the form's own words, joined. */
const forms = new Map(LEGAL_FORMS.map(({ words, instead }) => [joined(wordsOf(words)), instead === '' ? [] : wordsOf(instead)]));
const longestForm = Math.max(...[...forms.keys()].map((form) => form.length));
const noNames = new Set(NO_NAMES.map((name) => joined(wordsOf(name))));

/**
 * The form of a supplier's name under which spellings of one name are the same; made for keys only, never shown. Null for what is no name: nothing, no
 * letter, a word such as «نامشخص», or more than 300 characters.
 *
 * Words are folded one by one (`foldForSearch`); signs such as brackets, dots and dashes count as spaces; words of the legal form are left out or
 * written in one way (`LEGAL_FORMS`), however they are spaced, unless no letter would be left; and what remains is folded together, so that
 * spaces beside Persian letters are no difference. «شركت راه‌سازی سهند (سهامی خاص)» and «راه سازي سهند» are both «راهسازیسهند».
 */
export function foldSupplierName(name: string): string | null {
  const words = wordsOf(name);
  const all = joined(words);
  if (!LETTER.test(all) || noNames.has(all)) return null;
  const bare = joined(withoutForms(words));
  const folded = LETTER.test(bare) ? bare : all;
  return folded.length > LONGEST_NAME ? null : folded;
}

/** The words of a question about suppliers, folded as names are; words of the legal form do not count. Each is looked for by itself. */
export function supplierSearchWords(text: string): string[] {
  return [...new Set(withoutForms(wordsOf(text)))];
}

function wordsOf(text: string): string[] {
  // What a presentation form stands for may hold spaces and brackets of its own.
  return text
    .normalize('NFKC')
    .split(BETWEEN_WORDS)
    .flatMap((word) => foldForSearch(word) || []);
}

function joined(words: readonly string[]): string {
  return foldForSearch(words.join(' '));
}

/** The words with the longest forms first replaced: «با مسئولیت محدود» is written in one word, in two and in three. */
function withoutForms(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = formAt(words, at);
    left.push(...(found?.instead ?? words.slice(at, at + 1)));
    at += found?.length ?? 1;
  }
  return left;
}

function formAt(words: readonly string[], at: number): { length: number; instead: readonly string[] } | undefined {
  let found: { length: number; instead: readonly string[] } | undefined;
  for (let length = 1; at + length <= words.length; length++) {
    const form = joined(words.slice(at, at + length));
    if (form.length > longestForm) break;
    const instead = forms.get(form);
    if (instead !== undefined) found = { length, instead };
  }
  return found;
}
