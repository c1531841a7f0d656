import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { hashOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { OrderKey } from '../merge/orderKey.ts';

/** One condition of a filter, as it is compared with what a synopsis says. */
export type Condition =
  /** The field's value is the bound or more (AT_LEAST), or the bound or less (AT_MOST). */
  | { by: 'AT_LEAST' | 'AT_MOST'; of: string; bound: OrderKey; typeName: string }
  /** The field's value is one of these. */
  | { by: 'ONE_OF'; of: string; values: readonly string[] }
  /** The field holds the text with this hash. */
  | { by: 'HELD'; of: string; hash: Buffer }
  /** Nothing that a synopsis says decides it. */
  | { by: 'ASK' };

/**
 * The condition that a field holds a text. Digits are put into their Latin form first, as members do before they make their filters.
 */
export function heldCondition(of: string, text: string): Condition {
  return { by: 'HELD', of, hash: hashOf(latinDigits(text.trim())) };
}
