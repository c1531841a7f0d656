import { describe, expect, test } from '@jest/globals';
import { formatsOf } from './formats.ts';

const fa = formatsOf('fa');
const en = formatsOf('en');

describe('amounts', () => {
  test.each([
    ['0', '۰ ریال', '۰ ریال', '۰ تومان'],
    ['990000', '۹۹۰٬۰۰۰ ریال', '۹۹۰٬۰۰۰ ریال', '۹۹٬۰۰۰ تومان'],
    ['1250000000', '۱٬۲۵۰٬۰۰۰٬۰۰۰ ریال', '۱٫۲۵ میلیارد ریال', '۱۲۵ میلیون تومان'],
    ['78000000000000', '۷۸٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال', '۷۸ هزار میلیارد ریال', '۷٫۸ هزار میلیارد تومان'],
  ])('%s in Persian', (rial, full, short, toman) => {
    expect(fa.amount(rial)).toEqual({ full, short, toman });
  });

  test('beyond what a JavaScript number holds are exact in full, and below nothing keep their sign', () => {
    expect(en.amount('123456789012345678901').full).toBe('123,456,789,012,345,678,901 rial');
    expect(en.amount('-2500000000').short).toBe('-2.5 billion rial');
  });
});

describe('days', () => {
  test('are of the Jalali calendar in Persian, and of the Gregorian one in English', () => {
    expect(fa.day('2023-08-14')).toBe('۲۳ مرداد ۱۴۰۲');
    expect(en.day('2023-08-14')).toBe('14 August 2023');
  });

  test.each([
    ['۱۴۰۲/۰۵/۲۳', '2023-08-14'],
    ['1402-5-23', '2023-08-14'],
    [' ۱۴۰۳/۱۲/۳۰ ', '2025-03-20'],
    ['2023-08-14', '2023-08-14'],
    ['۱۴۰۲/۱۲/۳۰', null],
    ['1402/13/01', null],
    ['2023-02-30', null],
    ['14020523', null],
    ['', null],
  ])('are read as people write them: "%s"', (text, iso) => {
    expect(fa.readDay(text)).toBe(iso);
    expect(en.readDay(text)).toBe(iso);
  });

  test('come back from the field in which they were written', () => {
    for (const iso of ['2023-08-14', '2025-03-20', '2025-03-21']) {
      expect(fa.readDay(fa.dayInField(iso))).toBe(iso);
      expect(en.readDay(en.dayInField(iso))).toBe(iso);
    }
  });
});

test('a moment is told by the clocks of Iran', () => {
  expect(fa.moment('2025-03-20T20:30:00.000Z')).toMatch(/۱ فروردین ۱۴۰۴.*۰۰:۰۰/);
});

test('years have no mark for thousands', () => {
  expect(fa.year(1403)).toBe('۱۴۰۳');
});
