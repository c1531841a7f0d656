import { isValidJalaaliDate, toGregorian } from 'jalaali-js';
import type { JalaliDay } from './jalaliOf.ts';

/** The Gregorian day `YYYY-MM-DD` of a Jalali one; null when the Jalali calendar has no such day (such as 30 Esfand 1402). */
export function gregorianOf({ year, month, day }: JalaliDay): string | null {
  if (![year, month, day].every(Number.isInteger) || !isValidJalaaliDate(year, month, day)) return null;
  const { gy, gm, gd } = toGregorian(year, month, day);
  if (gy < 1 || gy > 9999) return null;
  return `${String(gy).padStart(4, '0')}-${String(gm).padStart(2, '0')}-${String(gd).padStart(2, '0')}`;
}
