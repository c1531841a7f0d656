import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { provinceMembers } from '@shafaf/directory/members/provinceMembers';
import { connect } from '@shafaf/shared/database/connect';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { categories } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { checkMapping } from './mapping/readMapping.ts';
import { publishFiles } from './publishFiles.ts';
import { xlsxFile } from './testing/xlsxFile.ts';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let folder: string;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
  folder = await mkdtemp(join(tmpdir(), 'shafaf-anything-'));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Publishes a file that may hold anything: it is published, in part or not at all, or refused with a reason; nothing else. */
async function publish(name: string, content: string | Uint8Array, category = 'contracts'): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  try {
    const report = await publishFiles(db, {
      category,
      member: 'm',
      files: [path],
      folder,
      mapping: checkMapping({ rates: { EUR: '2' } }),
    });
    const { rows, added, changed, unchanged, rejected, skipped, superseded } = report;
    expect(added + changed + unchanged + rejected + skipped + superseded).toBe(rows);
  } catch (error) {
    if (!(error instanceof ShafafError)) throw error;
  }
}

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '1',
    '۱۲',
    '1402/05/12',
    '=x',
    '"',
    ',',
    '\n',
    '\0',
    '\ud800',
    '1,5',
    '1.234',
    'N/A',
    '10380284790',
    'OPEN',
    '-',
    "'=",
    '9'.repeat(40),
  ),
);
const runs = { numRuns: 80 };
const bodies = provinceMembers.slice(0, 3);

test('any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('a.csv', 'a.json', 'a.ndjson', 'a.xlsx', 'a'), fc.uint8Array({ maxLength: 300 }), (name, bytes) =>
      publish(name, bytes),
    ),
    runs,
  );
});

test('any cells under a good header', async () => {
  const header = 'id,title,amount,signed on,supplier national id,procurement method,description\n';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }), fc.boolean(), (rows, quoted) =>
      publish(
        'b.csv',
        header + rows.map((row) => row.map((text) => (quoted ? `"${text.replaceAll('"', '""')}"` : text)).join(',')).join('\n'),
      ),
    ),
    runs,
  );
});

test.each(categories)(
  'any cells under all headings of $name, and any values in the place of those of its records',
  async ({ name, columns, samples }) => {
    const known = columns.flatMap(({ headers: { fa, en } }) => [...fa.slice(0, 1), ...en.slice(0, 1)]);
    const header = fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 8 });
    const [sample] = bodies.flatMap((body) => samples(body));
    const values = fc.dictionary(
      fc.constantFrom(...columns.map(({ path }) => path.split('.')[0] ?? path), '__proto__'),
      fc.oneof(fc.jsonValue({ maxDepth: 3 }), cell),
      { maxKeys: 3 },
    );
    await fc.assert(
      fc.asyncProperty(header, fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 4 }), values, async (headings, rows, changes) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        await publish('g.csv', [['شناسه', ...headings], ...rows].map((row) => row.map(quoted).join(',')).join('\n'), name);
        await publish('h.json', JSON.stringify([{ id: '1', ...Object(sample?.content), ...changes }]), name);
      }),
      { numRuns: 8 },
    );
  },
);

test('any JSON, and any JSON under the names of OCDS', async () => {
  const named = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom(
          'ocid',
          'id',
          'title',
          'date',
          'contracts',
          'awards',
          'tender',
          'value',
          'amount',
          'currency',
          'suppliers',
          'parties',
          'releases',
          'records',
          'compiledRelease',
          'period',
          'awardID',
          '__proto__',
        ),
        tie('value'),
      ),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.constantFrom('p', 'EUR', 'IRR', 5, '2024-01-01'),
    ),
  })).value;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('c.json', 'c.ndjson'), named, (name, value) => publish(name, JSON.stringify(value))),
    { numRuns: 200 },
  );
});

test('any piece of a spreadsheet', async () => {
  const whole = xlsxFile([
    ['id', 'title', 'amount'],
    [1, 'a', 5],
    ['2', 'b', { xml: '<c t="e"><v>#N/A</v></c>' }],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), async (length, at, byte) => {
      await publish('d.xlsx', whole.subarray(0, length));
      const changed = Buffer.from(whole);
      changed[at] = byte;
      await publish('e.xlsx', changed);
    }),
    runs,
  );
});
