import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { LONGEST_SEARCH_TEXT } from '@shafaf/shared/graph/limits';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import { publishContent } from '../publish/publishContent.ts';
import { withdraw } from '../publish/withdraw.ts';
import { createSearch } from './createSearch.ts';

const LONG = 'مصوبه‌ای که ربطی ندارد و تنها جا می‌گیرد. '.repeat(60);
const titles = {
  park: 'بهسازی پارک بانوان منطقه ۵',
  joined: 'طرح مسئولیتپذیری شهروندان',
  halfSpaced: 'طرح مسئولیت‌پذیری شهروندان',
  apart: 'طرح مسئوليت پذيري شهروندان',
  library: 'خرید رایانه',
  full: 'خرید کتاب',
  '1402-118': 'خرید رایانه',
};
const records = [
  ...Object.entries(titles).map(([localId, title]) => ({
    localId,
    content: {
      title,
      ...(localId === 'library' && { description: 'برای كتابخانهٔ عمومی شهرداری' }),
      ...(localId === 'full' && { description: `${LONG}روکش آسفالت معابر و کتاب خانه و مسئولیت پذیری. ${LONG}` }),
    },
  })),
];

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async () => undefined);
  await publish('contracts', records);
  await publish('permits', [{ localId: 'a', content: { title: 'پروانه پارک', permitNumber: '77' } }]);
});
afterAll(() => member.stop());

async function publish(category: string, given: readonly { localId: string; content: object }[], of: MemberUnderTest = member) {
  const result = await publishContent(
    of.db,
    { category, member: maragheh.code, source: 'test', sourceHash: null },
    given.map((each) => ({ ...each, place: undefined })),
  );
  expect(result.rejected).toBe(0);
}

interface Found {
  id: string;
  score: number;
  excerpt: string;
  title: string;
  category: string;
  member: { code: string };
  record: { __typename: string; id: string; title: string };
}
const QUERY = `query ($text: String!, $categories: [Category!], $filter: SearchFilter, $first: Int) {
  search(text: $text, categories: $categories, filter: $filter, first: $first) { totalCount
    nodes { id score excerpt title category member { code } record { __typename id title } } } }`;

async function search(text: string, more: object = {}, of: MemberUnderTest = member): Promise<Found[]> {
  const { data, errors } = await of.ask(QUERY, { text, first: 200, ...more });
  expect(errors).toBeUndefined();
  expect(data.search.totalCount).toBe(data.search.nodes.length);
  return data.search.nodes;
}
const localId = ({ id }: Found) => id.split(':').slice(2).join(':');
const found = async (text: string, more: object = {}) => (await search(text, more)).map(localId);

