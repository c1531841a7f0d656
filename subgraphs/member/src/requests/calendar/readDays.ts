import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { readDay } from '../../publish/values/readDay.ts';
import type { DayName } from './WorkingCalendar.ts';

/** A day that is off. */
export interface CalendarDay extends DayName {
  /** Gregorian. */
  day: string;
}

/** A calendar with more is a mistake. */
const MOST_DAYS = 2_000;
/** An event that is longer, such as one without an end, is no holiday. */
const LONGEST_EVENT = 31;

/**
 * The days of an iCalendar file (RFC 5545; events of whole days) or of a CSV file with the columns `date` (تاریخ; of either calendar), `name` (عنوان, مناسبت) and,
 * if there is one, `name in English`.
 * @throws ShafafError `UNREADABLE_FILE` that names the row or the event
 */
export function readDays(text: string, fileName: string): CalendarDay[] {
  const plain = text.replace(/^\uFEFF/, '');
  const days = /^\s*BEGIN:VCALENDAR/i.test(plain) ? ofIcal(plain, fileName) : ofCsv(plain, fileName);
  if (days.length === 0) throw unreadable(fileName, 'it names no day');
  if (days.length > MOST_DAYS) throw unreadable(fileName, `it names ${days.length} days; a list of holidays has at most ${MOST_DAYS}`);
  return days;
}

function ofIcal(text: string, fileName: string): CalendarDay[] {
  let component: ICAL.Component;
  try {
    component = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    throw unreadable(fileName, error instanceof Error ? error.message : String(error));
  }
  return component.getAllSubcomponents('vevent').flatMap((vevent, index) => {
    const event = new ICAL.Event(vevent);
    const place = `event ${index + 1}${event.summary ? ` (${event.summary})` : ''}`;
    if (!event.startDate?.isDate) throw unreadable(fileName, `${place} is not of whole days`);
    if (event.isRecurring()) throw unreadable(fileName, `${place} comes again and again; write each day by itself`);
    const name = event.summary?.trim();
    if (!name) throw unreadable(fileName, `${place} has no name`);
    const days: CalendarDay[] = [];
    // The end of an event of whole days is the day after it.
    for (const day = event.startDate.clone(); day.compare(event.endDate) < 0 || days.length === 0; day.adjust(1, 0, 0, 0)) {
      if (days.length === LONGEST_EVENT) throw unreadable(fileName, `${place} is longer than ${LONGEST_EVENT} days`);
      days.push({ day: day.toString().slice(0, 10), nameFa: name, nameEn: name });
    }
    return days;
  });
}

/** What columns may be called. */
const COLUMNS = {
  day: ['date', 'day', 'تاریخ', 'روز'],
  nameFa: ['name', 'title', 'عنوان', 'مناسبت', 'نام'],
  nameEn: ['name in english', 'english', 'عنوان انگلیسی'],
};

function ofCsv(text: string, fileName: string): CalendarDay[] {
  let rows: string[][];
  try {
    rows = parseCsv(text, { relax_column_count: true, skip_empty_lines: true, trim: true, delimiter: [',', ';', '\t'] });
  } catch (error) {
    throw unreadable(fileName, error instanceof Error ? error.message : String(error));
  }
  const [header = [], ...body] = rows;
  const at = (names: readonly string[]) => header.findIndex((name) => names.includes(name.toLowerCase()));
  const [day, nameFa, nameEn] = [at(COLUMNS.day), at(COLUMNS.nameFa), at(COLUMNS.nameEn)];
  if (day < 0 || nameFa < 0)
    throw unreadable(
      fileName,
      `its first line must name the columns «${COLUMNS.day[2]}» (date) and «${COLUMNS.nameFa[2]}» (name); it has: ${header.join(', ')}`,
    );
  return body.map((cells, index) => {
    const read = readDay(cells[day] ?? '', ['auto']);
    const name = cells[nameFa] ?? '';
    if (read === null)
      throw unreadable(fileName, `line ${index + 2}: "${cells[day] ?? ''}" is no day; write it like 1404/01/13 or 2025-04-02`);
    if (name === '') throw unreadable(fileName, `line ${index + 2} has no name`);
    return { day: read, nameFa: name, nameEn: cells[nameEn] || name };
  });
}

function unreadable(fileName: string, fault: string): ShafafError {
  return new ShafafError('UNREADABLE_FILE', `${fileName} cannot be read as a calendar: ${fault}.`);
}
