import type { Bilingual } from '../publish/Problem.ts';
import { day } from './scalar.ts';

/**
 * The two attributes of a time that a record is about: its first and last day.
 * @param time what the time is, in words that follow on "the first day of"
 */
export function period(time: Bilingual) {
  return {
    periodStart: day({
      heading: {
        fa: ['تاریخ شروع', 'شروع دوره', 'از تاریخ', 'ابتدای دوره', 'شروع'],
        en: ['period start', 'start date', 'from', 'start'],
        description: { en: `The first day of ${time.en}`, fa: `نخستین روز ${time.fa}` },
      },
    }),
    periodEnd: day({
      heading: {
        fa: ['تاریخ پایان', 'پایان دوره', 'تا تاریخ', 'انتهای دوره', 'پایان'],
        en: ['period end', 'end date', 'to', 'end'],
        description: { en: `The last day of ${time.en}`, fa: `واپسین روز ${time.fa}` },
      },
    }),
  };
}
