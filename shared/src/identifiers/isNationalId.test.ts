import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isNationalId, nationalIdCheckDigit } from './isNationalId.ts';

const vectors = resolve(
  process.env.SHAFAF_TEST_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'persian/legal-id-vectors.json',
);

describe('isNationalId', () => {
  test('takes a right one', () => expect(isNationalId('10380284790')).toBe(true));

  test.each(['11111111111', '10380284791', '1038028479', '103802847900', '10300000009', '۱۰۳۸۰۲۸۴۷۹۰', ' 10380284790', '', '1038028479x'])(
    'refuses "%s"',
    (text) => expect(isNationalId(text)).toBe(false),
  );

  (existsSync(vectors) ? test : test.skip)('agrees with recorded vectors (skipped where shared/data/persian is absent)', () => {
    const { valid, invalid }: { valid: string[]; invalid: string[] } = JSON.parse(readFileSync(vectors, 'utf8'));
    expect(valid.filter((text) => !isNationalId(text))).toEqual([]);
    expect(invalid.filter(isNationalId)).toEqual([]);
  });
});

describe('nationalIdCheckDigit', () => {
  test('completes ten digits to a valid id', () => {
    for (let i = 0; i < 500; i++) {
      const ten = String(1_038_000_001 + i * 7_919_117).slice(0, 10);
      expect(isNationalId(ten + nationalIdCheckDigit(ten))).toBe(true);
    }
  });

  test('names what it was given instead of ten digits', () => {
    expect(() => nationalIdCheckDigit('123')).toThrow('nationalIdCheckDigit expects the first ten digits, but got: "123".');
  });
});
