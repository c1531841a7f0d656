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
