import { gregorianOf } from '@shafaf/shared/calendar/gregorianOf';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';

/**
 * How days are written: `YYYY`, `M` or `MM`, `D` or `DD` and what stands between them, such as `DD.MM.YYYY`; `jalali:` before it for
 * the Jalali calendar, such as `jalali:YYYY/MM/DD`. `auto` takes years first in either calendar (years 1200–1599 are Jalali) and days
 * first with points; it never guesses which of two numbers is the month.
 */
export type DayStyle = string;

const STYLE = /^(jalali:)?(YYYY|MM?|DD?)([^YMD\d\s]+)(YYYY|MM?|DD?)([^YMD\d\s]+)(YYYY|MM?|DD?)([^YMD\d\s]*)$/;
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const TIME = /(?<=\d)[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/;
/** Read whatever the styles are, for it has one meaning, and it is how days of spreadsheets are written in files of rejects. */
const ISO: DayStyle = 'YYYY-MM-DD';
const AUTO: readonly DayStyle[] = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYY.MM.DD', 'DD.MM.YYYY'];
/** Jalali years that `auto` recognises. */
const JALALI_YEARS = { from: 1200, to: 1599 };
/** Characters of a day or a span at most; longer text is none. */
const LONGEST = 100;
/** Gregorian years that are believed; others are slips of the pen. */
const YEARS = { from: 1900, to: 2100 };

/** Whether a text is a style of days. */
export function isDayStyle(text: string): boolean {
  if (text === 'auto') return true;
  const parts = STYLE.exec(text);
  return parts !== null && new Set([parts[2], parts[4], parts[6]].map((part) => part?.[0])).size === 3;
}

/** A day as `YYYY-MM-DD`, or null when no style reads the text and it is not in that form itself. A time of day after it is ignored: the day is the one written. */
export function readDay(text: string, styles: readonly DayStyle[]): string | null {
  if (text.length > LONGEST) return null;
  const plain = latinDigits(text.replace(UNSEEN, '')).trim().replace(TIME, '');
  for (const style of styles.flatMap((style) =>
    style === 'auto' ? AUTO.map((known) => ({ style: known, auto: true })) : { style, auto: false },
  )) {
    const day = readStyled(plain, style.style, style.auto);
    if (day !== null) return day;
  }
  return readStyled(plain, ISO, false);
}

/** A day or a span of days. */
export interface DayRange {
  first: string;
  /** Null when the text names one day, or a span with an open end. */
  last: string | null;
  /** Whether the text is a span, such as `20.01.2012-20.01.2014` or `16.06.2015-`. */
  range: boolean;
}

/** A day, or two with a hyphen, a dash or «تا» between, or one with a hyphen after it; null when it is nothing of these. */
export function readDayRange(text: string, styles: readonly DayStyle[]): DayRange | null {
  if (text.length > LONGEST) return null;
  const day = readDay(text, styles);
  if (day !== null) return { first: day, last: null, range: false };
  for (const { index, 0: separator } of text.matchAll(/[-–—]|\sتا\s/g)) {
    const first = readDay(text.slice(0, index), styles);
    if (first === null) continue;
    const rest = text.slice(index + separator.length).trim();
    const last = rest === '' ? null : readDay(rest, styles);
    if (rest === '' || (last !== null && last >= first)) return { first, last, range: true };
  }
  return null;
}

const compiled = new Map<DayStyle, { pattern: RegExp; order: string; jalali: boolean }>();

function readStyled(text: string, style: DayStyle, auto: boolean): string | null {
  let form = compiled.get(style);
  if (form === undefined) {
    form = compile(style);
    compiled.set(style, form);
  }
  const parts = form.pattern.exec(text);
  if (!parts) return null;
  const part = (letter: string) => Number(parts[(form?.order.indexOf(letter) ?? 0) + 1]);
  const [year, month, day] = [part('Y'), part('M'), part('D')];
  const jalali = form.jalali || (auto && year >= JALALI_YEARS.from && year <= JALALI_YEARS.to);
  const iso = jalali ? gregorianOf({ year, month, day }) : gregorian(year, month, day);
  if (iso === null) return null;
  const written = Number(iso.slice(0, 4));
  return written >= YEARS.from && written <= YEARS.to ? iso : null;
}

function compile(style: DayStyle): { pattern: RegExp; order: string; jalali: boolean } {
  const parts = STYLE.exec(style);
  if (!parts || !isDayStyle(style))
    throw new RangeError(`A style of days looks like DD.MM.YYYY or jalali:YYYY/MM/DD, but got: "${style}".`);
  const [, calendar, a = '', between = '', b = '', then = '', c = '', end = ''] = parts;
  const token = (letters: string) => (letters === 'YYYY' ? '(\\d{4})' : '(\\d{1,2})');
  const literal = (signs: string) => `\\s*${signs.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}\\s*`;
  const ending = end === '' ? '' : literal(end);
  return {
    pattern: new RegExp(`^${token(a)}${literal(between)}${token(b)}${literal(then)}${token(c)}${ending}$`),
    order: `${a[0]}${b[0]}${c[0]}`,
    jalali: calendar !== undefined,
  };
}

function gregorian(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // Date.parse takes 2023-02-30 for 2 March in some engines: the day must come back.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
