import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import type { Kysely } from 'kysely';
import pino from 'pino';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { maragheh } from '../../test/memberUnderTest.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { xlsxFile } from '../publish/testing/xlsxFile.ts';
import { type RunningMember, startMember } from '../startMember.ts';
import { createToken, revokeToken } from '../tokens/publisherTokens.ts';

const LARGEST = 64 * 1024 * 1024;

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
let home: string;
let member: RunningMember;
let token: string;
let tokenId: string;

const start = () =>
  startMember({
    member: maragheh,
    database: db,
    intake: { home, largestFile: LARGEST, waitMilliseconds: 30_000 },
    logger: pino({ level: 'silent' }),
  });

beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 4 });
  home = await mkdtemp(join(tmpdir(), 'shafaf-intake-'));
  member = await start();
  const made = await createToken(db, { name: 'دفتر قراردادها', categories: ['contracts'], days: 1, who: 'test' });
  token = made.token;
  tokenId = made.listed.id;
});
afterAll(async () => {
  await member.stop();
  await db.destroy();
  await database.drop();
  await rm(home, { recursive: true });
});

interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where that is not there.
  body: any;
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

async function post(path: string, body: BodyInit | null, headers: Record<string, string> = {}): Promise<Answered> {
  return answered(
    await fetch(new URL(path, member.address), {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, ...(typeof body === 'string' && { 'content-type': 'text/csv' }), ...headers },
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    }),
  );
}

async function get(path: string, bearer = token): Promise<Answered> {
  return answered(await fetch(new URL(path, member.address), { headers: { authorization: `Bearer ${bearer}` } }));
}

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0].extensions.code];
const published = async (local: string) =>
  (await db.selectFrom('contracts').select('id').where('id', 'like', `${maragheh.code}:contracts:${local}%`).execute()).length;
const manyRows = (local: string, count: number) =>
  `id,title\n${Array.from({ length: count }, (_, i) => `${local}-${i},قرارداد شماره ${i}\n`).join('')}`;

/** Until a job has come to an end. */
async function ended(id: string): Promise<Answered> {
  for (;;) {
    const job = await get(`/publish/jobs/${id}`);
    if (!['WAITING', 'RUNNING'].includes(job.body.state)) return job;
    await pause(20);
  }
}

