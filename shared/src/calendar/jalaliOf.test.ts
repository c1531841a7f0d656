import { describe, expect, test } from '@jest/globals';
import { fiscalYearOf } from './fiscalYearOf.ts';
import { gregorianOf } from './gregorianOf.ts';
import { jalaliOf } from './jalaliOf.ts';

describe('the Jalali calendar', () => {
  test.each([
    ['2025-03-21', 1404, 1, 1],
    ['2025-03-20', 1403, 12, 30],
    ['2024-03-20', 1403, 1, 1],
    ['1979-02-11', 1357, 11, 22],
  ])('%s is %i/%i/%i, and back', (iso, year, month, day) => {
    expect(jalaliOf(iso)).toEqual({ year, month, day });
    expect(gregorianOf({ year, month, day })).toBe(iso);
  });

  test('agrees with Intl on every day of forty years', () => {
    const intl = new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    for (let time = Date.parse('1995-01-01'); time < Date.parse('2035-01-01'); time += 86_400_000) {
      const iso = new Date(time).toISOString().slice(0, 10);
      const parts = Object.fromEntries(intl.formatToParts(time).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
      const jalali = jalaliOf(iso);
      if (jalali.year !== parts.year || jalali.month !== parts.month || jalali.day !== parts.day)
        throw new Error(`${iso}: ${JSON.stringify(jalali)} against ${JSON.stringify(parts)}`);
      if (gregorianOf(jalali) !== iso) throw new Error(`${iso} does not come back`);
    }
  });

  test('has no day that it has not', () => {
    expect(gregorianOf({ year: 1402, month: 12, day: 30 })).toBeNull();
    expect(gregorianOf({ year: 1403, month: 7, day: 31 })).toBeNull();
    expect(gregorianOf({ year: 1403, month: 0, day: 1 })).toBeNull();
    expect(gregorianOf({ year: Number.NaN, month: 1, day: 1 })).toBeNull();
    expect(gregorianOf({ year: 99_999, month: 1, day: 1 })).toBeNull();
  });

  test('the fiscal year turns on 1 Farvardin', () => {
    expect(fiscalYearOf('2025-03-20')).toBe(1403);
    expect(fiscalYearOf('2025-03-21')).toBe(1404);
  });

  test.each(['', '1404/01/01', '2025-3-1', '2025-13-01'])('"%s" is named as no day', (text) => {
    expect(() => jalaliOf(text)).toThrow(`jalaliOf expects a day as YYYY-MM-DD, but got: "${text}".`);
  });
});
