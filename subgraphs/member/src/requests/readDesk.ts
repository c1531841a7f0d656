import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { MemberContext } from '../MemberContext.ts';
import type { RequestSource } from './requestFields.ts';
import type { RequestState } from './states/transitions.ts';

/** Which requests an officer wants to see: the arguments of `desk`. */
interface DeskArguments {
  member: string;
  officerToken: string;
  states?: readonly RequestState[] | null;
  trackingCode?: string | null;
  first?: number | null;
  after?: string | null;
}

/** A page of a body's requests. */
interface Desk {
  officer: string;
  requests: RequestSource[];
  count: number;
  next: string | null;
}

const OPEN: readonly RequestState[] = ['REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION'];
const LARGEST_PAGE = 200;
/** A place in the list: the day on which the request before it is due, and its code. */
const PLACE = /^(\d{4}-\d{2}-\d{2}) (.{1,100})$/;

/** `Query.desk`: a body's requests for its officers, those that are due first on top; null for anybody else. */
export async function readDesk(
  _root: unknown,
  given: DeskArguments,
  { database, member, requests: desk }: MemberContext,
): Promise<Desk | null> {
  if (desk === undefined || given.member !== member.code) return null;
  const officer = await desk.officerOf(given.officerToken);
  if (officer === null) return null;
  const first = given.first ?? 50;
  if (first < 0 || first > LARGEST_PAGE) throw new ShafafError('BAD_USER_INPUT', `desk: first must be from 0 to ${LARGEST_PAGE}.`);
  const place = given.after == null ? null : PLACE.exec(given.after);
  if (given.after != null && place === null) throw new ShafafError('BAD_CURSOR', 'desk: after is no place that `next` gave.');
  let query = database.selectFrom('requests');
  if (given.trackingCode == null) query = query.where('state', '=', ({ fn, val }) => fn.any(val([...(given.states ?? OPEN)])));
  else {
    const id = parseGlobalId(given.trackingCode);
    query = query.where('code', '=', id?.member === member.code && id.category === 'requests' ? id.localId : '');
    if (given.states != null) query = query.where('state', '=', ({ fn, val }) => fn.any(val([...(given.states ?? [])])));
  }
  const { count } = await query.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  if (place !== null)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('due_on', 'code'), '>', tuple(place[1] ?? '', place[2] ?? '')));
  const rows = await query
    .selectAll()
    .orderBy('due_on')
    .orderBy('code')
    .limit(first + 1)
    .execute();
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    officer: officer.name,
    requests: page.map((request) => ({ request, desk })),
    count: Number(count),
    next: rows.length > first && last !== undefined ? `${last.due_on} ${last.code}` : null,
  };
}
