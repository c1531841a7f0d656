import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Kysely } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { type MemberUnderTest, memberUnderTest } from '../../test/memberUnderTest.ts';
import { categories, categoryNamed } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { publishFiles } from '../publish/publishFiles.ts';
import { EXAMPLE_ID } from './templateColumns.ts';
import { templateOf } from './templateOf.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let folder: string;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
  folder = await mkdtemp(join(tmpdir(), 'shafaf-templates-'));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function publish(category: string, name: string, bytes: Uint8Array | string) {
  await writeFile(join(folder, name), bytes);
  return publishFiles(db, { category, member: 'maragheh-municipality', files: [join(folder, name)], folder });
}

describe.each(categories.map((each) => [each.name, each] as const))('the template of %s', (category, { columns: all, ...rest }) => {
  const template = (format: 'xlsx' | 'csv') => templateOf({ ...rest, columns: all }, format);
  const columns = all.filter(({ kind, headers }) => kind !== 'objects' && headers.fa.length + headers.en.length > 0);
  test('as it is publishes nothing: its row is an example', async () => {
    for (const format of ['xlsx', 'csv'] as const)
      expect(await publish(category, `${category}.${format}`, await template(format))).toMatchObject({
        rows: 1,
        skipped: 1,
        rejected: 0,
        added: 0,
        files: [{ format, ignoredColumns: [], skippedRows: [{ row: 2, because: 'it is the example of the template' }] }],
      });
  });

  test('filled in is published without a mapping, every column of it', async () => {
    const csv = Buffer.from(await template('csv')).toString();
    const filled = csv.replace(new RegExp(`^${EXAMPLE_ID}`, 'm'), `template-${category}`);
    expect(await publish(category, `${category}-filled.csv`, filled)).toMatchObject({ rows: 1, added: 1, files: [{ ignoredColumns: [] }] });

    const { sheets } = await readXlsx(await template('xlsx'));
    const rows = sheets[0]?.rows.map((row) => row.map((cell) => (cell === EXAMPLE_ID ? `template-${category}` : cell))) ?? [];
    const again = await publish(category, `${category}-filled.xlsx`, await writeXlsx({ sheets: [{ name: 'a', rows }] }));
    expect(again).toMatchObject({ rows: 1, unchanged: 1 });
  });

  test('reads from right to left, has a drop-down for each list, and explains each column in both languages', async () => {
    const { sheets } = await readXlsx(await template('xlsx'));
    const [data, guide, lists] = sheets;
    expect([data, guide].map((sheet) => sheet?.view?.rightToLeft)).toEqual([true, true]);
    expect(lists).toMatchObject({ hidden: true });
    const enums = columns.filter(({ kind }) => kind === 'enum' || kind === 'enums' || kind === 'boolean');
    expect(data?.dataValidations?.map(({ type }) => type)).toEqual(enums.map(() => 'list'));
    expect(lists?.rows[0]).toHaveLength(enums.length);
    expect(data?.rows[0]).toHaveLength(columns.length);
    for (const { description } of columns)
      expect(guide?.rows.some((row) => row.includes(description.en) && row.includes(description.fa))).toBe(true);
  });
});

describe('GET /templates/', () => {
  let member: MemberUnderTest;
  beforeAll(async () => {
    member = await memberUnderTest(async () => undefined);
  });
  afterAll(() => member.stop());

  test('gives the template as a file', async () => {
    const response = await fetch(new URL('/templates/contracts.csv', member.address));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="contracts.csv"');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(await templateOf(categoryNamed('contracts'), 'csv')))).toBe(true);
    expect((await fetch(new URL('/templates/contracts.xlsx', member.address))).status).toBe(200);
  });

  test.each([
    ['secrets.csv', 'UNKNOWN_CATEGORY', 'There is no category "secrets". There are: budgetLines, '],
    ['__proto__.csv', 'UNKNOWN_CATEGORY', 'There is no category "__proto__"'],
    ['contracts.pdf', 'NOT_FOUND', 'Templates are at /templates/<category>.xlsx'],
    ['contracts', 'NOT_FOUND', 'Templates are at'],
  ])('says what is wrong with %s', async (name, code, message) => {
    const response = await fetch(new URL(`/templates/${name}`, member.address));
    const { errors } = JSON.parse(await response.text());
    expect({ status: response.status, code: errors[0].extensions.code }).toEqual({ status: 404, code });
    expect(errors[0].message).toContain(message);
  });
});
