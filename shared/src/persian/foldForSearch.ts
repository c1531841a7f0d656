import { foldLetters } from './foldLetters.ts';

/** Characters that are not seen: the half-space (ZWNJ), joiners, direction marks, byte order marks, soft hyphens. */
const UNSEEN = /\p{Cf}/gu;
const SPACE = /\s+/g;
const PERSIAN = /\p{Script=Arabic}/u;

/**
 * The form of a text that the filter `text` searches; made for keys only, never shown.
 *
 * Letters: presentation forms become plain letters (NFKC), ي ى → ی, ك → ک, ۀ ة → ه, أ إ آ ٱ → ا, Persian and Arabic digits → 0–9,
 * Latin letters lose case and accents, diacritics and the tatweel go.
 *
 * Spaces: Persian writes one word joined («مسئولیتپذیری»), with a half-space («مسئولیت‌پذیری») or in two («مسئولیت پذیری»). So that
 * each finds all, the half-space goes, and so does white space beside a letter of the Arabic script: all three are stored as
 * «مسئولیتپذیری». Elsewhere (between Latin words or numbers, which have no such spellings) white space becomes one space, so
 * that `120 21` is not found by `2021`. A question is split at its spaces first and each part looked for by itself
 * (`searchWords`), so words in any order are found. The price: a part may also be found across the border of two Persian words.
 */
export function foldForSearch(text: string): string {
  const bare = foldLetters(text.normalize('NFKC').replace(UNSEEN, '')).trim();
  return bare.replace(SPACE, (space, at: number) => (isPersian(bare, at - 1) || isPersian(bare, at + space.length) ? '' : ' ')).trim();
}

function isPersian(text: string, at: number): boolean {
  return PERSIAN.test(text.charAt(at));
}
