import { toJalaali } from 'jalaali-js';

/** A day of the Jalali (Solar Hijri) calendar; month 1 is Farvardin. */
export interface JalaliDay {
  year: number;
  month: number;
  day: number;
}

/**
 * The Jalali day of a Gregorian one.
 * @throws RangeError when `isoDay` is not a day written as `YYYY-MM-DD`.
 */
export function jalaliOf(isoDay: string): JalaliDay {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay);
  if (!parts || Number.isNaN(Date.parse(isoDay))) throw new RangeError(`jalaliOf expects a day as YYYY-MM-DD, but got: "${isoDay}".`);
  const { jy, jm, jd } = toJalaali(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return { year: jy, month: jm, day: jd };
}
