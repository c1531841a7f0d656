import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import { hashOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { OrderKey } from '../merge/orderKey.ts';

/** One condition of a filter, as it is compared with what a synopsis says. */
export type Condition =
  /** The field's value is the bound or more (AT_LEAST), or the bound or less (AT_MOST). */
  | { by: 'AT_LEAST' | 'AT_MOST'; of: string; bound: OrderKey; typeName: string }
  /** The field's value is one of these. */
  | { by: 'ONE_OF'; of: string; values: readonly string[] }
  /** The field holds this text, which has this hash. */
  | { by: 'HELD'; of: string; text: string; hash: Buffer }
  /** Nothing that a synopsis says decides it. */
  | { by: 'ASK' };

/** The condition that a field holds a text. */
export function heldCondition(of: string, text: string): Condition {
  const held = heldText(text);
  return { by: 'HELD', of, text: held, hash: hashOf(held) };
}

/** A text as members put it into their filters and compare it: without space around it, with Latin digits. */
export function heldText(text: string): string {
  return latinDigits(text.trim());
}
