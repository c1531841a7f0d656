import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import type { Transaction } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { changeWithin } from '../changeRequest.ts';
import type { RequestDesk } from '../RequestDesk.ts';
import { OPEN_STATES } from '../states/transitions.ts';
import { deadlineOf } from './deadlineOf.ts';
import { readCalendar } from './readCalendar.ts';

/** A deadline that the calendar has moved. Days are Gregorian. */
export interface MovedDeadline {
  /** The local id of the tracking code. */
  code: string;
  from: string;
  to: string;
}

/** Counts the deadlines of all open requests anew. Each that moves has both days in its history, and its applicant is told. */
export async function recomputeDeadlines(transaction: Transaction<MemberDatabase>, desk: RequestDesk): Promise<MovedDeadline[]> {
  const calendar = await readCalendar(transaction);
  const open = await transaction
    .selectFrom('requests')
    .select(['id', 'code', 'received_at', 'working_days', 'due_on'])
    .where('state', 'in', OPEN_STATES)
    .orderBy('id')
    .forUpdate()
    .execute();
  const moved: MovedDeadline[] = [];
  for (const { id, code, received_at, working_days, due_on } of open) {
    const { due } = deadlineOf(dayInIran(received_at), working_days, calendar);
    if (due === due_on) continue;
    await changeWithin(transaction, desk, id, {
      change: 'DEADLINE_CHANGED',
      by: 'SYSTEM',
      // Jalali days, the one before and the one now.
      text: `${jalaliText(due_on)} → ${jalaliText(due)}`,
      update: () => ({ due_on: due }),
      notices: [{ kind: 'DEADLINE_CHANGED', recipient: 'APPLICANT' }],
    });
    moved.push({ code, from: due_on, to: due });
  }
  return moved;
}

function jalaliText(isoDay: string): string {
  const { year, month, day } = jalaliOf(isoDay);
  return `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
}
