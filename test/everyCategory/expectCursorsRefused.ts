import { expect } from '@jest/globals';
import { objectAt, valueAt } from '../../cli/src/conformance/json.ts';
import { listingQuestion, type PageArguments } from '../../cli/src/conformance/listingQuestion.ts';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import { orderingsOf } from '../../cli/src/conformance/orderingsOf.ts';
import type { Ask, Compared } from './Compared.ts';
import { wayOf } from './expectRows.ts';
import { pageOf } from './readPlainly.ts';

/** Holds that a cursor of a list is refused by every other list, and by the same one in another order, direction or choice of rows. */
export async function expectCursorsRefused(compared: Compared, listing: Listing, listings: readonly Listing[]): Promise<void> {
  const ask = wayOf(compared, 0);
  const [{ order, direction }, ...others] = orderingsOf(listing);
  const orderBy = { field: order.value, direction };
  const info = objectAt(await pageOf(ask, listing, { orderBy, first: 1 }, 'pageInfo { endCursor }'), 'pageInfo', listing.name);
  const cursor = String(valueAt(info, 'endCursor'));
  const elsewhere: [Listing, PageArguments][] = [
    ...listings
      .filter((other) => other !== listing)
      .map((other): [Listing, PageArguments] => {
        const same = other.orders.find(({ value }) => value === order.value) ?? other.orders[0];
        return [other, { orderBy: { field: same.value, direction } }];
      }),
    ...others.map((other): [Listing, PageArguments] => [listing, { orderBy: { field: other.order.value, direction: other.direction } }]),
    [listing, { orderBy, filter: { sample: true } }],
  ];
  for (const [index, [other, page]] of elsewhere.entries()) {
    const bound = index % 2 === 0 ? { first: 1, after: cursor } : { last: 1, before: cursor };
    expect({ other: other.name, page, codes: await codesOf(ask, other, { ...page, ...bound }) }).toEqual({
      other: other.name,
      page,
      codes: ['BAD_CURSOR'],
    });
  }
}

async function codesOf(ask: Ask, listing: Listing, page: PageArguments): Promise<unknown[]> {
  const { query, variables = {} } = listingQuestion(listing, page, 'nodes { id }');
  const { errors } = await ask(query, { ...variables });
  return Array.isArray(errors) ? errors.map((error) => valueAt(valueAt(error, 'extensions'), 'code')) : [];
}
