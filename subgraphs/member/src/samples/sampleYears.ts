import type { RandomSource } from './randomSource.ts';
import { sampleDays } from './sampleDays.ts';

/** The year in whose middle the samples stand: its records end with its first half. */
export const LAST_SAMPLE_YEAR = 1404;
const LAST_YEAR_MONTHS = 6;
const YEAR_MONTHS = 11;

/** A day on which a sample record came about. */
export interface SampleDay {
  /** The Jalali year. */
  year: number;
  /** `YYYY-MM-DD` */
  day: string;
  /** Which of its year it is, from 1. */
  number: number;
}

/** Days from a Jalali year on, in order: so many in a year, and half as many in the last one. */
export function sampleYears(random: RandomSource, firstYear: number, aYear: number): SampleDay[] {
  const years = Array.from({ length: LAST_SAMPLE_YEAR - firstYear + 1 }, (_, index) => firstYear + index);
  return years.flatMap((year) => {
    const isLast = year === LAST_SAMPLE_YEAR;
    const days = sampleDays(random, year, isLast ? LAST_YEAR_MONTHS : YEAR_MONTHS, isLast ? Math.ceil(aYear / 2) : aYear);
    return days.map((day, index) => ({ year, day, number: index + 1 }));
  });
}
