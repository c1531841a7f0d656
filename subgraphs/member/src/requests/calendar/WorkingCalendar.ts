/** Days of the week, as the calendar's rules name them, by their number in `Date.getUTCDay()`. */
export const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a day that does not count is called. */
export interface DayName {
  nameFa: string;
  nameEn: string;
}

/** Which days of the week are off, from a day to a day. Rules may overlap: a day is off when any of them says so. */
export interface WeekendRule extends DayName {
  /** The first day of the rule, Gregorian, `YYYY-MM-DD`; null when it always was. */
  from: string | null;
  /** The last day of it; null while it stands. */
  until: string | null;
  weekdays: readonly Weekday[];
}

/** A holiday that falls on the same day of every Jalali year. */
export interface YearlyHoliday extends DayName {
  /** 1 is Farvardin. */
  month: number;
  day: number;
}

/**
 * Which days count as working days where a body is. Everything in it is data: laws and offices move weekends, and the province closes offices on
 * single days.
 */
export interface WorkingCalendar {
  weekends: readonly WeekendRule[];
  yearly: readonly YearlyHoliday[];
  /** Holidays that move and closures, by their Gregorian day `YYYY-MM-DD`. */
  days: ReadonlyMap<string, readonly DayName[]>;
  /** Jalali years whose official list of holidays has been taken in. Of others only what is yearly is known. */
  listedYears: ReadonlySet<number>;
}
