import type { Singles } from '@shafaf/shared/synopsis/Synopsis';
import { type OrderKey, uncheckedOrderKeyOf } from '../merge/orderKey.ts';

/** The rows that a synopsis tells one by one, a column a field. What many questions ask of a column is worked out once. */
export class KnownSingles {
  readonly #singles: Singles;
  readonly #keys = new Map<string, readonly OrderKey[] | null>();
  readonly #numbers = new Map<string, Float64Array | null>();
  readonly #texts = new Map<string, NumberedTexts | null>();

  constructor(singles: Singles) {
    this.#singles = singles;
  }

  get rows(): number {
    return this.#singles.rows;
  }

  /** Each row's value of a field, compared as the type says; null when the synopsis does not say, or says what the type cannot have. */
  keys(field: string, typeName: string): readonly OrderKey[] | null {
    const known = `${typeName} ${field}`;
    let keys = this.#keys.get(known);
    if (keys === undefined) {
      keys = readKeys(Object.hasOwn(this.#singles.ranges, field) ? this.#singles.ranges[field] : undefined, typeName);
      this.#keys.set(known, keys);
    }
    return keys;
  }

  /** The same where all are numbers, with NaN for rows without one, which no comparison holds for; else null. */
  numbers(field: string, typeName: string): Float64Array | null {
    const known = `${typeName} ${field}`;
    let numbers = this.#numbers.get(known);
    if (numbers === undefined) {
      const keys = this.keys(field, typeName);
      numbers = keys?.every((key) => key === null || typeof key === 'number')
        ? Float64Array.from(keys, (key) => (typeof key === 'number' ? key : Number.NaN))
        : null;
      this.#numbers.set(known, numbers);
    }
    return numbers;
  }

  /** Each row's value of a field as a number of its own; null when the synopsis does not say. */
  texts(field: string): NumberedTexts | null {
    let texts = this.#texts.get(field);
    if (texts === undefined) {
      texts = this.#numberTexts(field);
      this.#texts.set(field, texts);
    }
    return texts;
  }

  #numberTexts(field: string): NumberedTexts | null {
    const { values, ranges } = this.#singles;
    const column = Object.hasOwn(values, field) ? values[field] : Object.hasOwn(ranges, field) ? ranges[field] : undefined;
    if (column === undefined) return null;
    const numbers = new Map<string, number>();
    const rows = Uint16Array.from(column, (value) => {
      if (value === null) return 0;
      const text = String(value);
      const number = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, number);
      return number;
    });
    return { numbers, rows };
  }
}

function readKeys(column: readonly (string | number | null)[] | undefined, typeName: string): readonly OrderKey[] | null {
  if (column === undefined) return null;
  const keys: OrderKey[] = [];
  for (const value of column) {
    const key = uncheckedOrderKeyOf(typeName, value);
    if (key === undefined) return null;
    keys.push(key);
  }
  return keys;
}

/** A column of texts: rows have the text's number, 0 where they have none. */
export interface NumberedTexts {
  numbers: ReadonlyMap<string, number>;
  rows: Uint16Array;
}
