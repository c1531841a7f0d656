import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { jalaliMonthsAfter } from '@shafaf/shared/calendar/jalaliMonthsAfter';
import type { ObligationRule } from './ObligationProfile.ts';

/** The API's enum, but for the one of whom nothing is known. */
export type KnownStatus = 'MET' | 'NOT_DUE' | 'OVERDUE' | 'NEVER_PUBLISHED';

/** How a body stands with an obligation on a day. */
export interface Due {
  status: KnownStatus;
  /** `YYYY-MM-DD`; null where nothing further is due on any day. */
  dueOn: string | null;
  /** 0 where nothing is overdue. */
  daysOverdue: number;
}

/**
 * Reckons when something is due, from when something last was new or changed (null where nothing ever was). Days are those of Iran, months those of
 * the Jalali calendar; on the day itself nothing is overdue yet. Before `since` nothing was owed, so what was published before counts as of that day.
 */
export function dueOf({ everyMonths, since }: ObligationRule, last: Date | null, now: Date): Due {
  if (last !== null && everyMonths === null) return { status: 'MET', dueOn: null, daysOverdue: 0 };
  const from = last === null ? since : laterOf(since, dayInIran(last));
  const dueOn = everyMonths === null ? since : jalaliMonthsAfter(from, everyMonths);
  const daysOverdue = Math.max(0, daysBetween(dueOn, dayInIran(now)));
  if (daysOverdue === 0) return { status: last === null ? 'NOT_DUE' : 'MET', dueOn, daysOverdue };
  return { status: last === null ? 'NEVER_PUBLISHED' : 'OVERDUE', dueOn, daysOverdue };
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

const DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
