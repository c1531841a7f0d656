import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { categories } from '@shafaf/member/categories/categories';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';

const bin = resolve(import.meta.dirname, '../../bin/shafaf.js');
const example = resolve(import.meta.dirname, '../../../examples/hani-i-elezit');
const body = 'maragheh-municipality';

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let folder: string;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  if (folder) await rm(folder, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'shafaf-cli-'));
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the program in the test's folder; it gets Ctrl-C when `interruptAt` comes about. */
function shafaf(args: string[], environment: Record<string, string> = {}, interruptAt?: () => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, SHAFAF_HOME: join(folder, 'home'), ...environment },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (text) => {
    ended.out += text;
  });
  child.stderr.on('data', (text) => {
    ended.err += text;
  });
  interruptAt?.().then(() => child.kill('SIGINT'));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ ...ended, code }));
  });
}

const publish = (file: string, ...more: string[]) =>
  shafaf(['publish', 'contracts', file, '--member', body, '--database-url', database.url, ...more]);
const register = (text: string) => writeFile(join(folder, 'register.csv'), text);
const idsBeginning = async (local: string) =>
  (
    await db
      .selectFrom('contracts')
      .select('id')
      .where('id', '>=', `${body}:contracts:${local}`)
      .where('id', '<', `${body}:contracts:${local}\u{10ffff}`)
      .execute()
  ).length;

