import { describe, expect, test } from '@jest/globals';
import { orderKeyOf, placeOrder } from './orderKey.ts';

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
