import { describe, expect, test } from '@jest/globals';
import { day, text } from '../../attributes/scalar.ts';
import type { ImportColumn } from '../ImportColumn.ts';
import { readObjects } from './readObjects.ts';
import { readYesNo } from './readYesNo.ts';
import { textsIn } from './textsIn.ts';

test.each([
  ['a؛ b;c|d\n e ', ['a', 'b', 'c', 'd', 'e']],
  [' ؛ ', []],
  [{ kind: 'list', items: ['a', 7, ' ', null, { b: 1 }] } as const, ['a', '7']],
])('%j holds the texts %j', (cell, texts) => {
  expect(textsIn(cell)).toEqual(texts);
});

test('yes and no are read in the words that files use, and nothing else is', () => {
  for (const word of ['بله', 'بلي', 'دارد', 'TRUE', '1', '۱']) expect(readYesNo('x', word)).toEqual({ value: true });
  for (const word of ['خیر', 'ندارد', 'No', '0']) expect(readYesNo('x', word)).toEqual({ value: false });
  expect(readYesNo('x', 'شاید')).toMatchObject({ column: 'x', value: 'شاید', reason: { en: expect.stringContaining('بله') } });
});

describe('a list of objects', () => {
  const item = [...day().parts('on').imports, ...text().parts('what').imports];
  const column: ImportColumn = { path: 'repairs', kind: 'objects', headers: { fa: [], en: [] }, description: { en: '', fa: '' }, item };
  const reading = { dates: ['auto'], numbers: ['auto'], currency: 'IRR', rates: {} } as const;
  const read = (cell: Parameters<typeof textsIn>[0]) => readObjects(column, { name: 'تعمیرها', cell }, reading);

  test('has its values read as cells are, whether it comes as JSON or as its text', () => {
    const items = [{ on: '۱۴۰۳/۰۱/۱۵', what: 'x', more: null }, { who: { name: 'y' } }];
    const value = [{ on: '2024-04-03', what: 'x' }, { who: { name: 'y' } }];
    expect(read({ kind: 'list', items })).toEqual({ value });
    expect(read(JSON.stringify(items))).toEqual({ value });
  });

  test('may hold texts alone, where it is said what they stand for', () => {
    const value = [{ what: 'x' }, { what: 'y z' }];
    const texts = { ...column, itemText: 'what' };
    for (const cell of ['x؛ y z', { kind: 'list', items: ['x', { what: 'y z' }] } as const, '["x", {"what": "y z"}]'])
      expect(readObjects(texts, { name: 'تعمیرها', cell }, reading)).toEqual({ value });
    expect(readObjects(texts, { name: 'تعمیرها', cell: '[x' }, reading)).toMatchObject({ column: 'تعمیرها', value: '[x' });
  });

  test('is refused with the place of what is wrong', () => {
    expect(read({ kind: 'list', items: [{}, { on: 'دیروز' }] })).toMatchObject({ column: 'تعمیرها[1].on', value: 'دیروز' });
    expect(read({ kind: 'list', items: ['x'] })).toMatchObject({ column: 'تعمیرها[0]' });
    for (const bad of ['x', '{}', '7']) expect(read(bad)).toMatchObject({ column: 'تعمیرها', value: bad });
  });
});
