import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { foldForSearch } from './foldForSearch.ts';
import { searchWords } from './searchWords.ts';

const found = (stored: string, query: string) => searchWords(query).every((word) => foldForSearch(stored).includes(word));

const data = resolve(process.env.SHAFAF_TEST_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'), 'persian');

describe('foldForSearch', () => {
  test('gives variants of a letter one form', () => {
    expect(foldForSearch('ي ى ك ۀ ة أ إ آ ٱ')).toBe('ییکههاااا');
    expect(foldForSearch('ﺷﻔﺎﻑ')).toBe('شفاف');
    expect(foldForSearch('شـــفاف')).toBe('شفاف');
    expect(foldForSearch('حَذفِ اِعراب')).toBe('حذفاعراب');
  });

  test('writes every digit as 0–9 and Latin letters small and plain', () => {
    expect(foldForSearch('۱۴۰۲-١١٨')).toBe('1402-118');
    expect(foldForSearch('Kaçanik  SH.P.K')).toBe('kacanik sh.p.k');
  });

  test('keeps what is no letter and is harmless on nothing', () => {
    expect(foldForSearch('')).toBe('');
    expect(foldForSearch(' \u200c\u200f ')).toBe('');
    expect(foldForSearch('a%b_c')).toBe('a%b_c');
  });

  test('is its own fold', () => {
    for (const text of ['مسئولیت‌پذیری ۱۲ Abc', 'İstanbul É', 'ٱلقرار ١'])
      expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text));
  });
});

describe('searching', () => {
  const spellings = ['مسئولیت‌پذیری', 'مسئولیتپذیری', 'مسئولیت پذیری'];
  test.each(spellings)('%s is found by its joined, half-spaced and split spelling', (stored) => {
    for (const query of spellings) expect(found(`طرح ${stored} شهری`, query)).toBe(true);
  });

  test('a half-space between digits or Latin letters and Persian is no obstacle', () => {
    for (const stored of ['برنامه ۵‌ساله', 'برنامه 5 ساله', 'برنامه ۵ساله'])
      for (const query of ['۵‌ساله', '5ساله', '۵ ساله']) expect(found(stored, query)).toBe(true);
  });

  test('words are found in any order, in part, and all must be there', () => {
    expect(found('احداث پارک بانوان تبریز', 'تبریز پارک')).toBe(true);
    expect(found('احداث پارک بانوان تبریز', 'بانو')).toBe(true);
    expect(found('احداث پارک بانوان تبریز', 'پارک مراغه')).toBe(false);
  });

  test('numbers and Latin words do not run into each other', () => {
    expect(found('پلاک 120 21', '2021')).toBe(false);
    expect(found('open contract', 'nco')).toBe(false);
  });

  test('a question of nothing has no words', () => {
    expect(searchWords('  \u200c ')).toEqual([]);
    expect(searchWords('الف  الف ب')).toEqual(['الف', 'ب']);
  });
});

const recorded = existsSync(data) ? describe : describe.skip;
recorded(`recorded names (${existsSync(data) ? 'found' : 'skipped: there is no'} ${'shared/data/persian'})`, () => {
  test('two spellings of an organisation fold to the same, and renamed ones do not', () => {
    const rows = readFileSync(resolve(data, 'org-name-pairs.tsv'), 'utf8').trim().split('\n').slice(1);
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      const [, , raw = '', cleaned = '', equal] = row.split('\t');
      expect([raw, cleaned, foldForSearch(raw) === foldForSearch(cleaned)]).toEqual([raw, cleaned, equal?.trim() === '1']);
    }
  });

  test('marks are removed as other normalisers do', () => {
    const examples: { operation: string; input: string; expected: unknown }[] = JSON.parse(
      readFileSync(resolve(data, 'normaliser-examples.json'), 'utf8'),
    );
    const mine = examples.filter(({ operation }) => operation === 'remove_diacritics' || operation === 'correct_spacing');
    expect(mine.length).toBeGreaterThan(5);
    for (const { input, expected } of mine) expect(foldForSearch(input)).toBe(foldForSearch(String(expected)));
  });
});