describe('a search', () => {
  test('finds records of all categories, each with its own record', async () => {
    expect(await search('پارک')).toEqual([
      {
        id: 'maragheh-municipality:permits:a',
        score: 940,
        excerpt: 'پروانه پارک',
        title: 'پروانه پارک',
        category: 'PERMITS',
        member: { code: maragheh.code },
        record: { __typename: 'Permit', id: 'maragheh-municipality:permits:a', title: 'پروانه پارک' },
      },
      expect.objectContaining({ id: 'maragheh-municipality:contracts:park', category: 'CONTRACTS', score: 918 }),
    ]);
  });

  test('tells the title alone of what it finds', async () => {
    const { answer } = await member.statementsOf('{ search(text: "پارک", first: 1) { nodes { title } } }');
    expect(answer).toMatchObject({ data: { search: { nodes: [{ title: 'پروانه پارک' }] } } });
  });

  test('finds a word joined, half-spaced and apart by each of these spellings, in full texts too', async () => {
    for (const text of ['مسئولیتپذیری', 'مسئولیت‌پذیری', 'مسئولیت پذیری', 'مسئوليت پذيري'])
      expect([text, await found(text)]).toEqual([text, ['apart', 'halfSpaced', 'joined', 'full']]);
    for (const text of ['کتابخانه', 'کتاب‌خانه', 'کتاب خانه', 'كتابخانة'])
      expect([text, (await found(text)).sort()]).toEqual([text, ['full', 'library']]);
  });

  test.each([
    ['a changed letter', 'پازک'],
    ['a missing letter', 'بهازی'],
    ['a letter too many', 'پارکک'],
    ['two letters exchanged', 'بناوان'],
    ['the beginning of a word', 'بهس'],
    ['other letters and digits', 'منطقة 5'],
    ['words in another order', 'بانوان پارک'],
    ['quotes, signs and marks around', '«پارِک» - (بانوان)'],
  ])('finds a title by %s', async (_what, text) => {
    expect(await found(text)).toContain('park');
  });

  test.each([
    ['one word that does not stand there', 'پارک مراغه'],
    ['another number', 'منطقه ۶'],
    ['a part of a number', '1402-11'],
    ['the end of a word', 'رایانهها'],
    ['a short word that is misspelled', 'طرخ'],
    ['two wrong letters in a word of eight', 'شهرودان'.replace('ش', 'ز').replace('ن', 'م')],
    ['letters of two words', 'درس'],
  ])('finds nothing by %s', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  test('finds full texts, but titles before them', async () => {
    expect(await found('آسفالت معابر')).toEqual(['full']);
    expect(await found('کتاب')).toEqual(['full', 'library']);
    const [hit] = await search('آسفالت');
    expect(hit).toMatchObject({ score: 360, title: titles.full });
    expect(hit?.excerpt).toContain('روکش آسفالت معابر');
    expect(hit?.excerpt.length).toBeLessThan(245);
  });

  test('asks no short words unless there are no others', async () => {
    expect(await found('پارک در بانوان')).toEqual(['park']);
    expect(await found('و')).toEqual(['full']);
  });

  test("finds the body's own id", async () => {
    expect(await found('۱۴۰۲-۱۱۸')).toEqual(['1402-118']);
  });

  test('gives a title that is the text the greatest score there is, and what is less like it less', async () => {
    expect((await search(titles.park))[0]).toMatchObject({ score: 1000 });
    expect((await search('بهسازي پاركِ بانوان منطقه 5'))[0]).toMatchObject({ score: 1000 });
    const scores = await Promise.all(['خرید رایانه', 'خرید', 'خری', 'خرید رایانخ'].map(async (text) => (await search(text))[0]?.score));
    expect(scores).toEqual([1000, 950, 847, 924]);
  });

  test('is narrowed by categories and by what is said of the body', async () => {
    expect(await found('پارک', { categories: ['PERMITS'] })).toEqual(['a']);
    expect(await found('پارک', { categories: [] })).toEqual([]);
    expect(await found('پارک', { filter: { member: [maragheh.code], memberKind: 'MUNICIPALITY', county: 'maragheh' } })).toHaveLength(2);
    for (const filter of [{ member: [] }, { memberKind: 'COUNTY' }, { county: 'ahar' }])
      expect(await found('پارک', { filter })).toEqual([]);
  });

  test('takes a few statements, however many records are found', async () => {
    const { statements } = await member.statementsOf(
      '{ search(text: "خرید") { nodes { id score title excerpt record { id ... on Contract { amount } } } pageInfo { endCursor } } }',
    );
    expect(statements.filter((statement) => /^\s*select/i.test(statement))).toHaveLength(4);
    const records = statements.filter((statement) => statement.includes('from "contracts"'));
    expect(records.map((statement) => /^select (.*) from/.exec(statement)?.[1])).toEqual(['"amount", "id", "title"']);
    expect((await member.statementsOf('{ search(text: "؟") { nodes { id } totalCount } }')).statements).toEqual([]);
  });
});

describe('what is published can be found:', () => {
  test('a changed record by its new words alone, a withdrawn one not at all, and again when it is published again', async () => {
    const other = await memberUnderTest(async () => undefined);
    const ids = async (text: string) => (await search(text, {}, other)).map(localId);
    await publish('contracts', [{ localId: '1', content: { title: 'خرید رایانه' } }], other);
    expect(await ids('رایانه')).toEqual(['1']);
    await publish('contracts', [{ localId: '1', content: { title: 'خرید چاپگر' } }], other);
    expect([await ids('رایانه'), await ids('چاپگر')]).toEqual([[], ['1']]);
    await withdraw(other.db, { member: maragheh.code, ids: [`${maragheh.code}:contracts:1`], reason: 'آزمون' });
    expect(await ids('چاپگر')).toEqual([]);
    await publish('contracts', [{ localId: '1', content: { title: 'خرید چاپگر' } }], other);
    expect(await ids('چاپگر')).toEqual(['1']);
    await other.stop();
  });

  test('what was published before there was a search, but not what was withdrawn', async () => {
    const other = await memberUnderTest(async () => undefined);
    await publish(
      'contracts',
      ['1', '2'].map((id) => ({ localId: id, content: { title: 'خرید رایانه' } })),
      other,
    );
    await publish('permits', [{ localId: 'a', content: { title: 'پروانه رایانه' } }], other);
    await withdraw(other.db, { member: maragheh.code, ids: [`${maragheh.code}:contracts:2`], reason: 'آزمون' });
    await sql`drop table search_entries, search_words`.execute(other.db);
    await sql`drop function search_words_like`.execute(other.db);
    await createSearch(other.db);
    expect((await search('رایانح', {}, other)).map(localId)).toEqual(['1', 'a']);
    await other.stop();
  });

  test('texts of any length and any characters', async () => {
    const other = await memberUnderTest(async () => undefined);
    const huge = `${Array.from({ length: 60_000 }, (_, index) => `واژه${(index * 7919).toString(2).replaceAll('0', 'ا').replaceAll('1', 'ب')}`).join(' ')}`;
    await publish(
      'contracts',
      [
        { localId: '1', content: { title: 'درازترین', description: huge } },
        { localId: '2', content: { title: `'\\ ''"):*|&!<-> ${'ب'.repeat(5_000)}`, description: '\u200c\u202e😀 \u{10FFFF}' } },
        { localId: '3', content: { title: '؟', description: 'क्षेत्र ñandú İstanbul ﷼ ½' } },
      ],
      other,
    );
    expect((await search('درازترین', {}, other)).map(localId)).toEqual(['1']);
    expect((await search('nandu istanbul', {}, other)).map(localId)).toEqual(['3']);
    expect((await search('क्षेत्र', {}, other)).map(localId)).toEqual(['3']);
    expect((await search('ب'.repeat(100), {}, other)).map(localId)).toEqual(['2']);
    await other.stop();
  });
});

describe('whatever is searched for, the answer is clear:', () => {
  test.each([
    ['nothing', ''],
    ['signs alone', '؟!.,;:%_*()[]{}<>|&\\\'"-+@#'],
    ['marks that are not seen', '\u200c\u200f\u202e\u2069\ufeff'],
    ['NUL', '\u0000\u0000'],
    ['half a character', '\uD800'],
    ['pictures', '😀👍🏽'],
  ])('%s finds nothing', async (_what, text) => {
    expect(await found(text)).toEqual([]);
  });

  test('wildcards and operators are no more than spaces', async () => {
    for (const text of ['پار%', 'پار_ک', 'پارک:*', "پارک' | 'خرید", 'پارک & !خرید', 'پارک\u0000بانوان'])
      for (const id of await found(text)) expect(['park', 'a', 'full', 'library', '1402-118']).toContain(id);
    expect(await found('پارک\u0000بانوان')).toEqual(['park']);
    expect(await found("پارک' | 'خرید")).toEqual([]);
  });

  test('a text that is too long is refused, as the contract says; one that is not is answered', async () => {
    expect(disclosuresSdl).toContain(`text: String! @longest(characters: ${LONGEST_SEARCH_TEXT})`);
    const { errors } = await member.ask(QUERY, { text: 'ب'.repeat(LONGEST_SEARCH_TEXT + 1) });
    expect(errors?.[0]).toMatchObject({
      message: 'text has 201 characters, but may have 200 at most.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    for (const letter of ['ب', '5', 'ب ', 'ب‌', 'بپت ', 'بپتث‌', '5ب']) await search(letter.repeat(LONGEST_SEARCH_TEXT / letter.length));
  });
});

const pairsPath = resolve(
  process.env.SHAFAF_TEST_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data'),
  'persian/org-name-pairs.tsv',
);
const recorded = existsSync(pairsPath) ? describe : describe.skip;
recorded(`recorded names (${existsSync(pairsPath) ? 'found' : 'skipped: there is no'} shared/data/persian)`, () => {
  const rows = existsSync(pairsPath) ? readFileSync(pairsPath, 'utf8').trim().split('\n').slice(1) : [];
  const pairs = rows.map((row) => {
    const [, isin = '', raw = '', cleaned = '', equal] = row.split('\t');
    return { isin, raw, cleaned, isSame: equal?.trim() === '1' };
  });

  test.each([
    ['cleaned', 'raw'],
    ['raw', 'cleaned'],
  ] as const)(
    'one that is recorded as %s is found as %s, with the greatest score; a renamed one is not taken for the same',
    async (recorded, asked) => {
      const named = await memberUnderTest(async () => undefined);
      await publish(
        'contracts',
        pairs.map((pair, index) => ({ localId: String(index), content: { title: pair[recorded] } })),
        named,
      );
      expect(pairs.length).toBeGreaterThan(400);
      const wrong: unknown[] = [];
      for (const [index, pair] of pairs.entries()) {
        const own = (await search(pair[asked], {}, named)).find((hit) => localId(hit) === String(index));
        if ((own?.score === 1000) !== pair.isSame) wrong.push({ ...pair, score: own?.score ?? null });
      }
      expect(wrong).toEqual([]);
      await named.stop();
    },
    120_000,
  );

  test('one is found with a letter too many, missing, changed or exchanged in its longest word', async () => {
    const named = await memberUnderTest(async () => undefined);
    await publish(
      'contracts',
      pairs.map(({ cleaned }, index) => ({ localId: String(index), content: { title: cleaned } })),
      named,
    );
    const missed: unknown[] = [];
    for (const [index, { cleaned }] of pairs.entries()) {
      const word = cleaned.split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0] ?? '';
      const middle = Math.floor(word.length / 2);
      const [before, letter, after] = [word.slice(0, middle), word.charAt(middle), word.slice(middle + 1)];
      const typos = [
        `${before}${after}`,
        `${before}ژ${after}`,
        `${before}${letter}ژ${after}`,
        `${before}${after.charAt(0)}${letter}${after.slice(1)}`,
      ];
      // One each, by turns, keeps the test short.
      const typo = typos[index % typos.length] ?? '';
      if (typo.length < 4) continue; // where one letter makes another word
      const hits = await search(cleaned.replace(word, typo), {}, named);
      if (!hits.some((hit) => localId(hit) === String(index))) missed.push({ cleaned, typo });
    }
    expect(missed).toEqual([]);
    await named.stop();
  }, 120_000);
});
