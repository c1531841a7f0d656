import type { Ordering } from './Contents.ts';
import type { Listing } from './listingsOf.ts';

/** All orders of a list in both directions; the usual one first. */
export function orderingsOf({ orders }: Listing): [Ordering, ...Ordering[]] {
  const [first, ...others] = orders;
  return [
    { order: first, direction: 'DESC' },
    { order: first, direction: 'ASC' },
    ...others.flatMap((order): Ordering[] => [
      { order, direction: 'DESC' },
      { order, direction: 'ASC' },
    ]),
  ];
}
