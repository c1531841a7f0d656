import { expect } from '@jest/globals';
import { objectAt, objectsAt, valueAt } from '../../cli/src/conformance/json.ts';
import { listingQuestion, type PageArguments } from '../../cli/src/conformance/listingQuestion.ts';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import type { Ask, Compared } from './Compared.ts';
import type { PlainRow } from './PlainRow.ts';
import { selectionOf } from './selectionOf.ts';

const PAGE = 200;

/** All rows of a list that a filter leaves, from every member asked by itself. */
export async function readPlainly(
  { rules, members }: Compared,
  listing: Listing,
  filter: Readonly<Record<string, unknown>> = {},
): Promise<PlainRow[]> {
  const selection = `nodes { ${selectionOf(rules, listing.row)} } pageInfo { hasNextPage endCursor }`;
  const found = await Promise.all(
    members.map(async (member) => {
      const rows: PlainRow[] = [];
      for (let page: PageArguments = { filter, first: PAGE }; ; ) {
        const connection = await pageOf(member.ask, listing, page, selection);
        for (const object of objectsAt(connection, 'nodes', listing.name)) rows.push({ id: String(valueAt(object, 'id')), member, object });
        const info = objectAt(connection, 'pageInfo', listing.name);
        if (valueAt(info, 'hasNextPage') !== true) return rows;
        page = { ...page, after: String(valueAt(info, 'endCursor')) };
      }
    }),
  );
  return found.flat();
}

/** One page of a list, which must be answered without an error. */
export async function pageOf(ask: Ask, listing: Listing, page: PageArguments, selection: string) {
  const { query, variables = {} } = listingQuestion(listing, page, selection);
  const { data, errors } = await ask(query, { ...variables });
  expect({ errors, query, variables }).toEqual({ errors: undefined, query, variables });
  return objectAt(data, listing.name, '');
}