describe('POST /publish/<category>', () => {
  test('publishes a file, reports rejected rows in both languages, and gives them back to be mended', async () => {
    const first = await post('/publish/contracts?file=register.csv', 'id,title,amount\nok-1,a,5\nok-2,b,many\n');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      state: 'DONE',
      category: 'contracts',
      rowsRead: 2,
      progress: 1,
      fault: null,
      report: { file: 'register.csv', format: 'csv', published: true, dryRun: false, rows: 2, added: 1, rejected: 1, unreadable: null },
    });
    const { rejectedRows, rejects, publication } = first.body.report;
    expect(rejectedRows).toEqual([
      {
        row: 3,
        id: 'ok-2',
        problems: [
          {
            column: 'amount',
            value: 'many',
            message: 'This is no number.',
            messageFa: 'این عدد نیست.',
            whatToDo: expect.stringContaining('Write digits alone'),
            whatToDoFa: expect.stringContaining('تنها رقم بنویسید'),
          },
        ],
      },
    ]);
    const file = await get(rejects.csv);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    const mended = await post('/publish/contracts', file.body.replace('ok-2,b,many', 'ok-2,b,7'));
    expect(mended.body.report).toMatchObject({ rows: 1, added: 1, rejected: 0, rejects: null });
    expect(await published('ok-')).toBe(2);
    const kept = await db.selectFrom('publications').select(['publisher', 'token_id', 'source']).where('id', '=', publication).execute();
    expect(kept).toEqual([{ publisher: 'دفتر قراردادها', token_id: tokenId, source: 'register.csv' }]);
  });

  test.each<[string, () => Promise<Answered>, object]>([
    [
      'XLSX',
      () =>
        post(
          '/publish/contracts',
          new Uint8Array(
            xlsxFile([
              ['id', 'title'],
              ['form-x', 'a'],
            ]),
          ),
          { 'content-type': 'application/octet-stream' },
        ),
      { format: 'xlsx', added: 1 },
    ],
    [
      'JSON',
      () => post('/publish/contracts', '[{"id":"form-j","title":"a"}]', { 'content-type': 'application/json' }),
      { format: 'json', added: 1 },
    ],
    [
      'NDJSON',
      () => post('/publish/contracts', '{"id":"form-n","title":"a"}\n', { 'content-type': 'application/x-ndjson' }),
      { format: 'ndjson', added: 1 },
    ],
    [
      'a file of unknown type',
      () => post('/publish/contracts', 'id;title\nform-d;a\n', { 'content-type': 'text/plain' }),
      { format: 'csv', added: 1 },
    ],
    [
      'a compressed file',
      () =>
        post('/publish/contracts', new Uint8Array(gzipSync('id,title\nform-g,a\n')), {
          'content-type': 'text/csv',
          'content-encoding': 'gzip',
        }),
      { format: 'csv', added: 1 },
    ],
    [
      'a text in another encoding, which its type names',
      () =>
        post('/publish/contracts', new Uint8Array(Buffer.from('id,title\nform-e,\xc8\xd3\xe3\n', 'latin1')), {
          'content-type': 'text/csv; charset=windows-1256',
        }),
      { format: 'csv', added: 1 },
    ],
  ])('takes %s', async (_, send, report) => {
    expect((await send()).body.report).toMatchObject(report);
  });

  test('takes a form with a mapping', async () => {
    const form = () => {
      const data = new FormData();
      data.set('mapping', new Blob(['{ "header": false, "columns": { "localId": 1, "title": 2 } }']), 'mapping.json');
      data.set('file', new Blob(['mapped-1;a\n']), 'ثبت.csv');
      return data;
    };
    expect((await post('/publish/contracts', form())).body.report).toMatchObject({ file: 'ثبت.csv', added: 1 });
    const text = form();
    text.set('mapping', '{ "colunms": {} }');
    const wrong = await post('/publish/contracts', text);
    expect(codeOf(wrong)).toEqual([422, 'BAD_MAPPING']);
    expect(wrong.body.errors[0].message).toContain('colunms');
    const more = form();
    more.append('file', new Blob(['x']), 'x.csv');
    expect(codeOf(await post('/publish/contracts', more))).toEqual([400, 'BAD_REQUEST']);
  });

  test('with allOrNothing or dryRun publishes nothing and says what would be', async () => {
    const rows = 'id,title,amount\nnone-1,a,5\nnone-2,b,x\n';
    expect((await post('/publish/contracts?allOrNothing', rows)).body.report).toMatchObject({
      published: false,
      rejected: 1,
      publication: null,
    });
    expect((await post('/publish/contracts?dryRun=true', rows)).body.report).toMatchObject({ published: false, dryRun: true, added: 1 });
    expect(await published('none-')).toBe(0);
  });

  test.each<[string, () => Promise<Answered>, [number, string], string]>([
    [
      'no such category',
      () => post('/publish/secrets', 'id\n'),
      [404, 'UNKNOWN_CATEGORY'],
      'There is no category "secrets". There are: budgetLines, ',
    ],
    [
      'an unknown option',
      () => post('/publish/contracts?dryrun', 'id\n'),
      [400, 'BAD_USER_INPUT'],
      'There is no option "dryrun"; there are: allOrNothing, dryRun',
    ],
    ['an unknown format', () => post('/publish/contracts?format=pdf', 'id\n'), [400, 'BAD_USER_INPUT'], '"format" must be: one of csv'],
    [
      'another media type',
      () => post('/publish/contracts', 'x', { 'content-type': 'application/pdf' }),
      [415, 'UNSUPPORTED_MEDIA_TYPE'],
      'application/pdf is not published',
    ],
    ['no file', () => post('/publish/contracts', null), [400, 'BAD_REQUEST'], 'The request has no file.'],
    ['a column that is missing', () => post('/publish/contracts', 'x,y\n1,2\n'), [422, 'BAD_MAPPING'], 'has no column for localId'],
    [
      'a damaged file',
      () => post('/publish/contracts', 'PK\x03\x04nothing', { 'content-type': 'application/octet-stream' }),
      [422, 'UNREADABLE_FILE'],
      'is damaged or not complete',
    ],
    ['a bad key', () => post('/publish/contracts', 'id\n', { 'idempotency-key': 'a b' }), [400, 'BAD_USER_INPUT'], 'idempotency-key'],
  ])('refuses %s', async (_, send, code, message) => {
    const before = await db.selectFrom('publications').select('id').execute();
    const refused = await send();
    expect(codeOf(refused)).toEqual(code);
    expect(refused.body.errors[0].message).toContain(message);
    expect(refused.body.errors[0].message).not.toContain(home);
    expect(await db.selectFrom('publications').select('id').execute()).toHaveLength(before.length);
  });

  test('refuses a file that is too large, whether it says so beforehand or not, and keeps nothing of it', async () => {
    const piece = new Uint8Array(1024 * 1024).fill(0x61);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += piece.length;
        if (sent > 2 * LARGEST) controller.close();
        else controller.enqueue(piece);
      },
    });
    const known = post('/publish/contracts', 'x', { 'content-length': String(2 * LARGEST) }).catch(() => null);
    const streamed = await post('/publish/contracts', endless, { 'content-type': 'text/csv' }).catch(() => null);
    // The line may break before the client has read the answer; what counts is that the server stopped reading.
    if (streamed !== null) expect(codeOf(streamed)).toEqual([413, 'BODY_TOO_LARGE']);
    expect(sent).toBeLessThan(2 * LARGEST);
    await known;
    for (let tries = 0; tries < 100 && (await sourcesLeft()) > 0; tries++) await pause(20);
    expect(await sourcesLeft()).toBe(0);
  });
});

