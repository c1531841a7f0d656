/** How a category's records are called in descriptions. */
export interface Nouns {
  /** One of them, such as `contract`. */
  one: string;
  /** Many of them, such as `contracts`. */
  many: string;
}

/** `a permit`, `an investment opportunity`; by the first letter, so words are chosen that sound as they are written. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** The text with a capital letter in front. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `estimatedCost` and `ESTIMATED_COST` as words: `estimated cost`. */
export function wordsOf(name: string): string {
  const apart = /^[A-Z0-9_]+$/.test(name) ? name : name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2');
  return apart.replaceAll('_', ' ').toLowerCase();
}

/** The value of an enum that a field's name makes: `businessServices` gives `BUSINESS_SERVICES`. */
export function enumValueOf(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** The field's name that an enum's value makes: `FISCAL_YEAR` gives `fiscalYear`. */
export function fieldNameOf(value: string): string {
  return value.toLowerCase().replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** `a`, `a or b`, `a, b or c`. */
export function alternatives(words: readonly string[]): string {
  const [last, ...others] = words.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} or ${last}`;
}
