import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { DayName, WorkingCalendar } from './WorkingCalendar.ts';

/** The body's calendar as it stands in its database now. */
export async function readCalendar(db: Kysely<MemberDatabase>): Promise<WorkingCalendar> {
  const [weekends, yearly, days, listed] = await Promise.all([
    db.selectFrom('calendar_weekends').selectAll().orderBy('id').execute(),
    db.selectFrom('calendar_yearly').selectAll().execute(),
    db.selectFrom('calendar_days').selectAll().orderBy('name_fa').execute(),
    db.selectFrom('calendar_listed_years').select('year').execute(),
  ]);
  const byDay = new Map<string, DayName[]>();
  for (const { day, name_fa, name_en } of days) {
    const names = byDay.get(day) ?? [];
    // Two lists may name the same holiday.
    if (!names.some(({ nameFa }) => nameFa === name_fa)) names.push({ nameFa: name_fa, nameEn: name_en });
    byDay.set(day, names);
  }
  return {
    weekends: weekends.map(({ valid_from, valid_until, weekdays, name_fa, name_en }) => ({
      from: valid_from,
      until: valid_until,
      weekdays,
      nameFa: name_fa,
      nameEn: name_en,
    })),
    yearly: yearly.map(({ month, day, name_fa, name_en }) => ({ month, day, nameFa: name_fa, nameEn: name_en })),
    days: byDay,
    listedYears: new Set(listed.map(({ year }) => year)),
  };
}
