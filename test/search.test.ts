import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { connect } from '../shared/src/database/connect.ts';
import type { MemberDatabase } from '../subgraphs/member/src/database/MemberDatabase.ts';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { withdraw } from '../subgraphs/member/src/publish/withdraw.ts';
import { editsBetween } from '../subgraphs/member/src/search/editsBetween.ts';
import { readSearchQuestion } from '../subgraphs/member/src/search/SearchQuestion.ts';
import { searchStatement } from '../subgraphs/member/src/search/searchStatement.ts';
import { seekWords } from '../subgraphs/member/src/search/seekWords.ts';
import { throughIndexes } from '../subgraphs/member/src/search/throughIndexes.ts';
import { seededRandom } from '../subgraphs/member/test/seededRandom.ts';
import { createMemberDatabase, type TestDatabase } from './testDatabase.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const seed = Number(process.env.SHAFAF_TEST_SEED ?? 1402);
const codes = [
  'tabriz-municipality',
  'sardrud-municipality',
  'maragheh-county',
  'maragheh-municipality',
  'ahar-municipality',
  'tabriz-county',
  'ahar-county',
];
const words = [
  'پارک',
  'پارکبان',
  'بارک',
  'مسئولیت‌پذیری',
  'مسئولیتپذیری',
  'مسئولیت پذیری',
  'و',
  '۵',
  '12',
  'شهرداری',
  'شهردار',
  'آسفالت',
  'water',
];
const filler = 'سطری که در آن چیزی نیست تا متن دراز شود. '.repeat(30);
const asked = [...words, 'پرک', 'شهرداري', 'شهردرای', 'آسفالط', 'مسئولیت', 'پذیری', 'wat', 'هیچ'];

/** A record as the plain reckoning below sees it. */
interface Plain {
  id: string;
  title: string;
  others: string[];
  full: string[];
}

let province: TestProvince;
let union: TestDatabase;
let unionDb: Kysely<MemberDatabase>;
const plain: Plain[] = [];

beforeAll(async () => {
  province = await startTestProvince(Object.fromEntries(codes.map((code) => [code, []])));
  for (const [index, code] of codes.entries()) {
    const random = seededRandom(seed + index);
    const some = (count: number) =>
      Array.from({ length: 1 + random.whole(count) }, () => random.pick(words as [string, ...string[]])).join(' ');
    // One body has no permits, and three have nothing at all.
    for (const category of ['contracts', 'permits'].slice(0, index === 0 ? 1 : 2)) {
      const records = Array.from({ length: index >= 4 ? 0 : 12 + 9 * index }, (_, number) => {
        const [title, description] = [some(3), random.chance(0.4) ? some(3) : undefined];
        const isFull = description !== undefined && random.chance(0.5);
        const text = isFull ? `${filler} ${description} ${filler}` : description;
        plain.push({
          id: `${code}:${category}:no-${number}`,
          title,
          others: [...(text === undefined || isFull ? [] : [text]), `no-${number}`],
          full: isFull ? [text ?? ''] : [],
        });
        return { localId: `no-${number}`, content: { title, ...(text !== undefined && { description: text }) }, place: undefined };
      });
      await publishContent(province.database(code), { category, member: code, source: 'test', sourceHash: null }, records);
    }
  }
  const gone = plain.filter((_, index) => index % 17 === 3);
  for (const { id } of gone) {
    plain.splice(
      plain.findIndex((each) => each.id === id),
      1,
    );
    await withdraw(province.database(id.split(':')[0] ?? ''), { member: id.split(':')[0] ?? '', ids: [id], reason: 'آزمون' });
  }
  union = await createMemberDatabase();
  unionDb = connect<MemberDatabase>(union.url, { max: 2 });
  for (const code of codes)
    for (const table of ['search_entries', 'search_words']) {
      const { rows } = await sql<{ row: string }>`select to_jsonb(${sql.ref(table)})::text as row from ${sql.table(table)}`.execute(
        province.database(code),
      );
      await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.map(({ row }) => row).join(',')}]`}::jsonb)`.execute(
        unionDb,
      );
    }
  // The gateway began before anything was published: it is asked until it has looked at every member since.
  for (let known = false; !known; ) {
    const asked = await Promise.all(['PERMITS', 'CONTRACTS'].map((category) => page({ text: 'پارک', categories: [category] })));
    known = asked.every(({ coverage }, index) => coverage.asked === 3 + index);
  }
});
afterAll(async () => {
  await province?.stop();
  await unionDb?.destroy();
  await union?.drop();
});

