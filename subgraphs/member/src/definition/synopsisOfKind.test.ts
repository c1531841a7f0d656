import { describe, expect, test } from '@jest/globals';
import { categories } from '../categories/categories.ts';
import { contracts } from '../categories/contracts/contracts.ts';
import { markOf } from '../synopsis/markOf.ts';
import { leavesOf, placedAttributes } from './placedAttributes.ts';

/** Worked out by a table of thresholds that may be another tomorrow: no synopsis says anything of it, so whoever is asked about is asked. */
const UNSAID = ['thresholdClass.class'];

describe.each(categories.map((category) => ({ name: category.name, category })))('the synopsis of $name', ({ category }) => {
  const { ranges, values, sets } = category.synopsis;

  test('bounds every field that the contract orders by, but for those that are ordered as texts', () => {
    const ordered = Object.entries(category.orders).flatMap(([value, { type }]) =>
      type.sqlType === 'text' ? [] : [category.kind.orders[value]],
    );
    expect(ordered).toContain('publishedAt');
    expect(Object.keys(ranges)).toEqual(expect.arrayContaining(ordered));
  });

  test('says something of every field that the contract prunes by, but for those of which a record may have several values', () => {
    const said = {
      AT_LEAST: Object.keys(ranges),
      AT_MOST: Object.keys(ranges),
      ONE_OF: [...Object.keys(ranges), ...Object.keys(values)],
      HELD: Object.keys(sets),
    };
    const leaves = leavesOf(placedAttributes(category.attributes));
    const pruned = category.kind.filters.flatMap(({ rule }) =>
      rule === null || rule.of === null || UNSAID.includes(rule.of) || leaves.get(rule.of)?.many ? [] : [{ by: rule.by, of: rule.of }],
    );
    expect(pruned.length).toBeGreaterThan(0);
    for (const { by, of } of pruned)
      expect({ by, fields: Object.entries(said).find(([name]) => name === by)?.[1] }).toEqual({ by, fields: expect.arrayContaining([of]) });
  });
});

test('a description has a mark of its own, which another description has not', () => {
  const { synopsis } = contracts;
  expect(markOf({ ...synopsis })).toBe(markOf(synopsis));
  expect(markOf({ ...synopsis, values: {} })).not.toBe(markOf(synopsis));
});
