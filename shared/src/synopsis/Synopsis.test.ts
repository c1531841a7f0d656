import { describe, expect, test } from '@jest/globals';
import { type Synopsis, synopsisForm } from './Synopsis.ts';

const zone = { rows: 2, ranges: { amount: { min: '1', max: '5', nulls: 0 } }, values: { method: { OPEN: 2 } } };
const honest = {
  form: 1,
  member: 'ahar',
  version: '7',
  categories: {
    contracts: { rows: 3, zones: [zone], singles: { rows: 1, ranges: { amount: ['9'] }, values: { method: [null] } }, sets: {} },
  },
};
const withCategory = (change: object) => ({ ...honest, categories: { contracts: { ...honest.categories.contracts, ...change } } });
const withZone = (change: object) => withCategory({ zones: [{ ...zone, ...change }] });
const many = (count: number, value: unknown) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`name${i}`, value]));

describe('the form of a synopsis', () => {
  test('takes an honest one as it is', () => {
    expect(synopsisForm.parse(honest)).toEqual(honest);
  });

  test.each<[what: string, said: unknown]>([
    ['rows below zero', withZone({ rows: -2 })],
    ['a zone without rows', withZone({ rows: 0 })],
    ['a fraction of a row', withZone({ rows: 2.5 })],
    ['rows without end', withZone({ rows: Number.POSITIVE_INFINITY })],
    ['more rows than numbers can tell apart', withZone({ rows: 2 ** 60 })],
    ['rows as text', withZone({ rows: '2' })],
    ['rows that do not add up', withCategory({ rows: 4 })],
    ['fewer values than rows in a column of single rows', withCategory({ singles: { rows: 1, ranges: { amount: [] }, values: {} } })],
    ['a bound that is not a number', withZone({ ranges: { amount: { min: Number.NaN, max: '5', nulls: 0 } } })],
    ['a bound that is an object', withZone({ ranges: { amount: { min: {}, max: '5', nulls: 0 } } })],
    ['one bound only', withZone({ ranges: { amount: { min: null, max: '5', nulls: 0 } } })],
    ['a bound of a novel', withZone({ ranges: { amount: { min: '1', max: '5'.repeat(201), nulls: 0 } } })],
    ['nulls below zero', withZone({ ranges: { amount: { min: '1', max: '5', nulls: -1 } } })],
    ['counts of values below one', withZone({ values: { method: { OPEN: -2 } } })],
    ['ranges of too many fields', withZone({ ranges: many(51, { min: '1', max: '5', nulls: 0 }) })],
    ['counts of too many values', withZone({ values: { method: many(201, 1) } })],
    ['too many zones', withCategory({ rows: 4_003, zones: Array.from({ length: 2_001 }, () => zone) })],
    ['too many categories', { ...honest, categories: many(51, honest.categories.contracts) }],
    ['a set that is no base64', withCategory({ sets: { supplier: { bits: '<script>' } } })],
    ['another form', { ...honest, form: 2 }],
    ['no version', { ...honest, version: '' }],
  ])('refuses %s', (_what, said) => {
    expect(synopsisForm.safeParse(said).success).toBe(false);
  });

  test('leaves nothing behind under names that objects have by nature', () => {
    const said: unknown = JSON.parse(
      JSON.stringify(honest).replace(
        '"contracts":',
        `"__proto__":{"polluted":true},"constructor":${JSON.stringify(honest.categories.contracts)},"contracts":`,
      ),
    );
    const parsed = synopsisForm.safeParse(said);
    const categories: Synopsis['categories'] = parsed.success ? parsed.data.categories : {};
    expect(Reflect.get(categories, 'polluted')).toBeUndefined();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Object.hasOwn(categories, '__proto__')).toBe(false);
  });
});
