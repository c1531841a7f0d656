import { describe, expect, test } from '@jest/globals';
import { type NumberStyle, readNumber } from './readNumber.ts';

describe('readNumber', () => {
  const cases: [string, NumberStyle, string][] = [
    ['1234', 'auto', '1234'],
    ['۱٬۲۳۴٬۰۰۰', 'auto', '1234000'],
    ['۱،۲۳۴،۰۰۰ ریال', 'auto', '1234000'],
    ['١٢٣٤٫٥', 'auto', '1234.5'],
    ['1,234', 'auto', '1234'],
    ['1,234.56', 'auto', '1234.56'],
    ['1.234,56', 'auto', '1234.56'],
    ['1.234.567', 'auto', '1234567'],
    ['1,798,687.72', 'auto', '1798687.72'],
    ['4,000,00', 'auto', '4000'],
    ['250000,00', 'auto', '250000'],
    ['2869.4', 'auto', '2869.4'],
    ['4751.444', 'auto', '4751.444'],
    ['0.125', 'auto', '0.125'],
    ['1 234 567', 'auto', '1234567'],
    ['\u200f1,000\u200e', 'auto', '1000'],
    ['-5', 'auto', '-5'],
    ['−5', 'auto', '-5'],
    ['1.234', '1,234.56', '1.234'],
    ['1.234', '1.234,56', '1234'],
    ['1,5', '1.234,56', '1.5'],
    ['007', 'auto', '7'],
    ['IRR 1,000', 'auto', '1000'],
  ];
  test.each(cases)('%s in the style %s is %s', (text, style, number) => expect(readNumber(text, [style])).toEqual({ number }));

  test.each([
    ['1.234', 'AMBIGUOUS'],
    ['1.5E+10', 'EXPONENT'],
    ['500 تومان', 'TOMAN'],
    ['N/A', 'NOT_A_NUMBER'],
    ['', 'NOT_A_NUMBER'],
    ['12,34,567', 'NOT_A_NUMBER'],
    ['1,2,3', 'NOT_A_NUMBER'],
    ['1..2', 'NOT_A_NUMBER'],
    ['0.6 percent', 'NOT_A_NUMBER'],
    ['5 €', 'NOT_A_NUMBER'],
    ['--5', 'NOT_A_NUMBER'],
    ['=1+1', 'NOT_A_NUMBER'],
    ['xww', 'NOT_A_NUMBER'],
  ])('"%s" is none: %s', (text, fault) => expect(readNumber(text, ['auto'])).toEqual({ fault }));

  test('a currency is known by its code and sign, and only that currency', () => {
    expect(readNumber('20’503.90 €', ['auto'], 'EUR')).toEqual({ number: '20503.9' });
    expect(readNumber('EUR 5', ['auto'], 'EUR')).toEqual({ number: '5' });
    expect(readNumber('CHF 5', ['auto'], 'CHF')).toEqual({ number: '5' });
    expect(readNumber('5 $', ['auto'], 'EUR')).toEqual({ fault: 'NOT_A_NUMBER' });
  });

  test('styles are tried in order', () => {
    expect(readNumber('1.234', ['auto', '1.234,56'])).toEqual({ number: '1234' });
  });
});
