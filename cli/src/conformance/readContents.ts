import type { Rules } from '@shafaf/gateway/scatter/rules';
import { LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import type { Contents, Row } from './Contents.ts';
import { Fault } from './Fault.ts';
import { fullSelection } from './fullSelection.ts';
import { objectAt, objectsAt, show, valueAt } from './json.ts';
import { listingQuestion } from './listingQuestion.ts';
import type { Listing } from './listingsOf.ts';
import type { Subject } from './Subject.ts';

/**
 * Reads a list page by page, with everything that belongs to its rows, until it ends or there are enough. A server that gives pages again or says
 * that more follow where nothing does is not followed further; the checks of cursors find that.
 * @throws Fault or NoReply
 */
export async function readContents(subject: Subject, rules: Rules, listing: Listing, most: number): Promise<Contents> {
  const selection = `nodes { ${fullSelection(rules, listing.row)} } pageInfo { hasNextPage endCursor }`;
  const orderBy = { field: listing.orders[0].value, direction: listing.direction };
  const found = new Map<string, Row>();
  for (let after: string | null = null; ; ) {
    const page: Readonly<Record<string, unknown>> = await subject.data(
      listingQuestion(listing, { orderBy, first: Math.min(LARGEST_PAGE, most), ...(after !== null && { after }) }, selection),
    );
    const connection = objectAt(page, listing.name, '');
    const before = found.size;
    for (const object of objectsAt(connection, 'nodes', listing.name)) {
      const id = valueAt(object, 'id');
      if (typeof id !== 'string' || id === '')
        throw new Fault(
          `A row of ${listing.name} has the id ${show(id)}.`,
          'Give each row its global id, `<member>:<category>:<localId>`, as text.',
        );
      found.set(id, { id, object });
    }
    const info = objectAt(connection, 'pageInfo', listing.name);
    const cursor = valueAt(info, 'endCursor');
    const more = valueAt(info, 'hasNextPage') === true;
    const rows = [...found.values()];
    if (!more) return { rows, complete: true };
    if (found.size >= most || found.size === before || typeof cursor !== 'string') return { rows, complete: false };
    after = cursor;
  }
}
