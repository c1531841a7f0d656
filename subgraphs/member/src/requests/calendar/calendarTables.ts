import { type ColumnType, type Generated, type Kysely, sql } from 'kysely';
import type { Weekday } from './WorkingCalendar.ts';

/** Table `calendar_weekends`: days of the week that are off, from a day to a day. */
export interface CalendarWeekendsTable {
  id: Generated<number>;
  /** Gregorian days; null when it always was, and while it stands. */
  valid_from: string | null;
  valid_until: string | null;
  weekdays: Weekday[];
  name_fa: string;
  name_en: string;
  source: string;
}

/** Table `calendar_yearly`: holidays on the same day of every Jalali year. */
export interface CalendarYearlyTable {
  month: number;
  day: number;
  name_fa: string;
  name_en: string;
}

/** Table `calendar_days`: holidays that move, and closures of single days. */
export interface CalendarDaysTable {
  /** Gregorian. */
  day: string;
  name_fa: string;
  name_en: string;
  /** The list it came with: taking in a list again replaces what came with it before. */
  source: string;
}

/** Table `calendar_listed_years`: Jalali years whose official list of holidays has been taken in. */
export interface CalendarListedYearsTable {
  year: number;
  source: string;
  listed_at: ColumnType<Date, Date, never>;
}

/** Holidays of the solar year that the law names; those of the lunar year come with each year's list. */
const YEARLY: readonly (readonly [month: number, day: number, nameFa: string, nameEn: string])[] = [
  [1, 1, 'عید نوروز', 'Nowruz'],
  [1, 2, 'عید نوروز', 'Nowruz'],
  [1, 3, 'عید نوروز', 'Nowruz'],
  [1, 4, 'عید نوروز', 'Nowruz'],
  [1, 12, 'روز جمهوری اسلامی', 'Islamic Republic Day'],
  [1, 13, 'روز طبیعت', 'Nature Day'],
  [3, 14, 'رحلت امام خمینی', 'Death of Imam Khomeini'],
  [3, 15, 'قیام پانزدهم خرداد', 'Uprising of 15 Khordad'],
  [11, 22, 'پیروزی انقلاب اسلامی', 'Victory of the Islamic Revolution'],
  [12, 29, 'روز ملی شدن صنعت نفت', 'Nationalisation of the oil industry'],
];

/** Creates the calendar's tables, with what is certain: Fridays, and the holidays of the solar year. */
export async function createCalendarTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendar_weekends')
    .addColumn('id', 'integer', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('valid_from', 'date')
    .addColumn('valid_until', 'date')
    .addColumn('weekdays', sql`text[]`, (column) => column.notNull())
    .addColumn('name_fa', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('calendar_yearly')
    .addColumn('month', 'smallint', (column) => column.notNull())
    .addColumn('day', 'smallint', (column) => column.notNull())
    .addColumn('name_fa', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('calendar_yearly_pkey', ['month', 'day'])
    .execute();
  await db.schema
    .createTable('calendar_days')
    .addColumn('day', 'date', (column) => column.notNull())
    .addColumn('name_fa', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('calendar_days_pkey', ['day', 'source', 'name_fa'])
    .execute();
  await db.schema
    .createTable('calendar_listed_years')
    .addColumn('year', 'smallint', (column) => column.primaryKey())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('listed_at', 'timestamptz(3)', (column) => column.notNull())
    .execute();
  await sql`insert into calendar_weekends (weekdays, name_fa, name_en, source) values (array['FRIDAY'], 'جمعه', 'Friday', 'program')`.execute(
    db,
  );
  for (const [month, day, nameFa, nameEn] of YEARLY)
    await sql`insert into calendar_yearly values (${month}, ${day}, ${nameFa}, ${nameEn})`.execute(db);
}
