import { describe, expect, test } from '@jest/globals';
import { isDayStyle, readDay, readDayRange } from './readDay.ts';

describe('readDay', () => {
  test.each([
    ['1402/05/12', 'auto', '2023-08-03'],
    ['۱۴۰۲/۵/۱۲', 'auto', '2023-08-03'],
    ['1402-05-12', 'auto', '2023-08-03'],
    ['2023-08-03', 'auto', '2023-08-03'],
    ['2023/8/3', 'auto', '2023-08-03'],
    ['2023-08-03T23:30:00-05:00', 'auto', '2023-08-03'],
    ['2023-08-03 00:00:00', 'auto', '2023-08-03'],
    ['27.01.2011', 'auto', '2011-01-27'],
    ['21,01,2013', 'DD,MM,YYYY', '2013-01-21'],
    ['5/3/2013', 'DD/MM/YYYY', '2013-03-05'],
    ['5/3/2013', 'MM/DD/YYYY', '2013-05-03'],
    ['21.10.2013.', 'DD.MM.YYYY.', '2013-10-21'],
    ['12/05/1402', 'jalali:DD/MM/YYYY', '2023-08-03'],
    ['\u200f1402/05/12 ', 'auto', '2023-08-03'],
    ['2023-08-03', 'DD.MM.YYYY', '2023-08-03'],
    ['1402-05-12', 'jalali:YYYY-MM-DD', '2023-08-03'],
  ])('%s in the style %s is %s', (text, style, day) => expect(readDay(text, [style])).toBe(day));

  test.each([
    '',
    '5/3/2013',
    '2023-02-30',
    '1402/12/30',
    '1402/13/01',
    '06.11.20136',
    '16.07.20014',
    'anulim',
    '0001-01-01',
    '9999-01-01',
    '12',
  ])('"%s" is no day that can be told for sure', (text) => expect(readDay(text, ['auto'])).toBeNull());

  test('styles are tried in order', () => {
    expect(readDay('01/02/2013', ['MM/DD/YYYY', 'DD/MM/YYYY'])).toBe('2013-01-02');
    expect(readDay('13/02/2013', ['MM/DD/YYYY', 'DD/MM/YYYY'])).toBe('2013-02-13');
  });
});

describe('readDayRange', () => {
  test.each([
    ['20.01.2012-20.01.2014', { first: '2012-01-20', last: '2014-01-20', range: true }],
    ['20.01.2012', { first: '2012-01-20', last: null, range: false }],
    ['16.06.2015-', { first: '2015-06-16', last: null, range: true }],
    ['1402/01/01 تا 1402/12/29', { first: '2023-03-21', last: '2024-03-19', range: true }],
    ['2012-01-20 – 2014-01-20', { first: '2012-01-20', last: '2014-01-20', range: true }],
    ['2012-01-20-2014-01-20', { first: '2012-01-20', last: '2014-01-20', range: true }],
  ])('%s', (text, range) => expect(readDayRange(text, ['auto'])).toEqual(range));

  test.each(['24.11.2011-24.112012', '24.10.2011-Qershor 2012', '20.01.2014-20.01.2012', '-', 'anulim'])('"%s" is none', (text) =>
    expect(readDayRange(text, ['auto'])).toBeNull(),
  );
});

describe('isDayStyle', () => {
  test('takes what names year, month and day once each', () => {
    for (const style of ['auto', 'DD.MM.YYYY', 'jalali:YYYY/M/D', 'D-M-YYYY', 'DD.MM.YYYY.']) expect(isDayStyle(style)).toBe(true);
    for (const style of ['', 'DD.MM', 'DD.DD.YYYY', 'YY/MM/DD', 'hijri:YYYY/MM/DD', '(.*)']) expect(isDayStyle(style)).toBe(false);
  });
});
