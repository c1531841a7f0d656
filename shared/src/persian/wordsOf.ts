import { foldLetters } from './foldLetters.ts';

/** A word, or a number, as it stands in a text. */
export interface Word {
  /** Folded by `foldLetters`: letters alone or digits alone. */
  text: string;
  isNumber: boolean;
  /** Whether nothing but a half-space stands between it and the word before. */
  isJoined: boolean;
}

/** The half-space that Persian has within words (ZWNJ). */
const HALF_SPACE = '\u200c';
/** Unseen characters that mean nothing for words: direction marks, joiners, byte order marks, soft hyphens. */
const MEANINGLESS = /(?!\u200c)\p{Cf}/gu;
const WORD = /(\p{N}+)|[\p{L}\p{M}]+/gu;

/**
 * The words of a text in their order. A half-space parts two words, and so does the border between letters and digits («۵ساله» is 5 and ساله): what is
 * one word to a writer may thus be several here, and whoever compares texts must look at neighbours together too (`isJoined`).
 */
export function wordsOf(text: string): Word[] {
  const folded = foldLetters(text.normalize('NFKC').replace(MEANINGLESS, ''));
  const hasHalfSpaces = folded.includes(HALF_SPACE);
  const words: Word[] = [];
  let end = 0;
  for (const { 0: text, 1: digits, index } of folded.matchAll(WORD)) {
    const isJoined = hasHalfSpaces && words.length > 0 && isHalfSpace(folded.slice(end, index));
    words.push({ text, isNumber: digits !== undefined, isJoined });
    end = index + text.length;
  }
  return words;
}

function isHalfSpace(between: string): boolean {
  return between !== '' && between.replaceAll(HALF_SPACE, '') === '';
}
