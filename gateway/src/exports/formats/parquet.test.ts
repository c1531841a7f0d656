import { describe, expect, test } from '@jest/globals';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { ExportColumn } from '../ExportColumn.ts';
import { parquet } from './parquet.ts';
import { manifestOf } from './testing/manifestOf.ts';

const columns: ExportColumn[] = [
  { path: 'globalId', fa: 'شناسه', kind: 'TEXT', source: 'id' },
  { path: 'amount', fa: 'مبلغ (ریال)', kind: 'WHOLE', source: 'amount' },
  { path: 'signedOn', fa: 'تاریخ', kind: 'DAY', source: 'signedOn' },
  { path: 'signedOn.jalali', fa: 'تاریخ (شمسی)', kind: 'JALALI', source: 'signedOn' },
  { path: 'publishedAt', fa: 'زمان انتشار', kind: 'MOMENT', source: 'publishedAt' },
  { path: 'sample', fa: 'ساختگی', kind: 'YES_NO', source: 'sample' },
  { path: 'share', fa: 'سهم', kind: 'NUMBER', source: 'share' },
  { path: 'documents', fa: 'اسناد', kind: 'OBJECTS', source: 'documents' },
];
const manifest = manifestOf();

async function fileOf(rows: readonly (readonly unknown[])[], batch = 500): Promise<ArrayBuffer> {
  const content = { columns, language: 'fa' as const, hasFooter: false, address: '' };
  const rowOf = parquet.rowOf(content);
  async function* batches() {
    for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch).map(rowOf);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of parquet.write(batches(), content, () => manifest)) pieces.push(Buffer.from(piece));
  const whole = Uint8Array.from(Buffer.concat(pieces));
  return whole.buffer;
}

describe('an export as Parquet', () => {
  test('has exact whole numbers, real days and moments, and nulls', async () => {
    const full = ['a:contracts:1', '9007199254740993', '2024-03-20', '1403/01/01', '2025-04-01T08:30:00.250Z', true, 38.08, [{ url: 'x' }]];
    const file = await fileOf([full, ['a:contracts:2', ...columns.slice(1).map(() => null)]]);
    expect(await parquetReadObjects({ file })).toEqual([
      {
        globalId: 'a:contracts:1',
        amount: 9_007_199_254_740_993n,
        signedOn: new Date('2024-03-20'),
        signedOn_jalali: '1403/01/01',
        publishedAt: new Date('2025-04-01T08:30:00.250Z'),
        sample: true,
        share: 38.08,
        documents: '[{"url":"x"}]',
      },
      expect.objectContaining({ globalId: 'a:contracts:2', amount: null, signedOn: null, sample: null, share: null }),
    ]);
    const stated = parquetMetadata(file).key_value_metadata?.find(({ key }) => key === 'shafaf.export');
    expect(JSON.parse(stated?.value ?? '')).toEqual(manifest);
  });

  test('is written in groups of rows, so that it may have any number', async () => {
    const rows = Array.from({ length: 25_000 }, (_, i) => [`a:contracts:${i}`, String(i), null, null, null, null, null, []]);
    const file = await fileOf(rows);
    expect(parquetMetadata(file).row_groups).toHaveLength(3);
    const found = await parquetReadObjects({ file, columns: ['globalId', 'amount'] });
    expect(found).toHaveLength(25_000);
    expect(found[24_999]).toEqual({ globalId: 'a:contracts:24999', amount: 24_999n });
  });

  test('of nothing is a file without rows', async () => {
    expect(await parquetReadObjects({ file: await fileOf([]) })).toEqual([]);
  });

  test('breaks off at a number that its columns cannot hold, which another one must not stand for', async () => {
    await expect(fileOf([['a:contracts:1', '9'.repeat(20), null, null, null, null, null, []]])).rejects.toThrow(/does not fit/);
  });
});