/** Files under way in the member's folder. */
async function sourcesLeft(): Promise<number> {
  const names = await readdir(home, { recursive: true });
  return names.filter((name) => name.endsWith('source')).length;
}

describe('a publisher token', () => {
  test('is required, must stand, and publishes what it is for', async () => {
    expect(codeOf(await post('/publish/contracts', 'id\n', { authorization: '' }))).toEqual([401, 'TOKEN_REQUIRED']);
    const unknown = await post('/publish/contracts', 'id\n', { authorization: `Bearer shafaf_${'x'.repeat(43)}` });
    expect(codeOf(unknown)).toEqual([401, 'BAD_TOKEN']);
    expect(unknown.headers.get('www-authenticate')).toBe('Bearer realm="shafaf"');
    const old = await createToken(db, { name: 'old', categories: ['contracts'], days: 1, who: 'test', now: new Date('2020-01-01') });
    const expired = await post('/publish/contracts', 'id\n', { authorization: `Bearer ${old.token}` });
    expect(expired.body.errors[0].message).toBe('The token "old" expired at 2020-01-02T00:00:00.000Z.');
    const lost = await createToken(db, { name: 'lost', categories: ['contracts'], days: 1, who: 'test' });
    await revokeToken(db, lost.listed.id);
    expect((await get(`/publish/jobs/${randomUUID()}`, lost.token)).body.errors[0].message).toBe('The token "lost" was revoked.');
    const other = await createToken(db, { name: 'other', categories: ['contracts'], days: 1, who: 'test' });
    await db
      .updateTable('publisher_tokens')
      .set({ categories: ['permits'] })
      .where('id', '=', other.listed.id)
      .execute();
    expect(codeOf(await post('/publish/contracts', 'id\n', { authorization: `Bearer ${other.token}` }))).toEqual([403, 'OUTSIDE_TOKEN']);
  });

  test('stands nowhere as it is, and says when it was used last', async () => {
    await post('/publish/contracts?dryRun', 'id,title\n1,a\n');
    const { rows } = await db
      .selectFrom('publisher_tokens')
      .selectAll()
      .where('id', '=', tokenId)
      .execute()
      .then((rows) => ({ rows }));
    expect(JSON.stringify(rows)).not.toContain(token.slice(7));
    expect(rows[0]?.last_used_at?.getTime()).toBeGreaterThan(Date.now() - 120_000);
  });

  test('cannot be guessed: an address that shows many that are none has to wait, and others have not', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const guess = () => post('/publish/contracts', 'id\n', { authorization: `Bearer shafaf_${randomUUID()}`, ...from('203.0.113.9') });
    for (let i = 0; i < 20; i++) expect(codeOf(await guess())).toEqual([401, 'BAD_TOKEN']);
    const refused = await guess();
    expect(codeOf(refused)).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('/publish/contracts?dryRun', 'id,title\n1,a\n', from('203.0.113.10'))).status).toBe(200);
  });
});

