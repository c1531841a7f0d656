import { expect, test } from '@jest/globals';
import { categoryNamed } from '../../categories/categories.ts';
import { columnNames } from './columnNames.ts';
import { planColumns } from './planColumns.ts';
import { checkMapping } from './readMapping.ts';

const { columns } = categoryNamed('contracts');
const namesIn = (header: string[]) => columnNames(planColumns(columns, checkMapping({}), header, true, 'a.csv'), columns);

test.each([
  ['a column of its own', ['شناسه', 'عنوان', 'مبلغ'], 'amount', 'مبلغ'],
  ['the id', ['شناسه', 'عنوان'], 'id', 'شناسه'],
  ['a field that the file does not have', ['شناسه', 'عنوان'], 'amount', null],
  ['a value in an entry that a column makes', ['شناسه', 'عنوان', 'نشانی سند', 'عنوان سند'], 'documents.0.title', 'عنوان سند'],
  ['what an entry lacks, as its column would be', ['شناسه', 'عنوان', 'عنوان سند'], 'documents.0.url', 'نشانی سند'],
  ['the same in an English file', ['id', 'title', 'document title'], 'documents.0.url', 'document url'],
])('%s is called as the file calls it', (_what, header, path, expected) => {
  expect(namesIn(header)(path)).toBe(expected);
});

test('a value in a whole list is called by the list and the entry', () => {
  const lists = columns.filter(({ kind, headers }) => kind === 'objects' && headers.fa.length > 0);
  for (const { path, headers } of lists) {
    const [heading = ''] = headers.fa;
    const columnOf = namesIn(['شناسه', 'عنوان', heading]);
    expect(columnOf(`${path}.1.title`)).toBe(`${heading}[1].title`);
    expect(columnOf(`${path}.1`)).toBe(`${heading}[1]`);
  }
});