const QUERY = `query ($text: String!, $categories: [Category!], $filter: SearchFilter, $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, categories: $categories, filter: $filter, first: $first, after: $after, last: $last, before: $before) { totalCount
    edges { cursor node { id score title category excerpt member { code nameFa } record { __typename id title member { nameFa } ... on Contract { amount } ... on Permit { fee } } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete asked skipped } } }`;

interface Found {
  edges: {
    cursor: string;
    node: {
      id: string;
      score: number;
      title: string;
      category: string;
      member: { code: string };
      record: { __typename: string; id: string; title: string };
    };
  }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  coverage: { complete: boolean; asked: number; skipped: number };
}

async function page(variables: object): Promise<Found> {
  const { data, errors } = await province.ask(QUERY, { ...variables });
  expect(errors).toBeUndefined();
  return (data as { search: Found }).search;
}

/** All pages in a row, joined. */
async function walk(variables: object, size: number, forwards: boolean): Promise<Found['edges']> {
  let edges: Found['edges'] = [];
  let cursor: string | null = null;
  for (let more = true; more; ) {
    const found: Found = await page({ ...variables, ...(forwards ? { first: size, after: cursor } : { last: size, before: cursor }) });
    edges = forwards ? [...edges, ...found.edges] : [...found.edges, ...edges];
    more = forwards ? found.pageInfo.hasNextPage : found.pageInfo.hasPreviousPage;
    cursor = forwards ? found.pageInfo.endCursor : found.pageInfo.startCursor;
  }
  return edges;
}

const texts = fc.array(fc.constantFrom(...asked), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const memberOf = (id: string) => id.split(':')[0] ?? '';

describe('a search over several members', () => {
  test('finds, in pages forwards and backwards, what one search over all their records in one database finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.integer({ min: 7, max: 60 }),
        fc.boolean(),
        fc.option(fc.subarray(['CONTRACTS', 'PERMITS']), { nil: undefined }),
        fc.option(fc.subarray(codes), { nil: undefined }),
        async (text, size, forwards, categories, member) => {
          const question = readSearchQuestion(text);
          const names = categories?.map((each) => each.toLowerCase()) ?? null;
          const units = await seekWords(unionDb, question);
          const { rows } = await throughIndexes(unionDb, (transaction) =>
            searchStatement(
              { units, letters: question.letters, categories: names, conditions: [] },
              { after: null, before: null, backwards: false, limit: 10_000 },
            ).execute(transaction),
          );
          const wanted = rows.filter(({ id }) => member === undefined || member.includes(memberOf(id)));
          const found = await walk({ text, categories, filter: { member } }, size, forwards);
          expect(found.map(({ node: { id, score } }) => ({ id, score }))).toEqual(wanted);
          expect(Number((await page({ text, categories, filter: { member }, first: 1 })).totalCount)).toBe(wanted.length);
        },
      ),
      { numRuns: 25, seed },
    );
  });

  test('finds and ranks what the contract says, reckoned word by word', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const found = await walk({ text }, 200, true);
        const wanted = plain
          .map((record) => ({ id: record.id, score: reckon(text, record) }))
          .filter(({ score }) => score !== null)
          .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1));
        expect([text, found.map(({ node: { id, score } }) => ({ id, score }))]).toEqual([text, wanted]);
      }),
      { numRuns: 60, seed },
    );
  });

  test('gives each record with it, and the register’s name of its body', async () => {
    const { edges, coverage } = await page({ text: 'پارک', first: 50 });
    expect(coverage.complete).toBe(true);
    expect(new Set(edges.map(({ node }) => node.record.__typename))).toEqual(new Set(['Contract', 'Permit']));
    for (const { node } of edges) {
      expect(node.record).toMatchObject({ id: node.id, title: node.title, member: { nameFa: expect.any(String) } });
      expect(node).toMatchObject({
        member: { code: memberOf(node.id), nameFa: expect.any(String) },
        category: node.id.split(':')[1]?.toUpperCase(),
      });
    }
  });

  test('asks only bodies that have something of the categories that are chosen', async () => {
    expect((await page({ text: 'پارک', categories: ['PERMITS'] })).coverage).toMatchObject({ complete: true, asked: 3 });
    expect((await page({ text: 'پارک', categories: ['CONTRACTS'] })).coverage).toMatchObject({ complete: true, asked: 4 });
  });

  test('refuses a text that is too long and a cursor of another text in the client’s terms', async () => {
    const long = await province.ask(QUERY, { text: 'ب'.repeat(201) });
    expect(long.errors?.[0]).toMatchObject({ message: expect.stringContaining('200 characters'), extensions: { code: 'BAD_USER_INPUT' } });
    const after = (await page({ text: 'پارک', first: 1 })).pageInfo.endCursor;
    expect((await province.ask(QUERY, { text: 'شهرداری', after })).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });
});

