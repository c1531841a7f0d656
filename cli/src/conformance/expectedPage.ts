import { orderKeyOf, type Place, placeOrder } from '@shafaf/gateway/scatter/merge/orderKey';
import { type Contents, inOrder, type Ordering, placeOf, type Row } from './Contents.ts';

/** A page that is asked for, in terms of rows and places. */
export interface WantedPage {
  matches: (row: Row) => boolean;
  ordering: Ordering;
  /** Whether it is the end of the range that is wanted (`last`), and not its beginning. */
  backwards: boolean;
  size: number;
  after: Place | null;
  before: Place | null;
}

/** What should come. */
export interface ExpectedPage {
  rows: Row[];
  /** Whether further rows lie in the range, on the side to which the page is walked; null when that cannot be told. */
  more: boolean | null;
}

/**
 * The page that a list with these contents should give; null when they do not tell. Of contents that are not complete, which are the first
 * rows in the usual order, only what lies among those can be told.
 */
export function expectedPage({ rows, complete }: Contents, isUsual: boolean, wanted: WantedPage): ExpectedPage | null {
  const { matches, ordering, backwards, size, after, before } = wanted;
  if (!complete && !isUsual) return null;
  const compare = placeOrder(ordering.direction);
  const range = inOrder(rows.filter(matches), ordering).filter((row) => {
    const place = placeOf(row, ordering);
    return (after === null || compare(place, after) > 0) && (before === null || compare(place, before) < 0);
  });
  const last = rows.at(-1);
  const isKnown = complete || (before !== null && last !== undefined && compare(before, placeOf(last, ordering)) <= 0);
  if (backwards) return isKnown ? { rows: range.slice(Math.max(0, range.length - size)), more: range.length > size } : null;
  if (range.length > size) return { rows: range.slice(0, size), more: true };
  return isKnown ? { rows: range, more: false } : range.length === size ? { rows: range, more: null } : null;
}

/** A place that stands in a cursor. */
export function cursorPlace(ordering: Ordering, key: string | number | null, id: string): Place {
  return { key: orderKeyOf(ordering.order.type.name, key), id };
}
