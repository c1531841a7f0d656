import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import type { DayName, WorkingCalendar } from './WorkingCalendar.ts';
import { whyNoWorkingDay } from './whyNoWorkingDay.ts';

/** A deadline, and day by day how it comes about. Days are Gregorian, `YYYY-MM-DD`, and those of Iran. */
export interface Deadline {
  /** The day on whose end the time is over. */
  due: string;
  /** How many working days were to be counted. */
  workingDays: number;
  /** The working days in order; the last is `due`. */
  counted: readonly string[];
  /** The days between that do not count, in order, with all that is known of why. */
  skipped: readonly { date: string; reasons: readonly DayName[] }[];
  /** Jalali years, in order, that the time reaches into and whose list of holidays has not been taken in: with it, the deadline may come to be later. */
  unlistedYears: readonly number[];
}

/** Days looked at in vain before the calendar is held for a mistake. */
const LONGEST_REST = 366;

/**
 * The day by which an answer is due, so many working days after a receipt. The day of the receipt does not count (bylaw of the Law on Publication and
 * Free Access to Information, Articles 4 and 13: ten working days from the registration receipt).
 * @param receivedOn the day of the receipt in Iran, `YYYY-MM-DD`
 * @param workingDays a whole number, at least 1
 * @throws RangeError when `receivedOn` is no day, `workingDays` no such number, or the calendar leaves no working day for a year
 */
export function deadlineOf(receivedOn: string, workingDays: number, calendar: WorkingCalendar): Deadline {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`deadlineOf expects a whole number of working days, at least 1, but got: ${workingDays}.`);
  const counted: string[] = [];
  const skipped: { date: string; reasons: readonly DayName[] }[] = [];
  const years = new Set([jalaliOf(receivedOn).year]);
  for (let day = dayAfter(receivedOn), rest = 0; counted.length < workingDays; day = dayAfter(day)) {
    years.add(jalaliOf(day).year);
    const reasons = whyNoWorkingDay(day, calendar);
    if (reasons.length === 0) counted.push(day);
    else skipped.push({ date: day, reasons });
    rest = reasons.length === 0 ? 0 : rest + 1;
    if (rest > LONGEST_REST) throw new RangeError(`The calendar has no working day within a year before ${day}.`);
  }
  const unlistedYears = [...years].filter((year) => !calendar.listedYears.has(year));
  return { due: counted.at(-1) ?? receivedOn, workingDays, counted, skipped, unlistedYears };
}

function dayAfter(isoDay: string): string {
  return new Date(Date.parse(isoDay) + 86_400_000).toISOString().slice(0, 10);
}
