import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainNumber } from './plainNumber.ts';

test.each([
  ['1.5E7', '15000000'],
  ['1e21', '1000000000000000000000'],
  ['-2.5e-7', '-0.00000025'],
  ['62065.349999999999', '62065.35'],
  ['123456789012345678', '123456789012345678'],
  ['0.1', '0.1'],
  ['1.0', '1'],
  ['-0.0', '0'],
])('%s is written %s', (text, plain) => expect(plainNumber(text)).toBe(plain));

test('a number keeps its value and loses its exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const plain = plainNumber(String(number));
      expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plain)).toBeCloseTo(number, 10);
      expect(Number(plain) === number).toBe(true);
    }),
  );
});