/** Until a publication has the database to itself. */
async function publicationUnderWay(): Promise<void> {
  const locked = sql<object>`select 1 from pg_locks join pg_database on pg_database.oid = database
    where locktype = 'advisory' and granted and datname = current_database() and objsubid = 1`;
  while ((await locked.execute(db)).rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
}

describe('shafaf publish', () => {
  test('publishes the example, says what became of it, and ends with 3 because two rows are rejected', async () => {
    const run = await publish(join(example, '2011.csv'), '--map', join(example, 'mapping.json'));
    expect(run).toMatchObject({ code: 3 });
    expect(run.out).toMatch(
      /^Published\.\n64 rows: 63 added, 0 changed, 0 unchanged, 1 rejected, 0 skipped\.\nRejected rows, .*2011\.csv\.rejects\.csv\nRecommended and missing from published records: .*supplier\.nationalId \(63\).*\.\n$/,
    );
    expect(run.err).toContain('2011.csv, row 41, column 9: "ne procedure"\n  This is no number.');
    expect(run.err).toContain('این عدد نیست.');
    expect(await readFile(join(folder, '2011.csv.rejects.csv'), 'utf8')).toContain('shafaf-id: 2011-41');
  });

  test('ends with 0 when all is in, and says when nothing has changed', async () => {
    await register('id,title,amount\ngood-1,a,5\n');
    expect(await publish('register.csv')).toMatchObject({ code: 0, err: '' });
    const again = await publish('register.csv');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toMatch(/^Nothing has changed\./);
    expect(await publish('register.csv', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });

  test('takes the database from DATABASE_URL, and brings it up to date', async () => {
    const empty = await createTestDatabase();
    await register('id,title\n1,a\n');
    const run = await shafaf(['publish', 'contracts', 'register.csv', '--member', body], { DATABASE_URL: empty.url });
    expect(run).toMatchObject({ code: 0 });
    await empty.drop();
  });

  test('with --json prints the report', async () => {
    await register('id,title,amount\njson-1,a,5\njson-2,b,x\n');
    const run = await publish('register.csv', '--json', '--quiet');
    expect(run).toMatchObject({ code: 3, err: '' });
    expect(JSON.parse(run.out)).toMatchObject({ rows: 2, added: 1, rejected: 1, files: [{ file: 'register.csv', format: 'csv' }] });
  });

  test('with --all-or-nothing or --dry-run publishes nothing', async () => {
    await register('id,title,amount\nnone-1,a,5\nnone-2,b,x\n');
    const run = await publish('register.csv', '--all-or-nothing');
    expect(run).toMatchObject({ code: 1 });
    expect(run.out).toMatch(/^Nothing was published, because not every row is right\./);
    expect((await publish('register.csv', '--dry-run')).out).toMatch(/^Dry run: nothing was published/);
    expect(await idsBeginning('none-')).toBe(0);
  });

  test('Ctrl-C leaves nothing and says so', async () => {
    await register(`id,title\n${Array.from({ length: 150_000 }, (_, i) => `stop-${i},قرارداد شماره ${i}\n`).join('')}`);
    const run = await shafaf(
      ['publish', 'contracts', 'register.csv', '--member', body, '--database-url', database.url],
      {},
      publicationUnderWay,
    );
    expect(run).toEqual({ code: 1, out: '', err: 'Stopped. Nothing was published.\n' });
    expect(await idsBeginning('stop-')).toBe(0);
  });

  test('does not let a file steer the terminal', async () => {
    await register('id,title,amount\n1,a,\x1b[2J5\n');
    expect((await publish('register.csv')).err).not.toContain('\x1b');
  });

  test.each([
    ['no member', ['publish', 'contracts', 'x.csv'], "error: required option '--member <code>' not specified"],
    ['an unknown member', ['publish', 'contracts', 'x.csv', '--member', 'atlantis'], 'The register has no member with the code: atlantis'],
    [
      'an unknown category',
      ['publish', 'secrets', 'x.csv', '--member', body],
      `Allowed choices are ${categories.map(({ name }) => name).join(', ')}.`,
    ],
    ['no file', ['publish', 'contracts', '--member', body], "error: missing required argument 'files'"],
    ['no database', ['publish', 'contracts', 'x.csv', '--member', body], `It is not known where the database of ${body} is`],
    [
      'an unknown format',
      ['publish', 'contracts', 'x.pdf', '--member', body, '--format', 'pdf'],
      'Allowed choices are csv, xlsx, json, ndjson, ocds.',
    ],
    [
      'a mapping that is not there',
      ['publish', 'contracts', 'x.csv', '--member', body, '--map', 'no.json'],
      'The mapping file no.json cannot be read: ENOENT',
    ],
    ['no reason', ['withdraw', `${body}:contracts:1`], "error: required option '--reason <text>' not specified"],
    ['what is no id', ['withdraw', 'x', '--reason', 'r'], '"x" is not a record\'s id'],
  ])('with %s ends with 2 and says what is wrong', async (_, args, message) => {
    const run = await shafaf(args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain(message);
    expect(run.err).not.toMatch(/\n\s+at /);
  });

  test('with files that cannot be read ends with 1', async () => {
    const run = await publish('missing.csv');
    expect(run).toMatchObject({ code: 1 });
    expect(run.out).toMatch(/^Nothing was published\./);
    expect(run.out).toContain('missing.csv cannot be read: ENOENT');
  });

  test('--help tells the columns and the settings', async () => {
    const run = await shafaf(['publish', '--help']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toContain('عنوان / title  (required)');
    expect(run.out).toContain('docs/publishing.md');
  });
});

describe('shafaf withdraw', () => {
  test('takes a record back, with the reason, until it is published again', async () => {
    await register('id,title\nback-1,a\n');
    await publish('register.csv');
    const id = `${body}:contracts:back-1`;
    const withdraw = () => shafaf(['withdraw', id, '--reason', 'ثبت اشتباه', '--database-url', database.url]);
    expect(await withdraw()).toEqual({ code: 0, out: `Withdrawn: ${id}\n`, err: '' });
    expect(await withdraw()).toEqual({ code: 0, out: `Was withdrawn before, with its own reason: ${id}\n`, err: '' });
    expect((await publish('register.csv')).out).toContain('1 changed');
  });
});

test('verify says that all is as it was published, and names what is not', async () => {
  await register('شناسه,عنوان,مبلغ (ریال)\nv-1,الف,10\nv-2,ب,20\n');
  expect((await publish('register.csv')).code).toBe(0);
  const verify = () => shafaf(['verify', '--member', body, '--database-url', database.url]);
  expect(await verify()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^All is as it was published: \d+ records with \d+ revisions\.\n$/),
  });
  await sql`update contracts set amount = 11 where id = ${`${body}:contracts:v-1`}`.execute(db);
  try {
    expect(await verify()).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^ROW_DIFFERS maragheh-municipality:contracts:v-1: The table contracts has other values of amount .*\n1 things are not as they were published/,
      ),
    });
  } finally {
    await sql`update contracts set amount = 10 where id = ${`${body}:contracts:v-1`}`.execute(db);
  }
  expect((await shafaf(['verify'])).code).toBe(2);
});
