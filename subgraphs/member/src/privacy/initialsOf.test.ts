import { expect, test } from '@jest/globals';
import { initialsOf } from './initialsOf.ts';

test.each([
  ['محمد رضایی', 'م. ر.'],
  ['آقای مهندس علی‌اکبر شهریاری', 'ع. ش.'],
  ['  زهرا   (همسر)  ', 'ز.'],
  ['م. ر.', 'م. ر.'],
  ['ali rezaei', 'A. R.'],
  ['۱۲۳', '—'],
])('of %s nothing is left but %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
  expect(initialsOf(initials)).toBe(initials);
});
