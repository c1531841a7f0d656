import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { publishContent } from '../publish/publishContent.ts';
import { withdraw } from '../publish/withdraw.ts';
import { createToken } from '../tokens/publisherTokens.ts';
import { attachDocument } from './attachDocument.ts';
import { attachFile } from './attachFile.ts';
import { documentType } from './documentType.ts';

const PDF = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const idOf = (local: string) => `${maragheh.code}:contracts:${local}`;

let member: MemberUnderTest;
let home: string;
let token: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'shafaf-documents-'));
  member = await memberUnderTest(async () => undefined, maragheh, 'ANYONE', { intake: { home, largestDocument: 4_096 } });
  token = (await createToken(member.db, { name: 'archive', categories: ['contracts'], days: 1, who: 'test' })).token;
});
afterAll(async () => {
  await member.stop();
  await rm(home, { recursive: true });
});

let count = 0;
/** A record of its own for each test. */
let record: string;
const publish = (content: object = {}) =>
  publishContent(member.db, { category: 'contracts', member: maragheh.code, source: 'test', sourceHash: null }, [
    { localId: record, content: { title: 'قرارداد', ...content }, place: undefined },
  ]);
beforeEach(async () => {
  record = `doc-${count++}`;
  await publish();
});

async function post(query: Record<string, string>, body: BodyInit | null, headers: Record<string, string> = {}) {
  const address = new URL(`/documents?${new URLSearchParams(query)}`, member.address);
  const response = await fetch(address, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, ...headers } });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const documentsOf = async (local: string) =>
  (
    await member.ask('query ($id: ID!) { contract(id: $id) { revision documents { title url mediaType sha256 bytes } } }', {
      id: idOf(local),
    })
  ).data.contract;
const form = (bytes: Uint8Array, name: string) => {
  const data = new FormData();
  data.set('file', new Blob([new Uint8Array(bytes)], { type: 'text/html' }), name);
  return data;
};

