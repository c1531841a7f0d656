import { describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { ExportColumn } from '../../ExportColumn.ts';
import { manifestOf } from '../testing/manifestOf.ts';
import { writeSheets, xlsx } from './xlsx.ts';

const columns: ExportColumn[] = [
  { path: 'title', fa: 'عنوان', kind: 'TEXT', source: 'title' },
  { path: 'amount', fa: 'مبلغ (ریال)', kind: 'WHOLE', source: 'amount' },
  { path: 'signedOn', fa: 'تاریخ', kind: 'DAY', source: 'signedOn' },
  { path: 'signedOn.jalali', fa: 'تاریخ (شمسی)', kind: 'JALALI', source: 'signedOn' },
  { path: 'publishedAt', fa: 'زمان انتشار', kind: 'MOMENT', source: 'publishedAt' },
  { path: 'sample', fa: 'ساختگی', kind: 'YES_NO', source: 'sample' },
  { path: 'share', fa: 'سهم', kind: 'NUMBER', source: 'share' },
  { path: 'sectors', fa: 'بخش‌ها', kind: 'TEXTS', source: 'sectors' },
  { path: 'documents', fa: 'اسناد', kind: 'OBJECTS', source: 'documents' },
];
async function sheetsOf(rows: readonly (readonly unknown[])[], language: 'fa' | 'en' = 'fa', whole = manifestOf(), mostRows = 1_000) {
  const content = { columns, language, hasFooter: false, address: '' };
  const rowOf = xlsx.rowOf(content);
  async function* batches() {
    for (let at = 0; at < rows.length; at += 3) yield rows.slice(at, at + 3).map(rowOf);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of writeSheets(batches(), content, () => whole, mostRows)) pieces.push(piece);
  const { sheets } = await readXlsx(Buffer.concat(pieces));
  return sheets;
}

const full = [
  '=SUM(1) <&">\u0000\ud800 «دو»',
  '97000000',
  '2024-03-20',
  '1403/01/01',
  '2025-04-01T08:30:00.000Z',
  true,
  38.08,
  ['آب', 'برق'],
  [{ url: 'https://example.ir', title: null }],
];
const empty = columns.map(() => null);

describe('an export as a spreadsheet', () => {
  test('has real numbers, days and yes or no, and reads from right to left in Persian', async () => {
    const [data, about] = await sheetsOf([full, empty]);
    expect(data).toMatchObject({ name: 'داده‌ها', view: { rightToLeft: true } });
    expect(data?.rows[0]).toEqual(columns.map(({ fa }) => fa));
    expect(data?.rows[1]).toEqual([
      '=SUM(1) <&"> «دو»',
      97_000_000,
      new Date('2024-03-20T00:00:00Z'),
      '1403/01/01',
      new Date('2025-04-01T08:30:00Z'),
      true,
      38.08,
      'آب؛ برق',
      '[{"url":"https://example.ir"}]',
    ]);
    expect(data?.rows[2]?.every((cell) => cell === null || cell === undefined) ?? true).toBe(true);
    expect(about?.rows).toContainEqual(['جمع: amount', '12']);
  });

  test('has headings in English from left to right when that is asked for', async () => {
    const [data, about] = await sheetsOf([full], 'en');
    expect(data?.rows[0]).toEqual(columns.map(({ path }) => path));
    expect(data?.view?.rightToLeft ?? false).toBe(false);
    expect([data?.name, about?.name]).toEqual(['records', 'about']);
  });

  test('keeps every digit of amounts that a spreadsheet would round, and days before its first one, as text', async () => {
    const [data] = await sheetsOf([
      ['a', '9007199254740993', '1899-12-31', null, null, false, 1, [], []],
      ['b', '-999999999999999', '1900-03-01', null, null, false, 1, [], []],
    ]);
    expect(data?.rows[1]?.slice(1, 3)).toEqual(['9007199254740993', '1899-12-31']);
    expect(data?.rows[2]?.slice(1, 3)).toEqual(['-999999999999999', new Date('1900-03-01T00:00:00Z')]);
  });

  test('goes on in further sheets when one is full, each with its headings', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [`r${i}`, ...empty.slice(1)]);
    const sheets = await sheetsOf(rows, 'en', manifestOf(), 10);
    expect(sheets.map(({ name }) => name)).toEqual(['records', 'records 2', 'records 3', 'about']);
    const titles = sheets.slice(0, -1).map((sheet) => sheet.rows.map(([title]) => title));
    expect(titles.map(([heading]) => heading)).toEqual(['title', 'title', 'title']);
    expect(titles.flatMap(([, ...others]) => others)).toEqual(rows.map(([title]) => title));
  });

  test('says in its last row and on its last sheet what is missing', async () => {
    const { coverage } = manifestOf();
    const partial = manifestOf({ complete: false, coverage: { ...coverage, missing: [{ code: 'ahar-municipality', reason: 'TIMEOUT' }] } });
    const [data, about] = await sheetsOf([full], 'en', partial);
    expect(data?.rows.at(-1)?.[0]).toMatch(/INCOMPLETE.*ahar-municipality \(TIMEOUT\)/);
    expect(about?.rows).toContainEqual(['missing', 'ahar-municipality (TIMEOUT)']);
  });

  test('that breaks off on the way throws what went wrong', async () => {
    const content = { columns, language: 'fa' as const, hasFooter: false, address: '' };
    async function* failing(): AsyncGenerator<readonly string[]> {
      yield ['<row/>'];
      throw new Error('the line broke');
    }
    await expect(async () => {
      for await (const _ of writeSheets(failing(), content, manifestOf, 100));
    }).rejects.toThrow('the line broke');
  });
});
