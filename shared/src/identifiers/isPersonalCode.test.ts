import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPersonalCode } from './isPersonalCode.ts';

test.each(['0013542419', '0499370899', '0790419904', '0084575948', '0963695398', '0684159414', '0067749828'])(
  '%s can be the code of a person',
  (code) => expect(isPersonalCode(code)).toBe(true),
);

test.each(['0013542418', '1111111111', '0000000000', '123456789', '12345678901', '۰۰۱۳۵۴۲۴۱۹', '001354241x', ''])('%j cannot', (code) =>
  expect(isPersonalCode(code)).toBe(false),
);

test('of any nine digits exactly one tenth digit makes a code', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
      const tenth = Array.from({ length: 10 }, (_, digit) => nine + digit).filter(
        (code) => isPersonalCode(code) || /^(\d)\1{9}$/.test(code),
      );
      expect(tenth.length).toBeGreaterThanOrEqual(1);
      expect(tenth.filter(isPersonalCode).length).toBeLessThanOrEqual(1);
    }),
  );
});
