import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import type { Leaf } from '../attributes/Attribute.ts';
import { columnIn, type RecordRow } from '../categories/Category.ts';
import type { KeysetOrder } from '../connection/KeysetOrder.ts';
import { leafAt } from './placedAttributes.ts';

/** The leaves by which the contract orders a category's records, by the order's value. */
export function orderedLeaves({ orders, typeName }: DisclosureKind, leaves: ReadonlyMap<string, Leaf>): Map<string, Leaf> {
  return new Map(
    Object.entries(orders).map(([value, path]) => [value, leafAt(leaves, path, `${typeName}OrderField.${value} of the contract`)]),
  );
}

/** How records are ordered by each value of the contract's enum. */
export function ordersOf(ordered: ReadonlyMap<string, Leaf>, typeName: string): Record<string, KeysetOrder<RecordRow>> {
  return Object.fromEntries(
    [...ordered].map(([value, { path, column, kind }]) => {
      if (kind.key === null)
        throw new Error(`${typeName}OrderField.${value} of the contract orders by "${path}", which cannot be ordered.`);
      return [value, { column, type: kind.key, keyOf: (row: RecordRow) => kind.keyOf(columnIn(row, column)) }];
    }),
  );
}
