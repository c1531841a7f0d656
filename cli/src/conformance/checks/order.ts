import { placeOrder } from '@shafaf/gateway/scatter/merge/orderKey';
import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { Check } from '../Check.ts';
import { keyOf, type Ordering, placeOf, type Row } from '../Contents.ts';
import { objectAt, objectsAt, show, valueAt } from '../json.ts';
import { listingQuestion } from '../listingQuestion.ts';
import type { Listing } from '../listingsOf.ts';
import { orderingsOf } from '../orderingsOf.ts';
import type { Trial } from '../Trial.ts';
import type { Verdict } from '../Verdict.ts';

const RULE =
  'Order by the field in the direction asked for, rows without a value last either way, equal ones by id, ascending, by the bytes of its UTF-8 (in Postgres: COLLATE "C").';

export const order: Check = {
  name: 'order',
  title: 'Rows come in the one order that all members share, and every order lists the same rows',
  async run(trial, verdict) {
    for (const listing of trial.listings) {
      if (trial.contents(listing).rows.length < 2) verdict.skip(`${listing.name} holds fewer than two rows.`);
      for (const ordering of orderingsOf(listing)) await walk(trial, listing, ordering, verdict);
    }
  },
};

async function walk({ subject, contents }: Trial, listing: Listing, ordering: Ordering, verdict: Verdict): Promise<void> {
  const { rows, complete } = contents(listing);
  const name = `${listing.name} by ${ordering.order.value} ${ordering.direction}`;
  const compare = placeOrder(ordering.direction);
  const keys = new Map(rows.map(({ id, object }) => [id, keyOf(object, ordering.order)]));
  const seen = new Set<string>();
  let previous: Row | null = null;
  for (let after: string | null = null; ; ) {
    const orderBy = { field: ordering.order.value, direction: ordering.direction };
    const selection = `nodes { id ${ordering.order.field} } pageInfo { hasNextPage endCursor }`;
    const data: Readonly<Record<string, unknown>> = await subject.data(
      listingQuestion(listing, { orderBy, first: LARGEST_PAGE, ...(after !== null && { after }) }, selection),
    );
    const connection = objectAt(data, listing.name, '');
    const before = seen.size;
    for (const object of objectsAt(connection, 'nodes', listing.name)) {
      const row: Row = { id: String(valueAt(object, 'id')), object };
      if (seen.has(row.id)) return verdict.fault(`${name}: ${row.id} stands in it twice.`, RULE);
      seen.add(row.id);
      if (previous !== null && compare(placeOf(previous, ordering), placeOf(row, ordering)) >= 0)
        return verdict.fault(
          `${name}: ${show([keyOf(previous.object, ordering.order), previous.id])} comes before ${show([keyOf(object, ordering.order), row.id])}.`,
          RULE,
        );
      const known = keys.get(row.id);
      if (known !== undefined && known !== keyOf(object, ordering.order))
        return verdict.fault(
          `${row.id} has ${ordering.order.field} ${show(keyOf(object, ordering.order))} here and ${show(known)} there.`,
          'Answer a row alike whatever list it stands in. If something was published during the check, run it again.',
        );
      previous = row;
    }
    const info = objectAt(connection, 'pageInfo', listing.name);
    const cursor = valueAt(info, 'endCursor');
    if (
      valueAt(info, 'hasNextPage') !== true ||
      typeof cursor !== 'string' ||
      seen.size === before ||
      (!complete && seen.size >= rows.length)
    )
      break;
    after = cursor;
  }
  verdict.tried();
  if (!complete) return;
  const missing = rows.find(({ id }) => !seen.has(id));
  verdict.expect(
    missing === undefined && seen.size === rows.length,
    missing === undefined
      ? `${name} lists ${seen.size} rows, but in the usual order there are ${rows.length}.`
      : `${name} leaves out ${missing.id}.`,
    'List the same rows in every order, those without a value of its field too.',
  );
}
