import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignable } from './assignable.ts';

test('things that fit find a place, also where others have to move aside', () => {
  expect(assignable([[0, 1], [0], [1, 2]], [1, 1, 1])).toBeNull();
  expect(assignable([[0], [0]], [2])).toBeNull();
  expect(assignable([], [])).toBeNull();
});

test('a place that would get too many is named', () => {
  expect(assignable([[1], [1], [0]], [1, 1])).toBe(1);
});

test('finds a way exactly when there is one', () => {
  /** Tries every way. */
  const possible = (homes: readonly (readonly number[])[], room: readonly number[]): boolean => {
    const [first, ...others] = homes;
    if (first === undefined) return true;
    return first.some((home) => (room[home] ?? 0) > 0 && possible(others, room.with(home, (room[home] ?? 0) - 1)));
  };
  const places = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 });
  const things = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(places, things, (room, wishes) => {
      const homes = wishes.map((wish) => wish.filter((home) => home < room.length)).filter((wish) => wish.length > 0);
      expect(assignable(homes, room) === null).toBe(possible(homes, room));
    }),
  );
});
