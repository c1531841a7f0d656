import type { Kysely, Transaction, Updateable } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { nowAt, type RequestDesk } from './RequestDesk.ts';
import { standingOf } from './standingOf.ts';
import { transitionFor } from './states/transitionFor.ts';
import type { RequestActor, RequestChange } from './states/transitions.ts';
import type { NoticeKind } from './store/requestNoticesTable.ts';
import type { RequestsTable, StoredRequest } from './store/requestsTables.ts';
import { RequestRefused, requestProblems } from './texts/problems.ts';

/** A change to a request. */
export interface Change {
  change: RequestChange;
  by: RequestActor;
  /** Who of the body does it. */
  officer?: string;
  /** What is said, for the history. */
  text?: string;
  /** What else of the request changes with it; worked out in its transaction, from the request as it then is. */
  update?: (
    request: StoredRequest,
    transaction: Transaction<MemberDatabase>,
    now: Date,
  ) => Promise<Updateable<RequestsTable>> | Updateable<RequestsTable>;
  /** Who is told, and of what. */
  notices?: readonly { kind: NoticeKind; recipient: 'APPLICANT' | 'BODY' }[];
}

/**
 * Lets something happen to a request: its state, what else changes, its history and the notices, all or nothing.
 * @param id of the row
 * @throws RequestRefused `NOT_NOW` when it cannot happen to the request as it is, whatever it was when it was read
 */
export function changeRequest(db: Kysely<MemberDatabase>, desk: RequestDesk, id: string, change: Change): Promise<StoredRequest> {
  return db.transaction().execute((transaction) => changeWithin(transaction, desk, id, change));
}

/** The same, as a part of a transaction. */
export async function changeWithin(
  transaction: Transaction<MemberDatabase>,
  desk: RequestDesk,
  id: string,
  { change, by, officer, text, update, notices = [] }: Change,
): Promise<StoredRequest> {
  const request = await transaction.selectFrom('requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  const now = nowAt(desk);
  const transition = transitionFor(change, by, standingOf(request, desk.rules, now));
  if (transition === null) throw new RequestRefused(requestProblems.notNow);
  const { to = request.state } = transition;
  const closes = to !== request.state && (to === 'ANSWERED' || to === 'WITHDRAWN');
  const changed = await transaction
    .updateTable('requests')
    .set({ state: to, ...(closes && { closed_at: now }), ...(await update?.(request, transaction, now)) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  // The row is locked, so nobody else adds to its history.
  const { last } = await transaction
    .selectFrom('request_events')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('request_events')
    .values({ request_id: id, number: last + 1, at: now, kind: change, actor: by, officer: officer ?? null, text: text ?? null })
    .execute();
  if (notices.length > 0)
    await transaction
      .insertInto('request_notices')
      .values(notices.map((notice) => ({ ...notice, request_id: id, created_at: now, due_at: now })))
      .execute();
  return changed;
}
