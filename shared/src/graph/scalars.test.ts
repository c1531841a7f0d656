import { describe, expect, test } from '@jest/globals';
import { BigIntScalar, DateScalar, DateTime, Rial, URLScalar } from './scalars.ts';

describe('Rial', () => {
  test.each([
    ['500000000000', '500000000000'],
    ['۵۰۰۰', '5000'],
    ['٥٠٠٠', '5000'],
    [' 7 ', '7'],
    ['007', '7'],
    ['-0', '0'],
    ['-12', '-12'],
    [7, '7'],
    [2n ** 70n, '1180591620717411303424'],
    ['9'.repeat(38), '9'.repeat(38)],
  ])('takes %p as %s', (given, held) => {
    expect(Rial.parseValue(given)).toBe(held);
  });

  test.each([['1.5'], [1.5], ['1e9'], ['12 rial'], [''], ['+5'], ['9'.repeat(39)], [2 ** 60], [null], [{}], [['1']]])(
    'refuses %p',
    (given) => {
      expect(() => Rial.parseValue(given)).toThrow(/A Rial is a whole number of rial in a string/);
    },
  );
});

describe('Date', () => {
  test('takes a day with Latin or Persian digits', () => {
    expect(DateScalar.parseValue('2025-03-21')).toBe('2025-03-21');
    expect(DateScalar.parseValue('۲۰۲۵-۰۳-۲۱')).toBe('2025-03-21');
  });

  test.each([['2025-02-29'], ['1404-13-01'], ['2025-3-1'], ['today'], [20250321], [null]])('refuses %p', (given) => {
    expect(() => DateScalar.parseValue(given)).toThrow(/A Date is a day of the Gregorian calendar/);
  });
});

describe('BigInt', () => {
  test('is a number while that is exact, and text beyond', () => {
    expect(BigIntScalar.serialize(9007199254740991n)).toBe(9007199254740991);
    expect(BigIntScalar.serialize('9007199254740993')).toBe('9007199254740993');
    expect(BigIntScalar.parseValue('۱۲')).toBe(12n);
  });

  test.each([['1.0'], [1.5], [''], ['x'], ['9'.repeat(101)], [null]])('refuses %p', (given) => {
    expect(() => BigIntScalar.parseValue(given)).toThrow(/A BigInt is a whole number/);
  });
});

describe('DateTime and URL', () => {
  test('have one written form', () => {
    expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(URLScalar.serialize('https://example.ir/فایل')).toBe('https://example.ir/فایل');
  });

  test.each([['javascript:alert(1)'], ['/relative'], ['ftp://example.ir'], [5]])('an address is http or https, not %p', (given) => {
    expect(() => URLScalar.parseValue(given)).toThrow(/A URL is an absolute address/);
  });
});
