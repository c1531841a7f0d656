import type { Singles } from '@shafaf/shared/synopsis/Synopsis';
import { type OrderKey, orderKeyOf } from '../merge/orderKey.ts';

/** The rows that a synopsis tells one by one, a column a field. What many questions ask of a column is worked out once. */
export class KnownSingles {
  readonly #singles: Singles;
  readonly #keys = new Map<string, readonly OrderKey[] | null>();

  constructor(singles: Singles) {
    this.#singles = singles;
  }

  get rows(): number {
    return this.#singles.rows;
  }

  /** Each row's value of a field, compared as the type says; null when the synopsis does not say. */
  keys(field: string, typeName: string): readonly OrderKey[] | null {
    const known = `${typeName} ${field}`;
    let keys = this.#keys.get(known);
    if (keys === undefined) {
      keys = Object.hasOwn(this.#singles.ranges, field)
        ? (this.#singles.ranges[field]?.map((value) => orderKeyOf(typeName, value)) ?? null)
        : null;
      this.#keys.set(known, keys);
    }
    return keys;
  }

  /** Each row's value of a field as text, null for rows without one; undefined when the synopsis does not say. */
  texts(field: string): readonly (string | null)[] | undefined {
    const { values, ranges } = this.#singles;
    if (Object.hasOwn(values, field)) return values[field];
    return Object.hasOwn(ranges, field) ? ranges[field]?.map((value) => (value === null ? null : String(value))) : undefined;
  }
}
