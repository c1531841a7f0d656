import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDecimals, decimalOf, decimalText, multiplyDecimals, roundHalfEven } from './decimal.ts';

describe('decimals', () => {
  test.each([
    ['007.50', '7.5'],
    ['-0.00', '0'],
    ['0.001', '0.001'],
    ['-12', '-12'],
  ])('%s is written %s', (text, shortest) => expect(decimalText(decimalOf(text))).toBe(shortest));

  test('a cent times a large rate is exact', () => {
    expect(decimalText(multiplyDecimals(decimalOf('123456789.01'), decimalOf('654321.5')))).toBe('80780431370206.715');
    expect(decimalText(addDecimals(decimalOf('0.1'), decimalOf('0.02')))).toBe('0.12');
  });

  test.each([
    ['0.5', 0n],
    ['1.5', 2n],
    ['2.5', 2n],
    ['-0.5', 0n],
    ['-1.5', -2n],
    ['2.51', 3n],
    ['-2.49', -2n],
    ['7', 7n],
  ])('%s rounds to %s', (text, whole) => expect(roundHalfEven(decimalOf(text))).toBe(whole));

  test('text and value lead to each other', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(12), (units, scale) => {
        const back = decimalOf(decimalText({ units, scale }));
        expect(back.units * 10n ** BigInt(scale - back.scale)).toBe(units);
      }),
    );
  });

  test.each(['', '1,5', '1e3', '.5', '+1'])('"%s" is named as none', (text) => {
    expect(() => decimalOf(text)).toThrow(`decimalOf expects a decimal number, but got: "${text}".`);
  });
});
