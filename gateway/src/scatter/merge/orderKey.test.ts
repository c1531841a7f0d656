import { describe, expect, test } from '@jest/globals';
import { orderKeyOf, placeOrder, uncheckedOrderKeyOf } from './orderKey.ts';

describe('the total order', () => {
  const amounts = ['12', '9007199254740993', '9007199254740992', null, '-5', '99999999999999999999999'];
  const places = amounts.map((amount, index) => ({ key: orderKeyOf('Rial', amount), id: `m:contracts:${index}` }));
  const idsOf = (list: { id: string }[]) => list.map(({ id }) => id.at(-1)).join('');

  test('compares whole numbers exactly, however large, with nulls last either way', () => {
    expect(idsOf(places.toSorted(placeOrder('ASC')))).toBe('402153');
    expect(idsOf(places.toSorted(placeOrder('DESC')))).toBe('512043');
  });

  test('puts equal keys in order of id, ascending in both directions', () => {
    const equal = ['b', 'a', 'ب', '\u{1F600}', '\uFB50'].map((id) => ({ key: 1, id }));
    const expected = ['a', 'b', 'ب', '\uFB50', '\u{1F600}'];
    expect(equal.toSorted(placeOrder('ASC')).map(({ id }) => id)).toEqual(expected);
    expect(equal.toSorted(placeOrder('DESC')).map(({ id }) => id)).toEqual(expected);
  });

  test('compares days as text', () => {
    const days = ['2024-10-01', '2024-09-30'].map((day) => ({ key: orderKeyOf('Date', day), id: day }));
    expect(days.toSorted(placeOrder('ASC')).map(({ id }) => id)).toEqual(['2024-09-30', '2024-10-01']);
  });
});

test('a value that nobody has checked has a key only if values of the type can be compared with it', () => {
  const keys = (typeName: string, ...values: (string | number | null)[]) => values.map((value) => uncheckedOrderKeyOf(typeName, value));
  expect(keys('Rial', '12', '-9007199254740993', 12, null)).toEqual([12, -9007199254740993n, 12, null]);
  expect(keys('Rial', 'NaN', '1e9', '', '٣', ' 1', '1.5', 1.5, 2 ** 60, '9'.repeat(101))).toEqual(
    Array.from({ length: 9 }, () => undefined),
  );
  expect(keys('Date', '2024-10-01', 'zzz', null, 5)).toEqual(['2024-10-01', 'zzz', null, undefined]);
  expect(keys('Int', 1403, '1403', null)).toEqual([1403, undefined, null]);
});
