import { describe, expect, test } from '@jest/globals';
import { gregorianOf } from './gregorianOf.ts';
import { jalaliMonthsAfter } from './jalaliMonthsAfter.ts';

const iso = (text: string) => {
  const [year = 0, month = 0, day = 0] = text.split('/').map(Number);
  return gregorianOf({ year, month, day }) ?? '';
};

describe('jalaliMonthsAfter', () => {
  test.each([
    ['1404/01/01', 6, '1404/07/01'],
    ['1404/01/01', 12, '1405/01/01'],
    ['1403/11/15', 3, '1404/02/15'],
    ['1404/12/05', 1, '1405/01/05'],
    ['1404/05/20', 0, '1404/05/20'],
    ['1404/05/20', 120, '1414/05/20'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(jalaliMonthsAfter(iso(from), months)).toBe(iso(to));
  });

  test.each([
    ['1404/06/31', 6, '1404/12/29'],
    ['1403/06/31', 6, '1403/12/30'],
    ['1404/03/31', 4, '1404/07/30'],
  ])('where the month is shorter it is the last day: %s and %i months is %s', (from, months, to) => {
    expect(jalaliMonthsAfter(iso(from), months)).toBe(iso(to));
  });

  test('names what is no day', () => {
    expect(() => jalaliMonthsAfter('1404-13-01', 1)).toThrow('jalaliOf expects a day as YYYY-MM-DD');
    expect(() => jalaliMonthsAfter('3790-01-01', 200)).toThrow('There is no day 200 Jalali months after 3790-01-01.');
  });
});