/** What the contract says of a record's score, for texts whose words are in it; null for a record that is not found. */
function reckon(text: string, { title, others, full }: Plain): number | null {
  const sought = text.split(' ').map(plainly);
  const parts = sought.flatMap((word) => word.split('\u200c'));
  const long = [...new Set(parts.filter((word) => word.length >= 3 || /\d/.test(word)))];
  const units = long.length > 0 ? long : [...new Set(parts)];
  const runs = parts
    .flatMap((_, from) => [2, 3, 4, 5].map((length) => ({ from, to: from + length })))
    .filter(({ to }) => to <= parts.length);
  let sum = 0;
  let allInTitle = true;
  for (const unit of units) {
    const joined = runs
      .filter(({ from, to }) => parts.slice(from, to).includes(unit) && parts.slice(from, to).every((part) => !/\d/.test(part)))
      .map(({ from, to }) => parts.slice(from, to).join(''));
    const inTitle = alike(unit, joined, [title]);
    if (inTitle === 0) allInTitle = false;
    const worth = Math.max(inTitle, Math.floor((800 * alike(unit, joined, others)) / 1000), alike(unit, joined, full) > 0 ? 400 : 0);
    if (worth === 0) return null;
    sum += worth;
  }
  const [letters, ofTitle] = [parts.join('').length, plainly(title).replaceAll(/[\s\u200c]/g, '').length];
  return (
    Math.floor((900 * sum) / (1000 * units.length)) +
    (allInTitle ? Math.floor((100 * Math.min(letters, ofTitle)) / Math.max(letters, ofTitle)) : 0)
  );
}

function plainly(text: string): string {
  return text
    .replaceAll('ي', 'ی')
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('آ', 'ا')
    .toLowerCase();
}

/** How like the unit the words of some texts are, in thousandths. */
function alike(unit: string, joined: readonly string[], texts: readonly string[]): number {
  let best = 0;
  for (const text of texts) {
    const tokens = plainly(text)
      .split(/[^\p{L}\d\u200c]+/u)
      .filter((token) => token !== '');
    const single = tokens.flatMap((token) => [...token.split('\u200c'), token.replaceAll('\u200c', '')]);
    const parts = tokens.flatMap((token) => token.split('\u200c'));
    const neighbours = parts.slice(1).map((part, index) => `${parts[index]}${part}`);
    if (single.includes(unit) || (!/\d/.test(unit) && neighbours.includes(unit)) || joined.some((each) => single.includes(each)))
      return 1000;
    if (unit.length < 3 || /\d/.test(unit)) continue;
    for (const word of single) {
      if (word.startsWith(unit)) best = Math.max(best, 900);
      const most = unit.length < 4 ? 0 : unit.length < 9 ? 1 : 2;
      const edits = editsBetween(unit, word, most);
      if (!/\d/.test(word) && edits <= most) best = Math.max(best, 1000 - Math.ceil((1000 * edits) / unit.length));
    }
  }
  return best;
}
