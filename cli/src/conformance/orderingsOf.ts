import type { Ordering } from './Contents.ts';
import type { Listing } from './listingsOf.ts';

/** All orders of a list in both directions; the usual one in its usual direction first. */
export function orderingsOf({ orders, direction }: Listing): [Ordering, ...Ordering[]] {
  const [first, ...others] = orders;
  return [
    { order: first, direction },
    { order: first, direction: direction === 'ASC' ? 'DESC' : 'ASC' },
    ...others.flatMap((order): Ordering[] => [
      { order, direction: 'DESC' },
      { order, direction: 'ASC' },
    ]),
  ];
}
