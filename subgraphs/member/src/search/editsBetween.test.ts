import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editsBetween } from './editsBetween.ts';

test.each([
  ['پارک', 'پارک', 0],
  ['پارک', 'پازک', 1],
  ['پارک', 'پاک', 1],
  ['پارک', 'پارکی', 1],
  ['پارک', 'پراک', 1],
  ['شهرداری', 'شهرارید', 2],
  ['', 'آب', 2],
  ['آسفالت', 'خیابان', 3],
])('from %s to %s it takes %i', (a, b, edits) => {
  expect(editsBetween(a, b, 2)).toBe(edits);
});

test('it takes as many back', () => {
  const word = fc.string({ unit: fc.constantFrom('ا', 'ب', 'پ'), maxLength: 6 });
  fc.assert(fc.property(word, word, fc.nat(3), (a, b, most) => editsBetween(a, b, most) === editsBetween(b, a, most)));
});
