import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import type { Kysely } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkMapping, readMapping } from './mapping/readMapping.ts';
import { type FilesReport, type FilesRequest, publishFiles } from './publishFiles.ts';

const root = resolve(import.meta.dirname, '../../../..');
const data = process.env.SHAFAF_TEST_DATA ?? resolve(root, '../shared/data');
const example = join(root, 'examples/hani-i-elezit');
const mappingPath = join(example, 'mapping.json');

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let folder: string;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
  folder = await mkdtemp(join(tmpdir(), 'shafaf-publish-'));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Each municipality and publisher gets a member of its own in the one database: ids tell them apart. */
const publish = (member: string, files: string[], more: Partial<FilesRequest> = {}) =>
  publishFiles(db, { category: 'contracts', member, files, folder: join(folder, member), ...more });

function addsUp(report: FilesReport): void {
  const { rows, added, changed, unchanged, rejected, skipped, superseded } = report;
  expect(added + changed + unchanged + rejected + skipped + superseded).toBe(rows);
}

describe('the register that ships with the project', () => {
  test('goes in with its mapping, and again without a change', async () => {
    const mapping = await readMapping(mappingPath);
    const files = readdirSync(example)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => join(example, name));
    const first = await publish('hani-example', files, { mapping });
    addsUp(first);
    expect(first).toMatchObject({ rows: 223, unreadable: 0, published: true });
    expect(first.added).toBeGreaterThan(210);
    const again = await publish('hani-example', files, { mapping });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: first.added, rejected: first.rejected });
    const largest = await db
      .selectFrom('contracts')
      .selectAll()
      .where('id', 'like', 'hani-example:%')
      .orderBy('amount', (order) => order.desc().nullsLast())
      .executeTakeFirstOrThrow();
    expect(largest.original_value).toMatchObject({ currency: 'EUR', rate: '1000000' });
  });
});

const municipal = join(data, 'municipal');
const withMunicipal = existsSync(municipal) ? describe : describe.skip;
withMunicipal(`four municipalities' registers (${existsSync(municipal) ? 'found' : `skipped: ${municipal} is absent`})`, () => {
  const municipalities = existsSync(municipal)
    ? readdirSync(municipal).filter((name) => statSync(join(municipal, name)).isDirectory())
    : [];

  test('22 files go in: nine rows in ten and more, none lost, and again without a change', async () => {
    const mapping = await readMapping(mappingPath);
    let files = 0;
    let rows = 0;
    let kept = 0;
    for (const municipality of municipalities) {
      const member = municipality.toLowerCase().replaceAll(' ', '-');
      const paths = readdirSync(join(municipal, municipality)).map((name) => join(municipal, municipality, name));
      const first = await publish(member, paths, { mapping });
      addsUp(first);
      expect(first.unreadable).toBe(0);
      files += paths.length;
      rows += first.rows;
      kept += first.added;
      for (const { file, rejected, rejects } of first.files) {
        expect([file, rejects.length]).toEqual([file, rejected > 0 ? 1 : 0]);
        const lines = rejects[0] === undefined ? '' : await readFile(rejects[0], 'utf8');
        expect(lines.split('shafaf-id:').length - 1).toBe(rejected);
      }
      const again = await publish(member, paths, { mapping });
      expect(again).toMatchObject({ added: 0, changed: 0, unchanged: first.added, rejected: first.rejected, skipped: first.skipped });
    }
    expect(files).toBe(22);
    expect(kept / rows).toBeGreaterThan(0.95);
  });
});

const ocds = join(data, 'ocds/real');
const withOcds = existsSync(ocds) ? describe : describe.skip;
withOcds(`OCDS files of five countries (${existsSync(ocds) ? 'found' : `skipped: ${ocds} is absent`})`, () => {
  const rates = { MXN: '30000', USD: '600000', PYG: '80', UAH: '15000', MDL: '33000', COP: '150' };

  test('none stops the publication, counts add up, and publishing again changes nothing', async () => {
    const mapping = checkMapping({ rates });
    let contracts = 0;
    let rejected = 0;
    for (const country of readdirSync(ocds)) {
      const files = readdirSync(join(ocds, country), { recursive: true, encoding: 'utf8' })
        .map((name) => join(ocds, country, name))
        .filter((path) => statSync(path).isFile());
      const first = await publish(country, files, { mapping, format: 'ocds' });
      addsUp(first);
      expect(first.added).toBeGreaterThan(0);
      const empty = files.filter((path) => statSync(path).size === 0).length;
      expect(first.unreadable).toBe(empty);
      const again = await publish(country, [...files].reverse(), { mapping, format: 'ocds' });
      expect(again).toMatchObject({ added: 0, changed: 0, unchanged: first.added, rejected: first.rejected });
      contracts += first.added;
      rejected += first.rejected;
    }
    expect(contracts).toBeGreaterThan(400);
    expect(rejected).toBeLessThan(10);
  });

  test('files are recognised without being told, and amounts without a rate are rejected', async () => {
    const files = readdirSync(join(ocds, 'ukraine/sample/releases')).map((name) => join(ocds, 'ukraine/sample/releases', name));
    const rejected: unknown[] = [];
    const report = await publish('without-rates', files, { onRejected: (row) => rejected.push(row.problems[0]?.reason.en) });
    addsUp(report);
    expect(report.added).toBe(0);
    expect(report.files.every(({ format }) => format === 'ocds')).toBe(true);
    expect(new Set(rejected)).toEqual(new Set(['The amount is in UAH, and no rate to rial is given for it.']));
  });
});
