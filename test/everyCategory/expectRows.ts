import { expect } from '@jest/globals';
import { objectsAt, valueAt } from '../../cli/src/conformance/json.ts';
import type { PageArguments } from '../../cli/src/conformance/listingQuestion.ts';
import type { Listing } from '../../cli/src/conformance/listingsOf.ts';
import { orderingsOf } from '../../cli/src/conformance/orderingsOf.ts';
import type { SeededRandom } from '../../subgraphs/member/test/seededRandom.ts';
import type { Compared } from './Compared.ts';
import type { PlainCondition } from './conditionsOf.ts';
import type { PlainRow } from './PlainRow.ts';
import { plainOrder } from './plainOrder.ts';
import { pageOf, readPlainly } from './readPlainly.ts';
import { selectionOf } from './selectionOf.ts';

const PAGE_INFO = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete }';

/** Holds every order of a list in both directions, walked to its end from either side, against the members' rows. */
export async function expectWalks(compared: Compared, listing: Listing, rows: readonly PlainRow[], size: number): Promise<void> {
  const walks = orderingsOf(listing).flatMap(({ order, direction }) => [true, false].map((forwards) => ({ order, direction, forwards })));
  await Promise.all(
    walks.map(async ({ order, direction, forwards }, index) => {
      // Whole rows are compared in the usual order; in others, which rows they are.
      const whole = index < 2;
      const selection = `edges { cursor node { ${whole ? selectionOf(compared.rules, listing.row) : 'id'} } } ${PAGE_INFO}`;
      const expected = plainOrder(rows, order.field, order.type.name, direction).map(({ id, object }) => (whole ? object : { id }));
      const ask = wayOf(compared, index);
      const orderBy = { field: order.value, direction };
      const cursors: string[] = [];
      for (let at = 0, cursor: string | null = null; at === 0 || at < expected.length; at += size) {
        const end = Math.max(0, expected.length - at);
        const page: PageArguments = forwards
          ? { orderBy, first: size, ...(cursor !== null && { after: cursor }) }
          : { orderBy, last: size, ...(cursor !== null && { before: cursor }) };
        const connection = await pageOf(ask, listing, page, selection);
        const edges = objectsAt(connection, 'edges', listing.name);
        const nodes = edges.map((edge) => valueAt(edge, 'node'));
        const given = edges.map((edge) => String(valueAt(edge, 'cursor')));
        const more = at + size < expected.length;
        const place = { order: order.value, direction, forwards, at };
        expect({ place, nodes }).toEqual({
          place,
          nodes: forwards ? expected.slice(at, at + size) : expected.slice(Math.max(0, end - size), end),
        });
        const [startCursor, endCursor] = [given[0] ?? null, given.at(-1) ?? null];
        expect({ place, ...connection }).toMatchObject({
          place,
          totalCount: expected.length,
          coverage: { complete: true },
          pageInfo: {
            hasNextPage: forwards ? more : at > 0,
            hasPreviousPage: forwards ? at > 0 : more,
            startCursor,
            endCursor,
          },
        });
        cursors.push(...given);
        cursor = forwards ? endCursor : startCursor;
      }
      expect(new Set(cursors).size).toBe(rows.length);
    }),
  );
}

/** Holds what a condition leaves, in an order drawn, against the members' rows; what only members can tell, against what each says by itself. */
export async function expectFiltered(
  compared: Compared,
  listing: Listing,
  rows: readonly PlainRow[],
  { filter, leaves }: PlainCondition,
  random: SeededRandom,
): Promise<PlainRow[]> {
  const orderings = orderingsOf(listing);
  const { order, direction } = orderings[random.whole(orderings.length)] ?? orderings[0];
  const way = wayOf(compared, random.whole(compared.gateways.length));
  const first = random.chance(0.5) ? 200 : 1 + random.whole(20);
  const left = leaves === null ? await leftByMembers(compared, listing, rows, filter) : rows.filter(leaves);
  const expected = plainOrder(left, order.field, order.type.name, direction);
  const page = { filter, orderBy: { field: order.value, direction }, first };
  const connection = await pageOf(way, listing, page, `nodes { id } totalCount pageInfo { hasNextPage } coverage { complete }`);
  expect({ page, ...connection }).toEqual({
    page,
    nodes: expected.slice(0, first).map(({ id }) => ({ id })),
    totalCount: expected.length,
    pageInfo: { hasNextPage: expected.length > first },
    coverage: { complete: true },
  });
  return expected;
}

/** The rows that are left when every member is asked by itself with the filter. Filters that the register decides are beside the point here. */
async function leftByMembers(compared: Compared, listing: Listing, rows: readonly PlainRow[], filter: PlainCondition['filter']) {
  const left = new Set((await readPlainly(compared, listing, filter)).map(({ id }) => id));
  return rows.filter(({ id }) => left.has(id));
}

/** Two conditions together; of two on one field, the second. */
export function both(one: PlainCondition, two: PlainCondition): PlainCondition {
  if (Object.keys(one.filter).some((name) => Object.hasOwn(two.filter, name))) return two;
  const [a, b] = [one.leaves, two.leaves];
  return { filter: { ...one.filter, ...two.filter }, leaves: a === null || b === null ? null : (row) => a(row) && b(row) };
}

/** Gateways in turn. */
export function wayOf({ gateways }: Compared, index: number): Compared['gateways'][number] {
  return gateways[index % gateways.length] ?? gateways[0];
}
