import { type Kysely, sql, type Transaction } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { nowAt, type RequestDesk } from '../RequestDesk.ts';
import type { CalendarDay } from './readDays.ts';
import { type MovedDeadline, recomputeDeadlines } from './recomputeDeadlines.ts';
import type { Weekday } from './WorkingCalendar.ts';

/** A change to the calendar by which a body counts working days. */
export type CalendarChange =
  | {
      /** Takes in a list of days: what came with the same source before is replaced by it. */
      kind: 'LIST';
      source: string;
      days: readonly CalendarDay[];
      /** Jalali years of which this is the official list. */
      years: readonly number[];
    }
  | { kind: 'CLOSE'; day: CalendarDay }
  | { kind: 'REOPEN'; day: string }
  | {
      /** Days of the week that are off from a day on, instead of those of before. */
      kind: 'WEEKEND';
      weekdays: readonly Weekday[];
      from: string;
      nameFa: string;
      nameEn: string;
    };

/** What came of a change. */
export interface CalendarChanged {
  /** Days of lists that were there before and are no longer. */
  removed: number;
  added: number;
  /** Open requests whose deadline is another now. */
  moved: MovedDeadline[];
}

/** The source of closures that were entered one by one. */
const CLOSURES = 'closures';
/** So that two changes do not each count deadlines by what the other is about to replace. */
const CALENDAR_LOCK = 7_216_904;

/**
 * Changes the calendar, and with it the deadlines of all open requests; each that moves has that in its history, and its applicant is told. All or nothing.
 * A server that runs counts by the new calendar at once.
 */
export function changeCalendar(db: Kysely<MemberDatabase>, desk: RequestDesk, change: CalendarChange): Promise<CalendarChanged> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${CALENDAR_LOCK})`.execute(transaction);
    const counts = await apply(transaction, change, nowAt(desk));
    return { ...counts, moved: await recomputeDeadlines(transaction, desk) };
  });
}

async function apply(
  transaction: Transaction<MemberDatabase>,
  change: CalendarChange,
  now: Date,
): Promise<{ removed: number; added: number }> {
  switch (change.kind) {
    case 'LIST': {
      const { source, days, years } = change;
      const { numDeletedRows } = await transaction.deleteFrom('calendar_days').where('source', '=', source).executeTakeFirst();
      const added = await addDays(transaction, days, source);
      for (const year of years)
        await transaction
          .insertInto('calendar_listed_years')
          .values({ year, source, listed_at: now })
          .onConflict((conflict) => conflict.column('year').doUpdateSet({ source }))
          .execute();
      return { removed: Number(numDeletedRows), added };
    }
    case 'CLOSE':
      return { removed: 0, added: await addDays(transaction, [change.day], CLOSURES) };
    case 'REOPEN': {
      const { numDeletedRows } = await transaction
        .deleteFrom('calendar_days')
        .where('day', '=', change.day)
        .where('source', '=', CLOSURES)
        .executeTakeFirst();
      return { removed: Number(numDeletedRows), added: 0 };
    }
    case 'WEEKEND': {
      const { weekdays, from, nameFa, nameEn } = change;
      const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
      const { numDeletedRows } = await transaction.deleteFrom('calendar_weekends').where('valid_from', '>=', from).executeTakeFirst();
      await transaction
        .updateTable('calendar_weekends')
        .set({ valid_until: dayBefore })
        .where(({ eb, or }) => or([eb('valid_until', 'is', null), eb('valid_until', '>=', from)]))
        .execute();
      await transaction
        .insertInto('calendar_weekends')
        .values({ valid_from: from, valid_until: null, weekdays: [...weekdays], name_fa: nameFa, name_en: nameEn, source: 'entered' })
        .execute();
      return { removed: Number(numDeletedRows), added: 1 };
    }
  }
}

async function addDays(transaction: Transaction<MemberDatabase>, days: readonly CalendarDay[], source: string): Promise<number> {
  if (days.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('calendar_days')
    .values(days.map(({ day, nameFa, nameEn }) => ({ day, name_fa: nameFa, name_en: nameEn, source })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
