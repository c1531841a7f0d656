import { jalaliOf } from './jalaliOf.ts';

/**
 * The Jalali fiscal year of a Gregorian day `YYYY-MM-DD`. It is the calendar year: from 1 Farvardin to the last of Esfand.
 * @throws RangeError when `isoDay` is not a day written as `YYYY-MM-DD`.
 */
export function fiscalYearOf(isoDay: string): number {
  return jalaliOf(isoDay).year;
}
