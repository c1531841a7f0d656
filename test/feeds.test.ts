import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { z } from 'zod';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { withdraw } from '../subgraphs/member/src/publish/withdraw.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const CITY = 'tabriz-municipality';
const TOWN = 'maragheh-municipality';
const OFFICE = 'east-azerbaijan-governorate';

let province: TestProvince;
let gateway: string;
beforeAll(async () => {
  province = await startTestProvince({ [CITY]: [], [TOWN]: [], [OFFICE]: [] });
  // One after the other, so that each has a moment of its own.
  for (let number = 1; number <= 120; number++)
    if (number <= 3 || number % 20 === 0 || number > 60) await publishContract(number % 2 === 0 ? CITY : TOWN, number);
  await publish(CITY, 'permits', {
    localId: 'p',
    title: 'پروانه',
    description: '<script>alert(1)</script> & "more"',
    permitType: 'BUILDING',
  });
  await publish(OFFICE, 'regulations', {
    localId: 'a/b ؟',
    title: 'مصوبه',
    documents: [{ title: 'متن', url: 'https://example.ir/1.pdf?a=1&b=2' }],
  });
  await publish(TOWN, 'contracts', { ...contract(1), amount: '77' });
  gateway = (await province.addGateway({})).address;
});
afterAll(async () => {
  await province?.stop();
});

const contract = (number: number) => ({
  localId: String(number),
  title: `قرارداد ${number}`,
  amount: String(number * 1_000_000_000),
  signedOn: '2024-08-02',
  supplier: { name: 'سهند' },
  tender: { procurementMethod: 'DIRECT' },
});
const publishContract = (member: string, number: number) => publish(member, 'contracts', contract(number));

async function publish(
  member: string,
  category: string,
  { localId, ...content }: { localId: string; [field: string]: unknown },
): Promise<void> {
  const { rejected } = await publishContent(province.database(member), { category, member, source: 'test', sourceHash: null }, [
    { localId, content, place: undefined },
  ]);
  if (rejected > 0) throw new Error(`${localId} of ${member} was rejected`);
}

