/** Words that stand before a name, or make a name of several words one. */
const NO_NAMES = new Set(['آقای', 'آقا', 'خانم', 'جناب', 'سرکار', 'دکتر', 'مهندس', 'حاج', 'حاجی', 'سید', 'سیده', 'و']);
/** Marks of direction, joiners and diacritics, which are no letters. */
const UNSEEN = /[\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The first letters of a person's name: «محمد رضایی» is «م. ر.». Letters with a point already stay as they are. */
export function initialsOf(name: string): string {
  const words = name
    .replace(UNSEEN, '')
    .split(/[\s.،,]+/u)
    .filter((word) => word !== '' && !word.startsWith('(') && !NO_NAMES.has(word));
  const letters = words.flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return letters.length === 0 ? '—' : letters.map((letter) => `${letter.toUpperCase()}.`).join(' ');
}
