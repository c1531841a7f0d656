import { type Place, placeOrder } from '../merge/orderKey.ts';
import type { Page } from '../merge/page.ts';

/** The order of a page, and the direction in which it is walked. */
export type Walk = Pick<Page, 'order' | 'forwards'>;

/** Names an order and the direction in which it is walked. */
export function walkOf({ order, forwards }: Walk): string {
  return `${order.field} ${order.direction} ${forwards}`;
}

/** Compares places in the direction in which they are walked. */
export function walkOrder({ order, forwards }: Walk): (a: Place, b: Place) => number {
  const inOrder = placeOrder(order.direction);
  return forwards ? inOrder : (a, b) => inOrder(b, a);
}
