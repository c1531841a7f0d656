import { describe, expect, test } from '@jest/globals';
import { keysetSegments, type Place } from './keysetSegments.ts';
import { rialKey } from './keyTypes.ts';

const all = { idAfter: null, idBefore: null };
const at = (key: string | null, id: string): Place => ({ key, id });
const cut = (after: Place | null, before: Place | null, direction: 'ASC' | 'DESC' = 'ASC') =>
  keysetSegments(after, before, direction, rialKey);

describe('keysetSegments', () => {
  test('without a bound is one segment of all rows', () => {
    expect(cut(null, null)).toEqual([{ keys: { kind: 'EVERY' }, ...all }]);
  });

  test('after a row: the rest of its key, the keys beyond, the rows without one', () => {
    expect(cut(at('5', 'b'), null)).toEqual([
      { keys: { kind: 'EQUAL', key: '5' }, idAfter: 'b', idBefore: null },
      { keys: { kind: 'BETWEEN', above: '5', below: null }, ...all },
      { keys: { kind: 'NONE' }, ...all },
    ]);
    expect(cut(at('5', 'b'), null, 'DESC')[1]).toEqual({ keys: { kind: 'BETWEEN', above: null, below: '5' }, ...all });
  });

  test('after a row without a key: only rows without one', () => {
    expect(cut(at(null, 'b'), null)).toEqual([{ keys: { kind: 'NONE' }, idAfter: 'b', idBefore: null }]);
  });

  test('before a row: the keys up to its own and that part of its key', () => {
    expect(cut(null, at('5', 'b'))).toEqual([
      { keys: { kind: 'BETWEEN', above: null, below: '5' }, ...all },
      { keys: { kind: 'EQUAL', key: '5' }, idAfter: null, idBefore: 'b' },
    ]);
    expect(cut(null, at(null, 'b'))).toEqual([
      { keys: { kind: 'BETWEEN', above: null, below: null }, ...all },
      { keys: { kind: 'NONE' }, idAfter: null, idBefore: 'b' },
    ]);
  });

  test('between two rows: no more than what lies between', () => {
    expect(cut(at('9', 'a'), at('10', 'b'))).toEqual([
      { keys: { kind: 'EQUAL', key: '9' }, idAfter: 'a', idBefore: null },
      { keys: { kind: 'BETWEEN', above: '9', below: '10' }, ...all },
      { keys: { kind: 'EQUAL', key: '10' }, idAfter: null, idBefore: 'b' },
    ]);
    expect(cut(at('5', 'a'), at('5', 'c'))).toEqual([{ keys: { kind: 'EQUAL', key: '5' }, idAfter: 'a', idBefore: 'c' }]);
    expect(cut(at(null, 'a'), at(null, 'c'))).toEqual([{ keys: { kind: 'NONE' }, idAfter: 'a', idBefore: 'c' }]);
  });

  test.each([
    ['a later key', at('10', 'a'), at('9', 'b'), 'ASC'],
    ['an earlier key, descending', at('9', 'a'), at('10', 'b'), 'DESC'],
    ['the same row', at('9', 'a'), at('9', 'a'), 'ASC'],
    ['a later id', at('9', 'b'), at('9', 'a'), 'DESC'],
    ['a row without a key, before one with', at(null, 'a'), at('9', 'b'), 'DESC'],
  ] as const)('is nothing after %s', (_what, after, before, direction) => {
    expect(cut(after, before, direction)).toEqual([]);
  });
});