describe('POST /documents', () => {
  test('attaches a file: a further revision, its hash in the graph, and the very bytes to be had', async () => {
    // The name that a file came under first is kept, so this must be nobody else's.
    const file = Buffer.concat([PDF, Buffer.from('%')]);
    const attached = await post({ record: idOf(record), title: 'متن قرارداد' }, form(file, 'قرارداد.htm'));
    const document = {
      title: 'متن قرارداد',
      url: new URL(`/documents/${sha256(file)}`, member.address).href,
      mediaType: 'application/pdf',
      sha256: sha256(file),
      bytes: file.length,
    };
    expect(attached).toEqual({ status: 201, body: { record: idOf(record), revision: 2, already: false, document } });
    expect(await documentsOf(record)).toEqual({ revision: 2, documents: [document] });
    expect(await post({ record: idOf(record) }, form(file, 'again.pdf'))).toMatchObject({
      status: 200,
      body: { revision: 2, already: true },
    });

    const got = await fetch(document.url);
    expect(Buffer.from(await got.arrayBuffer()).equals(file)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(file.length),
      'content-disposition': `attachment; filename="document"; filename*=UTF-8''${encodeURIComponent('قرارداد')}.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${sha256(file)}"`,
    });
    expect((await fetch(document.url, { headers: { 'if-none-match': `W/"${sha256(file)}"` } })).status).toBe(304);
    expect((await fetch(document.url, { method: 'HEAD' })).headers.get('content-length')).toBe(String(file.length));
  });

  test('attaches a link', async () => {
    const url = 'https://example.ir/a.pdf';
    expect(await post({ record: idOf(record), url }, null)).toMatchObject({
      status: 201,
      body: { revision: 2, document: { url, sha256: null } },
    });
    expect((await documentsOf(record)).documents).toEqual([{ title: null, url, mediaType: null, sha256: null, bytes: null }]);
  });

  test('says who attached it', async () => {
    await post({ record: idOf(record) }, form(PDF, 'a.pdf'));
    const [last] = await member.db
      .selectFrom('publications')
      .select(['publisher', 'source', 'changed'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    expect(last).toEqual({ publisher: 'archive', source: `document ${sha256(PDF)}`, changed: 1 });
  });

  test.each<
    [
      string,
      (id: string) => Promise<{ status: number; body: { errors?: { message: string; extensions: { code: string } }[] } }>,
      [number, string],
      string,
    ]
  >([
    ['no token', (id) => post({ record: id }, form(PDF, 'a.pdf'), { authorization: '' }), [401, 'TOKEN_REQUIRED'], 'publisher token'],
    [
      'a page under the name of a PDF',
      (id) => post({ record: id }, form(Buffer.from('<html><script>'), 'a.pdf')),
      [415, 'DOCUMENT_NOT_TAKEN'],
      'PDF, JPEG, PNG',
    ],
    [
      'a picture that can run programs',
      (id) => post({ record: id }, form(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png')),
      [415, 'DOCUMENT_NOT_TAKEN'],
      'none of the types',
    ],
    [
      'a program',
      (id) => post({ record: id }, form(Buffer.from('MZ\x90\0\x03', 'latin1'), 'a.pdf')),
      [415, 'DOCUMENT_NOT_TAKEN'],
      'none of the types',
    ],
    [
      'what is too large',
      (id) => post({ record: id }, form(Buffer.alloc(5_000, 'a'), 'a.txt')),
      [413, 'BODY_TOO_LARGE'],
      'more than 4096 bytes',
    ],
    ['a record that is not there', () => post({ record: idOf('none') }, form(PDF, 'a.pdf')), [400, 'BAD_USER_INPUT'], 'There is no record'],
    [
      "another body's record",
      () => post({ record: 'ahar-municipality:contracts:1' }, form(PDF, 'a.pdf')),
      [400, 'BAD_USER_INPUT'],
      'is a record of ahar-municipality',
    ],
    ['neither file nor link', (id) => post({ record: id }, null), [400, 'BAD_USER_INPUT'], 'Send a file, or name a link'],
    [
      'a link that is none',
      (id) => post({ record: id, url: 'javascript:alert(1)' }, null),
      [400, 'BAD_USER_INPUT'],
      'is no address of the web',
    ],
    ['no record at all', () => post({}, form(PDF, 'a.pdf')), [400, 'BAD_USER_INPUT'], 'names the record'],
  ])('refuses %s', async (_, send, code, message) => {
    const { status, body } = await send(idOf(record));
    expect([status, body.errors?.[0]?.extensions.code]).toEqual(code);
    expect(body.errors?.[0]?.message).toContain(message);
    expect((await documentsOf(record)).documents).toEqual([]);
    expect(await readdir(join(home, 'documents', 'incoming')).catch(() => [])).toEqual([]);
  });
});

describe('an attached document', () => {
  test('stays with the record when that is published again, and publishing the same again changes nothing', async () => {
    await attachDocument(member.db, { member: maragheh.code, record: idOf(record), title: 'a', document: { url: 'https://example.ir/a' } });
    expect(await publish()).toMatchObject({ unchanged: 1 });
    expect(await publish({ amount: '5', documents: [{ url: 'https://example.ir/own' }] })).toMatchObject({ changed: 1 });
    const { revision, documents } = await documentsOf(record);
    expect(revision).toBe(3);
    expect(documents.map(({ url }: { url: string }) => url)).toEqual(['https://example.ir/own', 'https://example.ir/a']);
    await attachDocument(member.db, { member: maragheh.code, record: idOf(record), document: { url: 'https://example.ir/b' } });
    expect((await documentsOf(record)).documents).toHaveLength(3);
  });

  test('is not attached to a record that was withdrawn', async () => {
    await withdraw(member.db, { member: maragheh.code, ids: [idOf(record)], reason: 'r' });
    const attach = attachDocument(member.db, { member: maragheh.code, record: idOf(record), document: { url: 'https://example.ir/a' } });
    await expect(attach).rejects.toThrow('was withdrawn. Publish it again first.');
  });

  test('cannot be had once its file was taken away, or is another', async () => {
    await post({ record: idOf(record) }, form(PNG, 'a.png'));
    const url = new URL(`/documents/${sha256(PNG)}`, member.address);
    expect((await fetch(url)).status).toBe(200);
    const path = join(home, 'documents', sha256(PNG).slice(0, 2), sha256(PNG));
    await writeFile(path, 'something else');
    expect((await fetch(url)).status).toBe(404);
    await rm(path);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(new URL('/documents/../../etc/passwd', member.address))).status).toBe(404);
    expect((await fetch(new URL(`/documents/${'0'.repeat(64)}`, member.address))).status).toBe(404);
  });

  test('may be a file of this machine', async () => {
    const path = join(home, 'report.txt');
    await writeFile(path, 'گزارش');
    const request = { member: maragheh.code, record: idOf(record), path, home };
    expect(await attachFile(member.db, request)).toMatchObject({ revision: 2, document: { mediaType: 'text/plain' } });
    expect((await fetch((await documentsOf(record)).documents[0].url)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
    await expect(attachFile(member.db, { ...request, path: join(home, 'none') })).rejects.toThrow('cannot be read');
  });
});

test.each<[string, () => Promise<Uint8Array>, string | null]>([
  [
    'a spreadsheet',
    () => writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] }),
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['CSV', async () => Buffer.from('a,b\n1,2\n'), 'text/plain'],
  ['rich text', async () => Buffer.from('{\\rtf1 x}'), null],
  ['XML', async () => Buffer.from('\n <?xml version="1.0"?>'), null],
  ['bytes', async () => Buffer.from([0, 1, 2, 3, 250]), null],
  ['nothing', async () => new Uint8Array(), null],
])('%s is taken for what it is', async (_, bytes, mediaType) => {
  const path = join(home, 'typed');
  const made = await bytes();
  await writeFile(path, made);
  expect((await documentType(path, made.length))?.mediaType ?? null).toBe(mediaType);
});
