import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import { type DayName, WEEKDAYS, type WorkingCalendar } from './WorkingCalendar.ts';

/**
 * Why a day does not count as a working day: all reasons, closures of that day first, then yearly holidays, then the weekend. Empty for a working day.
 * @param isoDay Gregorian, `YYYY-MM-DD`
 */
export function whyNoWorkingDay(isoDay: string, { weekends, yearly, days }: WorkingCalendar): readonly DayName[] {
  const weekday = WEEKDAYS[new Date(isoDay).getUTCDay()];
  const { month, day } = jalaliOf(isoDay);
  return [
    ...(days.get(isoDay) ?? []),
    ...yearly.filter((holiday) => holiday.month === month && holiday.day === day),
    ...weekends.filter(
      ({ from, until, weekdays }) =>
        (from === null || from <= isoDay) && (until === null || isoDay <= until) && weekdays.some((each) => each === weekday),
    ),
  ].map(({ nameFa, nameEn }) => ({ nameFa, nameEn }));
}
