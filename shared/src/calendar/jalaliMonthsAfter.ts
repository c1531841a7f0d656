import { gregorianOf } from './gregorianOf.ts';
import { jalaliOf } from './jalaliOf.ts';

/**
 * The day so many Jalali months after another, both Gregorian, `YYYY-MM-DD`. Where the month has no such day it is the month's last: 6 months after
 * 31 Shahrivar is 29 or 30 Esfand.
 * @throws RangeError when `isoDay` is no day, or the result lies beyond what the calendar is known for.
 */
export function jalaliMonthsAfter(isoDay: string, months: number): string {
  const { year, month, day } = jalaliOf(isoDay);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  for (let last = day; last >= 29 || last === day; last--) {
    const found = gregorianOf({ ...target, day: last });
    if (found !== null) return found;
  }
  throw new RangeError(`There is no day ${months} Jalali months after ${isoDay}.`);
}
