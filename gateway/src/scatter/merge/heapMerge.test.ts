import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heapMerge } from './heapMerge.ts';

const ascending = (a: number, b: number) => a - b;

describe('heapMerge', () => {
  test('gives what sorting everything and cutting would give', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer())), fc.nat(50), (lists, limit) => {
        const sorted = lists.map((list) => list.toSorted(ascending));
        expect(heapMerge(sorted, ascending, limit)).toEqual(lists.flat().sort(ascending).slice(0, limit));
      }),
    );
  });

  test('looks only at what it needs of each list', () => {
    let compared = 0;
    const lists = Array.from({ length: 95 }, (_, list) => Array.from({ length: 200 }, (_, row) => row * 95 + list));
    const counting = (a: number, b: number) => {
      compared++;
      return a - b;
    };
    heapMerge(lists, counting, 20);
    expect(compared).toBeLessThan(95 * 2 + 20 * 2 * 7);
  });
});
