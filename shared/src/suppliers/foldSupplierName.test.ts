import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { foldSupplierName, supplierSearchWords } from './foldSupplierName.ts';
import { LEGAL_FORMS, NO_NAMES } from './legalForms.ts';
import { resolutionOfKey, resolveSupplier } from './resolveSupplier.ts';

const pairs = resolve(
  process.env.SHAFAF_TEST_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'persian/org-name-pairs.tsv',
);

describe('foldSupplierName', () => {
  test.each([
    ['شركت راه‌سازی سهند (سهامی خاص)', 'راه سازي سهند'],
    ['شرکت سهند«با مسئولیت محدود»', 'سهند'],
    ['سهند ( با مسئولیت‌محدود )', 'شرکت سهند'],
    ['سهند بامسئولیت محدود', 'سهند - مسؤولیت محدود'],
    ['رهشاد سپاهان (سهامي عام', 'شرکت رهشاد سپاهان'],
    ['شرکت‌ سهند', 'سَهـند'],
    ['مؤسسه پارس', 'موسسهٔ پارس'],
    ['مؤسسه‌ی پارس', 'موسسه پارس'],
    ['Acme  Co.', 'ACME CO'],
    ['شرکت ۱۲ بهمن', 'شركت 12 بهمن'],
  ])('«%s» and «%s» are spellings of one name', (a, b) => {
    expect(foldSupplierName(a)).toBe(foldSupplierName(b));
    expect(foldSupplierName(a)).not.toBeNull();
  });

  test.each([
    ['شرکت سهند', 'شرکت تعاونی سهند'],
    ['گروه سرمایه‌گذاری لقمان', 'سرمایه‌گذاری لقمان'],
    ['موسسه پارس', 'شرکت پارس'],
    ['پیشرکت سهند', 'پی سهند'],
    ['الف 1 2', 'الف 12'],
    ['سهامی خاص سهند', 'خاص سهند'],
  ])('«%s» and «%s» are two names', (a, b) => expect(foldSupplierName(a)).not.toBe(foldSupplierName(b)));

  test('a name of nothing but its legal form stays as it is', () => {
    expect(foldSupplierName('شرکت')).toBe('شرکت');
    expect(foldSupplierName('(سهامی خاص)')).toBe('سهامیخاص');
    expect(foldSupplierName('شرکت ۱۲')).toBe('شرکت12');
  });

  test.each(['', ' \u200c ', '-', '۱۲۳۴', 'نامشخص', '«نا مشخص»', 'N/A', 'الف'.repeat(200)])('"%s" is no name', (text) =>
    expect(foldSupplierName(text)).toBeNull(),
  );

  test('is its own fold, for every form too', () => {
    for (const name of ['شرکت راه‌سازی سهند (سهامی خاص)', 'Kaçanik SH.P.K', ...LEGAL_FORMS.map(({ words }) => `${words} پارس`)]) {
      const once = foldSupplierName(name);
      expect(foldSupplierName(once ?? '')).toBe(once);
    }
  });

  test('a question loses its legal forms too', () => {
    expect(supplierSearchWords('شركت راه سازی، سهند (سهامی خاص)')).toEqual(['راه', 'سازی', 'سهند']);
    expect(supplierSearchWords('شرکت')).toEqual([]);
    expect(supplierSearchWords('۱۰۳۸۰۲۸۴۷۹۰')).toEqual(['10380284790']);
  });

  (existsSync(pairs) ? test : test.skip)(
    'recorded spellings of one name agree, and renames do not (skipped where shared/data/persian is absent)',
    () => {
      const rows = readFileSync(pairs, 'utf8').trim().split('\n').slice(1);
      expect(rows.length).toBeGreaterThan(400);
      for (const row of rows) {
        const [, , raw = '', cleaned = '', equal] = row.split('\t');
        expect([raw, cleaned, foldSupplierName(raw) === foldSupplierName(cleaned)]).toEqual([raw, cleaned, equal?.trim() === '1']);
      }
      const names = new Set(rows.map((row) => row.split('\t')[3]));
      const folded = new Set([...names].map((name) => foldSupplierName(name ?? '')));
      expect(folded.size).toBe(names.size);
    },
  );
});

describe('resolveSupplier', () => {
  test('takes a valid national id first, then the name, and marks which', () => {
    expect(resolveSupplier({ nationalId: '10380284790', name: 'شرکت سهند' })).toEqual({ resolution: 'NATIONAL_ID', key: '10380284790' });
    expect(resolveSupplier({ name: 'شرکت سهند' })).toEqual({ resolution: 'NAME_CANDIDATE', key: 'name:سهند' });
    expect(resolveSupplier({ nationalId: '10380284791', name: 'سهند' })).toEqual({ resolution: 'NAME_CANDIDATE', key: 'name:سهند' });
    for (const nobody of [{}, { name: '—' }, { nationalId: '11111111111' }, { nationalId: null, name: null }])
      expect(resolveSupplier(nobody)).toEqual({ resolution: 'UNKNOWN', key: null });
  });

  test('a key tells how its supplier is known', () => {
    expect(['10380284790', 'name:سهند', null].map(resolutionOfKey)).toEqual(['NATIONAL_ID', 'NAME_CANDIDATE', 'UNKNOWN']);
  });
});

describe('docs/suppliers.md', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/suppliers.md'), 'utf8');
  test('has the rules of legal forms as they are', () => {
    const rows = LEGAL_FORMS.map(({ words, instead, because }) => `| ${words} | ${instead || '—'} | ${because} |`);
    expect(page).toContain(`|---|---|---|\n${rows.join('\n')}\n\n`);
  });

  test('names all that is no name', () => {
    expect(page).toContain(`is no name: ${NO_NAMES.map((name) => `«${name}»`).join(', ')}.`);
  });
});
