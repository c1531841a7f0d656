import { expect, test } from '@jest/globals';
import { latinDigits } from './latinDigits.ts';
import { toPersianDigits } from './toPersianDigits.ts';

test('digits become Persian, all else stays, and latinDigits leads back', () => {
  expect(toPersianDigits('1403/01/09 (a)')).toBe('۱۴۰۳/۰۱/۰۹ (a)');
  expect(latinDigits(toPersianDigits('0123456789'))).toBe('0123456789');
});
