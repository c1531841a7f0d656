import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { jalaliDayText } from '../../exports/jalaliDayText.ts';
import type { ShownColumn } from '../run/MadeReport.ts';
import type { Value } from '../run/Value.ts';
import { type Language, nameOf, reportWords } from './reportWords.ts';

const numbers: Record<Language, Intl.NumberFormat> = {
  fa: new Intl.NumberFormat('fa-IR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
};

/** A value as people read it. */
export function cellText({ kind, terms, unknown }: ShownColumn, value: Value, language: Language): string {
  if (value === null) return (unknown ?? { fa: reportWords.fa.unknown, en: reportWords.en.unknown })[language];
  if (typeof value === 'object') return nameOf(value, language);
  switch (kind) {
    case 'rial':
    case 'count':
    case 'number':
      return typeof value === 'string' ? value : numbers[language].format(value);
    case 'percent':
      return typeof value === 'string' ? value : `${numbers[language].format(value)}${language === 'fa' ? '٪' : '%'}`;
    case 'day':
      return dayText(String(value), language);
    case 'year':
      return language === 'fa' ? toPersianDigits(String(value)) : String(value);
    case 'term':
      return termText(terms, String(value), language);
    default:
      return String(value);
  }
}

/** What a value of the graph is called. */
export function termText(terms: ShownColumn['terms'], value: string, language: Language): string {
  const named = terms !== undefined && Object.hasOwn(terms, value) ? terms[value] : undefined;
  return named?.[language] ?? value;
}

/** A day as people read it: of the Jalali calendar in Persian. */
export function dayText(day: string, language: Language): string {
  return language === 'fa' ? toPersianDigits(jalaliDayText(day)) : day;
}

const moments: Record<Language, Intl.DateTimeFormat> = {
  fa: new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' }),
};

/** A moment as people read it, in Iran's time. */
export function momentText(iso: string, language: Language): string {
  return moments[language].format(new Date(iso));
}
