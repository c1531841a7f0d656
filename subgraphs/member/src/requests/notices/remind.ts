import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { readCalendar } from '../calendar/readCalendar.ts';
import { workingDaysUntil } from '../calendar/workingDaysUntil.ts';
import { nowAt, type RequestDesk } from '../RequestDesk.ts';
import { OPEN_STATES } from '../states/transitions.ts';
import type { NoticeKind } from '../store/requestNoticesTable.ts';

/**
 * Reminds the officers of what is due soon, on the numbers of working days that the rules name, and once of what is overdue. To be called as often as one likes:
 * of the same thing they are reminded once a day at most.
 */
export async function remind(db: Kysely<MemberDatabase>, desk: RequestDesk): Promise<number> {
  const now = nowAt(desk);
  const today = dayInIran(now);
  const open = await db.selectFrom('requests').select(['id', 'due_on']).where('state', 'in', OPEN_STATES).execute();
  if (open.length === 0) return 0;
  const calendar = await readCalendar(db);
  const wanted = open.flatMap(({ id, due_on }): { request_id: string; kind: NoticeKind }[] => {
    if (today > due_on) return [{ request_id: id, kind: 'OVERDUE' }];
    return desk.rules.reminders.includes(workingDaysUntil(today, due_on, calendar)) ? [{ request_id: id, kind: 'DUE_SOON' }] : [];
  });
  if (wanted.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    // Whoever else is about to remind of the same waits, and then finds that it is done.
    await transaction
      .selectFrom('requests')
      .select('id')
      .where(
        'id',
        'in',
        wanted.map(({ request_id }) => request_id),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    const before = await transaction
      .selectFrom('request_notices')
      .select(['request_id', 'kind', 'created_at'])
      .where(
        'request_id',
        'in',
        wanted.map(({ request_id }) => request_id),
      )
      .where('kind', 'in', ['DUE_SOON', 'OVERDUE'])
      .execute();
    const fresh = wanted.filter(
      ({ request_id, kind }) =>
        !before.some(
          (each) => each.request_id === request_id && each.kind === kind && (kind === 'OVERDUE' || dayInIran(each.created_at) === today),
        ),
    );
    if (fresh.length > 0)
      await transaction
        .insertInto('request_notices')
        .values(fresh.map((each) => ({ ...each, recipient: 'BODY' as const, created_at: now, due_at: now })))
        .execute();
    return fresh.length;
  });
}
