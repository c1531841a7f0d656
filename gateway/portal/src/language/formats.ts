import { gregorianOf } from '@shafaf/shared/calendar/gregorianOf';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import type { Language } from './Language.ts';

/** An amount of money as people read it. */
export interface AmountText {
  /** In full, with its unit: ۱٬۲۵۰٬۰۰۰٬۰۰۰ ریال. */
  full: string;
  /** Rounded, in words for thousands of thousands: ۱٫۲۵ میلیارد ریال. The same as `full` where that is short. */
  short: string;
  /** Rounded, in the unit that people count in: ۱۲۵ میلیون تومان. */
  toman: string;
}

/** How values are written in a language. */
export interface Formats {
  number(value: number | bigint): string;
  percent(value: number): string;
  /** A Jalali year, without a mark for thousands. */
  year(value: number): string;
  amount(rial: string): AmountText;
  /** A day given as ISO 8601 has it: in Persian of the Jalali calendar. */
  day(iso: string): string;
  /** A moment given as ISO 8601 has it, in Iran. */
  moment(iso: string): string;
  /** A day as it is written into a field. */
  dayInField(iso: string): string;
  /** What somebody wrote into a field, as ISO 8601 has it; null when it is no day. */
  readDay(text: string): string | null;
  /** A text with its digits as the language writes them. */
  digits(text: string): string;
}

/** Of each language: numbers and dates of `Intl`, and what large amounts are counted in. */
const CONVENTIONS = {
  fa: {
    locale: 'fa-IR',
    calendar: 'fa-IR-u-ca-persian',
    rial: 'ریال',
    toman: 'تومان',
    scales: [
      [1_000_000_000_000n, 'هزار میلیارد'],
      [1_000_000_000n, 'میلیارد'],
      [1_000_000n, 'میلیون'],
    ],
  },
  en: {
    locale: 'en',
    calendar: 'en-GB',
    rial: 'rial',
    toman: 'toman',
    scales: [
      [1_000_000_000_000n, 'trillion'],
      [1_000_000_000n, 'billion'],
      [1_000_000n, 'million'],
    ],
  },
} as const;

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  const { locale, calendar, rial, toman, scales } = CONVENTIONS[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { useGrouping: false });
  const scaled = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const days = new Intl.DateTimeFormat(calendar, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(calendar, {
    timeZone: 'Asia/Tehran',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const fields = new Intl.DateTimeFormat(calendar, { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' });

  const short = (value: bigint, unit: string) => {
    const size = value < 0n ? -value : value;
    const scale = scales.find(([from]) => size >= from);
    if (scale === undefined) return `${whole.format(value)} ${unit}`;
    // Three digits are exact in a JavaScript number, whatever the size of the amount.
    return `${scaled.format(Number((value * 1000n) / scale[0]) / 1000)} ${scale[1]} ${unit}`;
  };
  return {
    number: (value) => whole.format(value),
    percent: (value) => share.format(value / 100),
    year: (value) => plain.format(value),
    amount(text) {
      const value = BigInt(text);
      return { full: `${whole.format(value)} ${rial}`, short: short(value, rial), toman: short(value / 10n, toman) };
    },
    day: (iso) => days.format(new Date(`${iso}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    dayInField: (iso) => (language === 'fa' ? fields.format(new Date(`${iso}T00:00:00Z`)) : iso),
    readDay: (text) => readDay(text),
    digits: (text) => (language === 'fa' ? text.replace(/[0-9]/g, (digit) => plain.format(Number(digit))) : text),
  };
}

/** Years before this are of the Jalali calendar, whichever language somebody writes in. */
const FIRST_GREGORIAN_YEAR = 1700;

/** `۱۴۰۲/۵/۲۳`, `1402-05-23` and `2023-08-14` as ISO 8601 has it; null for what is no day. */
function readDay(text: string): string | null {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(latinDigits(text.trim()));
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  if (year < FIRST_GREGORIAN_YEAR) return gregorianOf({ year, month, day });
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
