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
/** Latin letters that may have an accent, and accents by themselves. */
const ACCENTED = /[\u00C0-\u024F\u1E00-\u1EFF]|\p{Mn}/u;
const LATIN = /[\p{Script=Latin}\p{Mn}]+/gu;

/**
 * A text, already in NFKC, with each letter and digit in its one form: ي ى → ی, ك → ک, ۀ ة → ه, أ إ آ ٱ → ا, Persian and Arabic digits → 0–9,
 * Latin letters without case and accents; diacritics and the tatweel go. Spaces and unseen characters stay.
 */
export function foldLetters(text: string): string {
  const plain = text
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(MARKS, '')
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toLowerCase();
  return ACCENTED.test(plain) ? plain.replace(LATIN, (letters) => letters.normalize('NFD').replace(/\p{Mn}/gu, '')) : plain;
}

const MARKS_BETWEEN = `[\\u200c${MARKS.source.slice(1, -1)}]*`;
const ASCII_DIGITS = /[0-9]/;

/** A pattern that finds a folded word, or words, in texts as they were written: any form of each letter, with any marks between them. */
export function writtenPattern(folded: string): string {
  return [...folded].map((letter) => (letter === ' ' ? '[\\s\\u200c]+' : formsOf(letter))).join(MARKS_BETWEEN);
}

function formsOf(letter: string): string {
  if (ASCII_DIGITS.test(letter)) return `[${letter}${String.fromCharCode(0x06f0 + Number(letter), 0x0660 + Number(letter))}]`;
  const others = Object.keys(LETTERS).filter((written) => LETTERS[written] === letter);
  const plain = letter.replace(/[^\p{L}\p{M}\p{N}]/u, '\\$&');
  return others.length === 0 ? plain : `[${plain}${others.join('')}]`;
}
