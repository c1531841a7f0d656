import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { OPEN_STATES, type RequestState } from './states/transitions.ts';
import type { StoredRequest } from './store/requestsTables.ts';

/** Which of a body's requests are wanted. */
export interface RequestListing {
  /** Those that are open when left out. */
  states?: readonly RequestState[] | null;
  trackingCode?: string | null;
  /** Only those that were due before this day, `YYYY-MM-DD`. */
  dueBefore?: string;
  /** A page's size, 0 to 200; 50 when left out. */
  first?: number | null;
  /** Where the page before it ended. */
  after?: string | null;
}

/** A page of them. */
export interface ListedRequests {
  requests: StoredRequest[];
  /** How many there are before and after this page, too. */
  count: number;
  /** The place to go on from; null on the last page. */
  next: string | null;
}

const LARGEST_PAGE = 200;
/** A place in the list: the day on which the request before it is due, and its code. */
const PLACE = /^(\d{4}-\d{2}-\d{2}) (.{1,100})$/;

/**
 * A body's requests, those that are due first on top.
 * @throws ShafafError `BAD_USER_INPUT`, `BAD_CURSOR`
 */
export async function listRequests(db: Kysely<MemberDatabase>, member: string, listing: RequestListing): Promise<ListedRequests> {
  const { states, trackingCode, dueBefore } = listing;
  const first = listing.first ?? 50;
  if (first < 0 || first > LARGEST_PAGE) throw new ShafafError('BAD_USER_INPUT', `desk: first must be from 0 to ${LARGEST_PAGE}.`);
  const place = listing.after == null ? null : PLACE.exec(listing.after);
  if (listing.after != null && place === null) throw new ShafafError('BAD_CURSOR', 'desk: after is no place that `next` gave.');
  let query = db.selectFrom('requests');
  if (trackingCode == null) query = query.where('state', '=', ({ fn, val }) => fn.any(val([...(states ?? OPEN_STATES)])));
  else {
    const id = parseGlobalId(trackingCode);
    query = query.where('code', '=', id?.member === member && id.category === 'requests' ? id.localId : '');
    if (states != null) query = query.where('state', '=', ({ fn, val }) => fn.any(val([...states])));
  }
  if (dueBefore !== undefined) query = query.where('due_on', '<', dueBefore);
  const { count } = await query.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  if (place !== null)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('due_on', 'code'), '>', tuple(place[1] ?? '', place[2] ?? '')));
  const rows = await query
    .selectAll()
    .orderBy('due_on')
    .orderBy('code')
    .limit(first + 1)
    .execute();
  const requests = rows.slice(0, first);
  const last = requests.at(-1);
  return { requests, count: Number(count), next: rows.length > first && last !== undefined ? `${last.due_on} ${last.code}` : null };
}
