import { orderKeyOf, type Place, placeOrder } from '@shafaf/gateway/scatter/merge/orderKey';
import type { JsonObject } from './json.ts';
import { valueAt } from './json.ts';
import type { ListingOrder } from './listingsOf.ts';

/** A row of a list, as it was read with everything that belongs to it. */
export interface Row {
  id: string;
  object: JsonObject;
}

/** An order and its direction. */
export interface Ordering {
  order: ListingOrder;
  direction: 'ASC' | 'DESC';
}

/** What a list holds, as far as it was read: all of it, or the first rows in the contract's usual order. */
export interface Contents {
  rows: readonly Row[];
  /** Whether these are all. */
  complete: boolean;
}

/** The place of a row in an order. */
export function placeOf({ id, object }: Row, { order }: Ordering): Place {
  return { key: orderKeyOf(order.type.name, keyOf(object, order)), id };
}

/** A row's value of the field that it is ordered by, as it stands in JSON. */
export function keyOf(object: JsonObject, { field }: ListingOrder): string | number | null {
  const key = valueAt(object, field);
  return typeof key === 'string' || typeof key === 'number' ? key : null;
}

/** Rows in an order. */
export function inOrder(rows: readonly Row[], ordering: Ordering): Row[] {
  const compare = placeOrder(ordering.direction);
  return rows
    .map((row) => ({ row, place: placeOf(row, ordering) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ row }) => row);
}
