import { expect, test } from '@jest/globals';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { disclosureRow } from './disclosureRow.ts';

const envelope = {
  id: 'ahar-municipality:contracts:ب-۱۲',
  publishedAt: new Date('2025-01-01'),
  modifiedAt: new Date('2025-01-01'),
  revision: 1,
  contentHash: '0'.repeat(64),
  withdrawal: null,
};
const searchText = (title: string, ...searched: (string | undefined)[]) =>
  disclosureRow(envelope, { title, documents: [], redactions: [], sample: false }, searched).search_text;

test('the searched text is the title, what the category names and the local id, each folded by itself', () => {
  expect(searchText('كتاب خانه', undefined, 'شركت الف')).toBe('کتابخانه شرکتالف ب-12');
});

test('no word can be found across the border of two fields', () => {
  const text = searchText('خرید کتاب', 'خانه سازان');
  expect(text).toContain(foldForSearch('کتاب'));
  expect(text).not.toContain(foldForSearch('کتابخانه'));
});