describe('an idempotency key', () => {
  test('gives the same answer again and publishes once', async () => {
    const send = () => post('/publish/contracts', 'id,title\nonce-1,a\n', { 'idempotency-key': 'once' });
    const first = await send();
    const again = await Promise.all([send(), send()]);
    expect(first.body.report).toMatchObject({ added: 1, unchanged: 0 });
    for (const answer of again) expect(answer).toMatchObject({ status: 200, body: first.body });
    expect(await db.selectFrom('revisions').select('revision').where('record_id', 'like', '%:once-1').execute()).toHaveLength(1);
  });

  test('makes one job of requests that arrive together', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post('/publish/contracts', 'id,title\ntogether-1,a\n', { 'idempotency-key': 'together' })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ body }) => body.report.added === 1)).toBe(true);
  });

  test('is refused with another body or other options', async () => {
    const key = { 'idempotency-key': 'other' };
    await post('/publish/contracts?dryRun', 'id,title\n1,a\n', key);
    expect(codeOf(await post('/publish/contracts?dryRun', 'id,title\n1,b\n', key))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(codeOf(await post('/publish/contracts', 'id,title\n1,a\n', key))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('repeats a refusal too', async () => {
    const send = () => post('/publish/contracts', 'x,y\n1,2\n', { 'idempotency-key': 'refused' });
    const [first, again] = [await send(), await send()];
    expect(codeOf(first)).toEqual([422, 'BAD_MAPPING']);
    expect(again.body).toEqual(first.body);
  });
});

describe('a job', () => {
  test('is followed where the client does not wait', async () => {
    const accepted = await post('/publish/contracts', manyRows('long', 3_000), { prefer: 'respond-async' });
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('location')).toBe(`/publish/jobs/${accepted.body.id}`);
    expect(accepted.body).toMatchObject({ report: null, fault: null, totalBytes: expect.any(Number) });
    const done = await ended(accepted.body.id);
    expect(done.body).toMatchObject({ state: 'DONE', rowsRead: 3_000, progress: 1, report: { added: 3_000 } });
  });

  test('is not found under an id that is none, and has no rejects when nothing was rejected', async () => {
    expect(codeOf(await get('/publish/jobs/1'))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await get(`/publish/jobs/${randomUUID()}`))).toEqual([404, 'NOT_FOUND']);
    const { body } = await post('/publish/contracts', 'id,title\nno-rejects,a\n');
    expect(codeOf(await get(`/publish/jobs/${body.id}/rejects.csv`))).toEqual([404, 'NOT_FOUND']);
  });

  test('that the end of the server cuts short says so, has published nothing, and may be sent again under its key', async () => {
    const rows = manyRows('cut', 12_000);
    const send = (prefer: string) => post('/publish/contracts', rows, { prefer, 'idempotency-key': 'cut' });
    const { body } = await send('respond-async');
    while ((await get(`/publish/jobs/${body.id}`)).body.rowsRead === 0) await pause(10);
    await member.stop();
    const left = await db.selectFrom('publication_jobs').select(['state', 'fault']).where('id', '=', body.id).executeTakeFirstOrThrow();
    expect(left).toMatchObject({ state: 'INTERRUPTED', fault: { code: 'PUBLICATION_INTERRUPTED' } });
    expect(await published('cut-')).toBe(0);
    member = await start();
    expect((await get(`/publish/jobs/${body.id}`)).body).toMatchObject({ state: 'INTERRUPTED', report: null });
    const again = await send('wait=50');
    expect(again).toMatchObject({ status: 200, body: { id: body.id, state: 'DONE', report: { added: 12_000 } } });
    expect(await sourcesLeft()).toBe(0);
  });

  test('that a crash left open is interrupted when the server starts again', async () => {
    const id = randomUUID();
    await db
      .insertInto('publication_jobs')
      .values({
        id,
        category: 'contracts',
        token_id: tokenId,
        request_hash: '',
        state: 'RUNNING',
        created_at: new Date(),
        total_bytes: '9',
      })
      .execute();
    expect((await get(`/publish/jobs/${id}`)).body).toMatchObject({ state: 'INTERRUPTED', fault: { code: 'PUBLICATION_INTERRUPTED' } });
    await db.updateTable('publication_jobs').set({ state: 'RUNNING', fault: null }).where('id', '=', id).execute();
    await member.stop();
    member = await start();
    expect((await get(`/publish/jobs/${id}`)).body).toMatchObject({ state: 'INTERRUPTED' });
  });

  test('that somebody else has ended publishes nothing', async () => {
    const { body } = await post('/publish/contracts', manyRows('ended', 8_000), { prefer: 'respond-async' });
    while ((await get(`/publish/jobs/${body.id}`)).body.state !== 'RUNNING') await pause(5);
    await db
      .updateTable('publication_jobs')
      .set({ state: 'INTERRUPTED' })
      .where('id', '=', body.id)
      .where('state', '=', 'RUNNING')
      .execute();
    expect((await ended(body.id)).body).toMatchObject({ state: 'INTERRUPTED', report: null });
    // The next job comes after it.
    await post('/publish/contracts?dryRun', 'id,title\n1,a\n');
    expect(await published('ended-')).toBe(0);
  });
});
