import { expect, test } from '@jest/globals';
import { dayInIran } from './dayInIran.ts';

test.each([
  ['2025-03-20T20:29:59.999Z', '2025-03-20'],
  ['2025-03-20T20:30:00.000Z', '2025-03-21'],
  ['2025-12-31T23:00:00.000Z', '2026-01-01'],
])('in Iran %s falls on %s', (moment, day) => {
  expect(dayInIran(new Date(moment))).toBe(day);
});
