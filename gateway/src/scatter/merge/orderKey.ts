import { compareIds } from '@shafaf/shared/graph/globalId';
import { wholeNumberScalars } from '@shafaf/shared/graph/scalars';

/** A row's order key in a form that compares quickly; null for a row without one. */
export type OrderKey = number | bigint | string | null;

/**
 * The comparable form of a checked JSON value: numbers for whole-number strings, the text itself for all else. Days and moments
 * have one fixed-width written form each, so their text compares as they do.
 */
export function orderKeyOf(typeName: string, value: unknown): OrderKey {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = String(value);
  if (!wholeNumberScalars.has(typeName)) return text;
  return text.length <= 15 ? Number(text) : BigInt(text);
}

/** A whole number as text. Longer ones are none: the time to read one grows with the square of its length. */
const WHOLE_NUMBER = /^-?\d{1,100}$/;
const NUMBERS = new Set(['Int', 'Float']);

/**
 * As `orderKeyOf`, for a value that nobody has held against its type: undefined for one that values of the type cannot be compared with.
 * One such would make all comparisons with it contradict each other.
 */
export function uncheckedOrderKeyOf(typeName: string, value: string | number | null): OrderKey | undefined {
  if (value === null) return null;
  if (wholeNumberScalars.has(typeName)) {
    const isWhole = typeof value === 'number' ? Number.isSafeInteger(value) : WHOLE_NUMBER.test(value);
    return isWhole ? orderKeyOf(typeName, value) : undefined;
  }
  return (typeof value === 'number') === NUMBERS.has(typeName) ? value : undefined;
}

/** A row's place in a total order. */
export interface Place {
  key: OrderKey;
  id: string;
}

/** Orders places by (key, id): keys in the direction given, nulls last either way, equal keys by the bytes of the id, ascending. */
export function placeOrder(direction: 'ASC' | 'DESC'): (a: Place, b: Place) => number {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== null) return -1;
      if (b.key !== null) return 1;
      return compareIds(a.id, b.id);
    }
    const byKey = compareKeys(a.key, b.key);
    return byKey === 0 ? compareIds(a.id, b.id) : byKey * sign;
  };
}

function compareKeys(a: number | bigint | string, b: number | bigint | string): number {
  if (typeof a === 'string' || typeof b === 'string') return compareIds(String(a), String(b));
  if (a === b) return 0;
  // JavaScript compares numbers with bigints exactly.
  return a < b ? -1 : a > b ? 1 : 0;
}
