import type { WorkingCalendar } from './WorkingCalendar.ts';
import { whyNoWorkingDay } from './whyNoWorkingDay.ts';

/**
 * How many working days come after one day, up to another and with it: 0 for the same day. Both Gregorian, `YYYY-MM-DD`.
 * @throws RangeError when the first is no day
 */
export function workingDaysUntil(from: string, until: string, calendar: WorkingCalendar): number {
  let count = 0;
  for (let time = Date.parse(from) + 86_400_000; time <= Date.parse(until); time += 86_400_000)
    if (whyNoWorkingDay(new Date(time).toISOString().slice(0, 10), calendar).length === 0) count++;
  return count;
}
