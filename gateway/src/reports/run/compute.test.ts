import { expect, test } from '@jest/globals';
import { compute } from './compute.ts';
import type { Value } from './Value.ts';

const values: Readonly<Record<string, Value>> = {
  none: null,
  zero: 0n,
  one: 1n,
  three: 3n,
  eight: 8n,
  negative: -1n,
  huge: 10n ** 30n,
  third: 10n ** 30n / 3n,
  rate: 12.5,
  start: '2025-01-01',
  end: '2025-01-10',
  during: '2025-01-03',
  before: '2024-12-01',
  after: '2025-03-01',
};
const of = (column: Parameters<typeof compute>[0]) => compute(column, (name) => values[name] ?? null);

test('shares are exact to hundredths, whatever the size, with halves away from zero', () => {
  expect(of({ share: ['one', 'three'] })).toBe(33.33);
  expect(of({ share: ['third', 'huge'] })).toBe(33.33);
  expect(of({ share: ['three', 'one'] })).toBe(300);
  expect(of({ perThousand: ['one', 'eight'] })).toBe(125);
  expect(of({ share: ['negative', 'eight'] })).toBe(-12.5);
  // 1/1600 = 0.0625 %.
  expect(compute({ share: ['a', 'b'] }, (name) => (name === 'a' ? 1n : 1600n))).toBe(0.06);
  expect(compute({ share: ['a', 'b'] }, (name) => (name === 'a' ? 1n : 800n))).toBe(0.13);
  expect(compute({ share: ['a', 'b'] }, (name) => (name === 'a' ? -1n : 800n))).toBe(-0.13);
});

test('what has nothing to be divided by, or needs something that is not known, is not known', () => {
  expect(of({ share: ['one', 'zero'] })).toBeNull();
  expect(of({ share: ['none', 'one'] })).toBeNull();
  expect(of({ perThousand: ['one', 'none'] })).toBeNull();
  expect(of({ difference: ['rate', 'none'] })).toBeNull();
  expect(of({})).toBeUndefined();
});

test('the first and the last day count whole in the time that has passed', () => {
  expect(of({ elapsed: ['start', 'end', 'start'] })).toBe(10);
  expect(of({ elapsed: ['start', 'end', 'during'] })).toBe(30);
  expect(of({ elapsed: ['start', 'end', 'end'] })).toBe(100);
  expect(of({ elapsed: ['start', 'end', 'before'] })).toBe(0);
  expect(of({ elapsed: ['start', 'end', 'after'] })).toBe(100);
  expect(of({ elapsed: ['end', 'start', 'during'] })).toBeNull();
});

test('days are counted from the one to the other', () => {
  expect(of({ daysBetween: ['start', 'end'] })).toBe(9n);
  expect(of({ daysBetween: ['end', 'start'] })).toBe(-9n);
});
