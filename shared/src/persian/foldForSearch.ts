/** Variants of one letter, as written by Arabic keyboards, old fonts and neighbouring languages. */
const LETTERS: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ۀ: 'ه',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Arabic marks above and below letters, and the stroke that only lengthens a word. */
const MARKS = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0640]/g;
/** Characters that are not seen: the half-space (ZWNJ), joiners, direction marks, byte order marks, soft hyphens. */
const UNSEEN = /\p{Cf}/gu;
/** Latin letters that may have an accent, and accents by themselves. */
const ACCENTED = /[\u00C0-\u024F\u1E00-\u1EFF]|\p{Mn}/u;
const LATIN = /[\p{Script=Latin}\p{Mn}]+/gu;
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
  const plain = text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(MARKS, '')
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toLowerCase()
    .trim();
  const bare = ACCENTED.test(plain) ? plain.replace(LATIN, (letters) => letters.normalize('NFD').replace(/\p{Mn}/gu, '')) : plain;
  return bare.replace(SPACE, (space, at: number) => (isPersian(bare, at - 1) || isPersian(bare, at + space.length) ? '' : ' ')).trim();
}

function isPersian(text: string, at: number): boolean {
  return PERSIAN.test(text.charAt(at));
}