async function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(path.startsWith('http') ? path : `${gateway}${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Reads a feed as programs do, after it was held against the rules of its format. */
async function atom(path: string) {
  const { status, headers, text } = await get(path);
  if (status !== 200) throw new Error(text);
  expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  checkAtom(text);
  const feed = parseAtomFeed(text);
  return {
    ...feed,
    entries: feed.entries?.map((entry) => ({ ...entry, title: plainText(entry.title), content: plainText(entry.content) })),
  };
}
/** The reader tells a text from HTML; both are texts here. */
function plainText(text: unknown): unknown {
  return typeof text === 'object' && text !== null && 'value' in text ? text.value : text;
}
async function json(path: string) {
  const { status, headers, text } = await get(path);
  if (status !== 200) throw new Error(text);
  expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  checkJsonFeed.parse(JSON.parse(text));
  return parseJsonFeed(text);
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  feed: ['id', 'title', 'updated'],
  entry: ['id', 'title', 'updated', 'author', 'content'],
  author: ['name'],
};
/** Of these an element has one at most. */
const SINGLE = new Set(['id', 'title', 'updated', 'subtitle', 'generator', 'published', 'content', 'name']);

/** What RFC 4287 asks of a document: well formed, each element with what it needs, once; moments as RFC 3339 has them, ids that differ. */
function checkAtom(text: string): void {
  const open: { name: string; inner: string[]; text: string }[] = [];
  const ids: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    open.at(-1)?.inner.push(local);
    open.push({ name: local, inner: [], text: '' });
    if (local === 'link') expect(URL.canParse(attributes.href?.value ?? '')).toBe(true);
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.on('closetag', () => {
    const { name, inner, text: own } = open.pop() ?? { name: '', inner: [], text: '' };
    for (const needed of NEEDED[name] ?? []) expect([name, inner]).toEqual([name, expect.arrayContaining([needed])]);
    for (const each of SINGLE) expect(inner.filter((other) => other === each).length).toBeLessThanOrEqual(1);
    if (name === 'updated' || name === 'published') expect(own).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    if (name === 'id') ids.push(own);
  });
  parser.write(text).close();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i);
}

/** What JSON Feed 1.1 asks of a document. */
const address = z.url();
const checkJsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string(),
  next_url: address.optional(),
  language: z.enum(['fa', 'en']),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: address,
      external_url: address.optional(),
      title: z.string(),
      content_html: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: z.string().min(1) })),
      tags: z.array(z.string()),
      attachments: z.array(z.strictObject({ url: address, mime_type: z.string().min(1), title: z.string().optional() })).optional(),
    }),
  ),
});

describe('a feed', () => {
  test('has what was published last first, of all bodies, in both formats alike', async () => {
    const feed = await atom('/feed/contracts.atom');
    const same = await json('/feed/contracts.json');
    expect(feed.entries).toHaveLength(50);
    expect(feed.entries?.slice(0, 3).map(({ title }) => title)).toEqual(['قرارداد 120', 'قرارداد 119', 'قرارداد 118']);
    expect(same.items?.map(({ id, title }) => [id, title])).toEqual(feed.entries?.map(({ id, title }) => [id, title]));
    expect(feed.entries?.[0]).toMatchObject({ id: `${CITY}:contracts:120`, authors: [{ name: 'شهرداری تبریز' }] });
    expect(same.items?.[0]).toMatchObject({ url: `${gateway}/record/${CITY}:contracts:120`, tags: ['contracts', 'معاملات و قراردادها'] });
  });

  test('goes on in pages, in which each record stands once', async () => {
    const ids: string[] = [];
    let next: string | undefined = '/feed/contracts.atom';
    for (let pages = 0; next !== undefined; pages++) {
      if (pages > 3) throw new Error('the pages do not end');
      const { entries = [], links = [] }: Awaited<ReturnType<typeof atom>> = await atom(next);
      ids.push(...entries.flatMap(({ id }) => id ?? []));
      next = links.find(({ rel }) => rel === 'next')?.href;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(66);
    expect((await json('/feed/contracts.json')).next_url).toMatch(/\/feed\/contracts\.json\?after=/);
  });

  test('follows the list’s own conditions', async () => {
    const { entries, title } = await atom(`/feed/contracts.atom?minAmount=100000000000&member=${CITY}&lang=en`);
    expect(entries?.map(({ title: own }) => own)).toEqual(
      [120, 118, 116, 114, 112, 110, 108, 106, 104, 102, 100].map((number) => `قرارداد ${number}`),
    );
    expect(plainText(title)).toBe(`Shafaf: Transactions and contracts (member=${CITY}, minAmount=100000000000)`);
    const several = await json(`/feed/contracts.json?member=${OFFICE}&member=${TOWN}&signedTo=2020-01-01`);
    expect(several.items ?? []).toEqual([]);
  });

  test('says of each record what it is about, in the reader’s language', async () => {
    const path = `/feed/contracts.json?member=${CITY}&maxAmount=2000000000`;
    const [fa] = (await json(path)).items ?? [];
    expect(fa?.content_html).toContain('<dt>مبلغ (ریال)</dt><dd>۲٬۰۰۰٬۰۰۰٬۰۰۰</dd>');
    expect(fa?.content_html).toContain('<dd>۱۴۰۳/۰۵/۱۲</dd>');
    const [en] = (await json(`${path}&lang=en`)).items ?? [];
    expect(en?.content_html).toContain('<dt>amount (rial)</dt><dd>2,000,000,000</dd>');
    expect(en?.content_html).toContain('<dt>signedOn</dt><dd>2024-08-02</dd>');
    expect(en?.authors).toEqual([{ name: 'Tabriz Municipality' }]);
  });

  test('runs nothing that bodies write, and bears any local id', async () => {
    const { text } = await get('/feed/all.atom');
    const feed = await atom('/feed/all.atom');
    expect(text).not.toContain('<script');
    const permit = feed.entries?.find(({ id }) => id === `${CITY}:permits:p`);
    expect(permit?.content).toContain('&#60;script&#62;');
    const regulation = feed.entries?.find(({ id }) => id?.startsWith(`${OFFICE}:regulations:`));
    expect(regulation?.id).toBe(`${OFFICE}:regulations:${encodeURIComponent('a/b ؟')}`);
    expect(regulation?.links).toContainEqual(
      expect.objectContaining({ rel: 'enclosure', href: 'https://example.ir/1.pdf?a=1&b=2', title: 'متن' }),
    );
  });

  test('a revised record keeps its id and place, and says when it was revised', async () => {
    const { items = [] } = await json(`/feed/contracts.json?member=${TOWN}&maxAmount=77`);
    expect(items).toHaveLength(1);
    const [item] = items;
    expect(item?.id).toBe(`${TOWN}:contracts:1`);
    expect(item?.date_modified && item.date_published && item.date_modified > item.date_published).toBe(true);
    expect(item?.content_html).toContain('بازنگری ۲');
  });

  test('of all categories has the newest of each, narrowed down by what they have in common', async () => {
    const { entries = [] } = await atom('/feed/all.atom');
    expect(entries).toHaveLength(50);
    expect(entries.slice(0, 3).map(({ id }) => id?.split(':')[1])).toEqual(['regulations', 'permits', 'contracts']);
    const moments = entries.map(({ published }) => String(published));
    expect(moments).toEqual([...moments].sort().reverse());
    expect((await json(`/feed/all.json?member=${OFFICE}`)).items).toHaveLength(1);
    expect((await json(`/feed/all.json?text=${encodeURIComponent('مصوبه')}`)).items).toHaveLength(1);
  });

  test('is not sent again while nothing has changed', async () => {
    const first = await get('/feed/contracts.atom');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await get('/feed/contracts.atom', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/feed/contracts.atom?minAmount=1', { 'if-none-match': etag })).status).toBe(200);
    expect(first.headers.get('last-modified')).toBeNull();
  });
});

describe('a feed of a province of its own', () => {
  test('says that a body does not answer, in an entry, and has what it published once it answers', async () => {
    const small = await startTestProvince({
      [CITY]: [{ localId: '1', content: { title: 'پل' } }],
      [TOWN]: [{ localId: '2', content: { title: 'راه' } }],
    });
    try {
      const path = `${small.address}/feed/contracts.json?lang=en`;
      expect((await json(path)).items).toHaveLength(2);
      await small.stopMember(CITY);
      const other = await small.addGateway({});
      const lacking = await json(`${other.address}/feed/contracts.json?lang=en`);
      expect(lacking.items?.map(({ title }) => title)).toEqual(['This feed is incomplete now: one body does not answer', 'راه']);
      expect(lacking.items?.[0]?.content_html).toContain('Without an answer: Tabriz Municipality.');
      expect(lacking.description).toContain('This feed is incomplete now');
      const again = await json(`${other.address}/feed/contracts.json?lang=en`);
      expect(again.items?.[0]?.id).toBe(lacking.items?.[0]?.id);
      const { headers } = await get(`${other.address}/feed/contracts.atom`);
      expect(headers.get('shafaf-coverage')).toBe('incomplete');
    } finally {
      await small.stop();
    }
  });

  test('a withdrawn record leaves it', async () => {
    const small = await startTestProvince({
      [CITY]: [
        { localId: '1', content: { title: 'پل' } },
        { localId: '2', content: { title: 'راه' } },
      ],
    });
    try {
      await withdraw(small.database(CITY), { member: CITY, ids: [`${CITY}:contracts:1`], reason: 'دوباره منتشر شده بود' });
      const { address: later } = await small.addGateway({});
      expect((await json(`${later}/feed/contracts.json`)).items?.map(({ title }) => title)).toEqual(['راه']);
    } finally {
      await small.stop();
    }
  });
});

test.each([
  ['/feed/nothing.atom', 404, 'NOT_FOUND', 'all, budgetLines'],
  ['/feed/__proto__.atom', 404, 'NOT_FOUND', '"__proto__"'],
  ['/feed/..%2fcontracts.atom', 404, 'NOT_FOUND', 'There is no feed'],
  ['/feed/contracts.rss', 404, 'NOT_FOUND', '/feed/contracts.atom'],
  ['/feed/contracts', 404, 'NOT_FOUND', '/feed/contracts.json'],
  ['/feed/contracts.atom?minAmont=5', 400, 'BAD_PARAMETER', 'There is no parameter "minAmont"'],
  ['/feed/contracts.atom?minAmount=much', 400, 'BAD_PARAMETER', 'minAmount'],
  ['/feed/contracts.atom?orderBy=AMOUNT', 400, 'BAD_PARAMETER', 'There is no parameter "orderBy"'],
  ['/feed/contracts.atom?lang=de', 400, 'BAD_PARAMETER', 'fa or en'],
  ['/feed/contracts.atom?after=nonsense', 400, 'BAD_CURSOR', ''],
  ['/feed/all.atom?minAmount=5', 400, 'BAD_PARAMETER', 'There is no parameter "minAmount"'],
  ['/feed/all.atom?after=x', 400, 'BAD_PARAMETER', 'There is no parameter "after"'],
])('%s is refused with %i %s', async (path, status, code, says) => {
  const answer = await get(path);
  const { errors } = z
    .object({ errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })) })
    .parse(JSON.parse(answer.text));
  expect([answer.status, errors[0]?.extensions.code]).toEqual([status, code]);
  expect(errors[0]?.message).toContain(says);
});
