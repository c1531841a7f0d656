import { describe, expect, test } from '@jest/globals';
import type { Choice } from './choice.ts';
import { type AnsweredGroup, comparisonOf, groupsToAsk, type TotalsAnswer } from './comparisonOf.ts';

const names = { fa: '', en: '' };
const amount = { name: 'amount', label: names, about: names, kind: 'rial', addsUp: true } as const;
const largest = { ...amount, name: 'largest', addsUp: false };
const byMember = { value: 'MEMBER', label: names, kind: 'member', conditions: ['member'] } as const;
const byYear = { value: 'FISCAL_YEAR', label: names, kind: 'year', conditions: ['fiscalYear'] } as const;

const choiceOf = (more: Partial<Choice>): Choice => ({
  category: {
    name: 'contracts',
    value: 'CONTRACTS',
    label: names,
    fields: [],
    columns: [],
    filters: [],
    orders: [],
    totals: null,
    ...ordered,
  },
  totals: { figures: [amount, largest], groups: [byMember, byYear], groupOrder: 'amount', document: { text: '', hash: '' } },
  figure: amount,
  group: byMember,
  top: 10,
  ...more,
});
const ordered = {
  defaultOrder: { field: 'AMOUNT', direction: 'DESC' },
  list: { text: '', hash: '' },
  record: { text: '', hash: '' },
} as const;

const groupOf = (key: string | null, value: string | null, count = 1): AnsweredGroup => ({
  key,
  count,
  sampleCount: 0,
  amount: value ?? '0',
  largest: value,
});
const totalsOf = (
  value: string | null,
  count: number,
  groups: AnsweredGroup[],
  groupCount = groups.length,
): NonNullable<TotalsAnswer['totals']> => ({
  count,
  sampleCount: 0,
  amount: value ?? '0',
  largest: value,
  groupCount,
  groups,
});
const shown = (totals: NonNullable<TotalsAnswer['totals']>, more: Partial<Choice> = {}) => comparisonOf(totals, choiceOf(more));

describe('a comparison', () => {
  test('has what is not shown as one rest, exact beyond what a number can hold', () => {
    const { rows, others } = shown(
      totalsOf('90071992547409930001', 9, [groupOf('a', '90071992547409910000', 4), groupOf('b', '20000', 2)], 5),
      {
        top: 2,
      },
    );
    expect(rows.map(({ value, share }) => [value, share])).toEqual([
      [90071992547409910000n, 100],
      [20000n, 0],
    ]);
    expect(others).toEqual({ groups: 3n, value: 1n, count: 3n, share: 0 });
  });

  test('has the largest first, and last what has no figure', () => {
    const { rows } = shown(totalsOf('9', 3, [groupOf('a', null), groupOf('b', '7'), groupOf('c', '9')]), { figure: largest });
    expect(rows.map(({ group, value, share }) => [group.key, value, share])).toEqual([
      ['c', 9n, null],
      ['b', 7n, null],
      ['a', null, null],
    ]);
  });

  test('has the last years in their order, and last what is of no known year', () => {
    const years = ['1403', null, '1401', '1402'].map((key) => groupOf(key, '5'));
    const { rows, others } = shown(totalsOf('20', 4, years), { group: byYear, top: 3 });
    expect(rows.map(({ group }) => group.key)).toEqual(['1402', '1403', null]);
    expect(others).toEqual({ groups: 1n, value: 5n, count: 1n, share: 25 });
  });

  test('knows no rest of a largest, and no shares where something is below zero', () => {
    expect(shown(totalsOf('9', 5, [groupOf('a', '9')], 2), { figure: largest, top: 1 }).others).toEqual({
      groups: 1n,
      value: null,
      count: 4n,
      share: null,
    });
    expect(shown(totalsOf('5', 2, [groupOf('a', '10'), groupOf('b', '-5')])).rows.map(({ share }) => share)).toEqual([null, null]);
  });

  test('rounds shares to a tenth of a percent', () => {
    const { rows } = shown(totalsOf('3', 3, [groupOf('a', '2', 2), groupOf('b', '1')]));
    expect(rows.map(({ share }) => share)).toEqual([66.7, 33.3]);
  });

  test('asks for no more groups than are shown, unless it must order them itself', () => {
    expect(groupsToAsk(choiceOf({}))).toBe(10);
    expect(groupsToAsk(choiceOf({ figure: largest }))).toBe(1000);
    expect(groupsToAsk(choiceOf({ group: byYear }))).toBe(1000);
  });

  test('says when there were more groups than could be compared, or when they are not the whole', () => {
    const some = [groupOf('a', '9', 2)];
    expect(shown(totalsOf('9', 9, some, 2000), { figure: largest }).isExact).toBe(false);
    expect(shown(totalsOf('9', 9, some, 2000)).isExact).toBe(true);
    expect(shown(totalsOf('9', 2, some)).addsUp).toBe(true);
    expect(shown(totalsOf('9', 1, some)).addsUp).toBe(false);
  });
});
