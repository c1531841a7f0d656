import { gregorianOf } from '@shafaf/shared/calendar/gregorianOf';
import type { RandomSource } from './randomSource.ts';

const DAY_MILLISECONDS = 86_400_000;
const FRIDAY = 5;
/** Months 1 to 11 of a year have at least 29 days in every year. */
const SAFE_DAYS = 29;

/** `count` days of a Jalali year as `YYYY-MM-DD`, in order: after the new year's holidays, up to a month's end, no Fridays. */
export function sampleDays(random: RandomSource, year: number, lastMonth: number, count: number): string[] {
  const days: string[] = [];
  while (days.length < count) {
    const month = random.whole(1, lastMonth);
    const day = gregorianOf({ year, month, day: random.whole(month === 1 ? 14 : 1, SAFE_DAYS) });
    if (day === null || new Date(day).getUTCDay() === FRIDAY) continue;
    days.push(day);
  }
  return days.sort();
}

/** The day so many days later, or earlier for a negative number. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The first day of a month of a Jalali year; of the next year, for a month after the twelfth. */
export function firstDayOf(year: number, month: number): string {
  const day = gregorianOf(month > 12 ? { year: year + 1, month: month - 12, day: 1 } : { year, month, day: 1 });
  if (day === null) throw new RangeError(`There is no month ${month} of ${year}`);
  return day;
}

/** The last day of a month of a Jalali year. */
export function lastDayOf(year: number, month: number): string {
  return daysAfter(firstDayOf(year, month + 1), -1);
}
