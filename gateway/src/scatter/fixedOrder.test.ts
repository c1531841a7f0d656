import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type LibraryProvince, libraryProvince, type Spoil } from './testing/libraryProvince.ts';

const codes = ['ahar', 'bonab', 'marand', 'sarab', 'tabriz'];
const titles = fc.constantFrom('rain', 'rain song', 'a rain', 'brain', 'snow', 'snow and rain');
const shelves = fc
  .array(fc.array(titles, { maxLength: 8 }), { minLength: codes.length, maxLength: codes.length })
  .map(
    (all): Record<string, Book[]> =>
      Object.fromEntries(codes.map((code, i) => [code, (all[i] ?? []).map((title, j): Book => ({ title, localId: `${j}` }))])),
  );

const QUERY = `query ($word: String!, $shelves: [Shelf!], $filter: LibraryFilter, $first: Int, $after: String, $last: Int, $before: String) {
  find(word: $word, shelves: $shelves, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id rank library { code } item { __typename id ... on Book { title } } } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete asked skipped } } }`;

interface Finding {
  id: string;
  rank: number;
  library: { code: string };
  item: { __typename: string; id: string; title: string } | null;
}
interface Findings {
  edges: { cursor: string; node: Finding }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  coverage: { complete: boolean; asked: number; skipped: number };
}
const findingsOf = (data: unknown) => (data as { find: Findings }).find;

/** What is known of each library, as its synopsis stands. */
function synopsesOf({ libraries }: LibraryProvince, unknown: readonly string[] = []) {
  const known = new Map(Object.values(libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
  return ({ code }: { code: string }) => (unknown.includes(code) ? undefined : known.get(code));
}

/** All findings, as one works them out who has all books on one shelf. */
function expected(books: Record<string, readonly Book[]>, word: string): Finding[] {
  return Object.entries(books)
    .flatMap(([code, shelf]) => shelf.map(({ localId, title = '' }) => ({ code, id: `${code}:books:${localId}`, title })))
    .filter(({ title }) => title.includes(word))
    .map(({ code, id, title }) => ({
      id,
      rank: Math.max(0, 9 - (title.length - word.length)),
      library: { code },
      item: { __typename: 'Book', id, title },
    }))
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}

const two = { ahar: [{ localId: '1', title: 'rain' }], marand: [{ localId: '1', title: 'rain song' }] };
const find = (province: LibraryProvince, variables: Record<string, unknown>, more = {}) => province.ask(QUERY, { variables, ...more });

describe('a list in the one order that the contract gives it', () => {
  test('pages forwards and backwards through what all members have, whoever is known to have nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        shelves,
        fc.constantFrom('rain', 'snow', 'hail'),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.subarray(codes),
        async (books, word, size, forwards, unknown) => {
          const province = libraryProvince(books);
          const shortcuts = { synopsisOf: synopsesOf(province, unknown) };
          const all = expected(books, word);
          const found: Finding[] = [];
          let cursor: string | null = null;
          for (let more = true; more; ) {
            const { data, errors } = await find(
              province,
              { word, ...(forwards ? { first: size, after: cursor } : { last: size, before: cursor }) },
              { shortcuts },
            );
            expect(errors).toBeUndefined();
            const { edges, pageInfo, totalCount } = findingsOf(data);
            expect(Number(totalCount)).toBe(all.length);
            const rows = edges.map(({ node }) => node);
            if (forwards) found.push(...rows);
            else found.unshift(...rows);
            more = forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
            cursor = forwards ? pageInfo.endCursor : pageInfo.startCursor;
          }
          expect(found).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('asks all who could have a part at once, since nothing says who comes first', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`library-${i}`, [{ localId: '1', title: 'rain' }]]));
    const province = libraryProvince(many);
    const { data } = await find(province, { word: 'rain', first: 30 }, { shortcuts: { synopsisOf: synopsesOf(province) } });
    expect(findingsOf(data).edges).toHaveLength(30);
    for (const library of Object.values(province.libraries)) expect(library.asked).toHaveLength(1);
  });

  test("gives the rows' own records with the rows: nobody is asked twice", async () => {
    const province = libraryProvince(two);
    const { data } = await find(province, { word: 'rain' });
    expect(findingsOf(data).edges.map(({ node }) => node.item)).toEqual([
      { __typename: 'Book', id: 'ahar:books:1', title: 'rain' },
      { __typename: 'Book', id: 'marand:books:1', title: 'rain song' },
    ]);
    for (const library of Object.values(province.libraries)) expect(library.asked).toHaveLength(1);
  });

  test('asks nobody for categories of which nobody has anything', async () => {
    const province = libraryProvince(two);
    for (const shelves of [['MAPS'], []]) {
      const { data } = await find(province, { word: 'rain', shelves }, { shortcuts: { synopsisOf: synopsesOf(province) } });
      expect(findingsOf(data)).toMatchObject({ edges: [], totalCount: 0, coverage: { complete: true, asked: 0, skipped: 2 } });
    }
    const { data } = await find(
      province,
      { word: 'rain', shelves: ['MAPS', 'BOOKS'] },
      { shortcuts: { synopsisOf: synopsesOf(province) } },
    );
    expect(findingsOf(data).edges).toHaveLength(2);
  });

  test('refuses a cursor of another word, choice or filter', async () => {
    const province = libraryProvince(two);
    const { data } = await find(province, { word: 'rain', first: 1, filter: {} });
    const after = findingsOf(data).pageInfo.endCursor;
    const again = await find(province, { word: 'rain', first: 1, after });
    expect(findingsOf(again.data).edges.map(({ node }) => node.id)).toEqual(['marand:books:1']);
    for (const other of [{ word: 'rai' }, { word: 'rain', shelves: ['BOOKS'] }, { word: 'rain', filter: { library: ['marand'] } }])
      expect((await find(province, { ...other, after })).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });

  test('refuses a text that is too long before anybody is asked', async () => {
    const province = libraryProvince(two);
    const { errors } = await find(province, { word: 'x'.repeat(21) });
    expect(errors?.[0]).toMatchObject({
      message: 'find: word may have 20 characters at most, but has 21.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(province.libraries.ahar?.asked).toEqual([]);
  });
});

describe('what a member says that is not so costs no more than itself:', () => {
  const spoilt =
    (change: (row: Record<string, unknown>) => object): Spoil =>
    ({ data, ...response }) => {
      const copy = structuredClone(data) as { find: { nodes: Record<string, unknown>[] } };
      copy.find.nodes = copy.find.nodes.map((row) => ({ ...row, ...change(row) }));
      return { ...response, data: copy };
    };
  const item = (changes: object) => spoilt((row) => ({ item: { ...(row.item as object), ...changes } }));

  test.each([
    ['another record of its own', item({ id: 'ahar:books:2' }), 'NOT_ITS_OWN'],
    ["another member's record", item({ id: 'marand:books:1' }), 'NOT_ITS_OWN'],
    ['a record of another type', item({ __typename: 'Map' }), 'NOT_ASKED_FOR'],
    ['a type that is none', item({ __typename: 'Library' }), 'NOT_ASKED_FOR'],
    ['a record that is none', spoilt(() => ({ item: 5 })), 'MALFORMED'],
  ])("%s in the place of the row's is null", async (_what, spoil, reason) => {
    const { data, coverage } = await find(libraryProvince(two), { word: 'rain' }, { spoil: { ahar: spoil } });
    expect(findingsOf(data).edges.map(({ node }) => node.item?.id ?? null)).toEqual([null, 'marand:books:1']);
    expect(coverage?.dropped).toEqual([{ code: 'ahar', rows: 0, values: 1, reasons: [reason] }]);
  });

  test('a record that is null stays so', async () => {
    const { data, coverage } = await find(libraryProvince(two), { word: 'rain' }, { spoil: { ahar: spoilt(() => ({ item: null })) } });
    expect(findingsOf(data).edges.map(({ node }) => node.item?.id ?? null)).toEqual([null, 'marand:books:1']);
    expect(coverage?.dropped).toEqual([]);
  });

  test.each([
    ['beyond the bounds', { rank: 10 }, 'NOT_ASKED_FOR'],
    ['below them', { rank: -1 }, 'NOT_ASKED_FOR'],
    ['that is none', { rank: 'best' }, 'MALFORMED'],
    ['for a row of a category that is not read', { id: 'ahar:globes:1' }, 'NOT_ASKED_FOR'],
  ])('a value to order by %s costs the row', async (_what, changes, reason) => {
    const { data, coverage } = await find(libraryProvince(two), { word: 'rain' }, { spoil: { ahar: spoilt(() => changes) } });
    expect(findingsOf(data).edges.map(({ node }) => node.id)).toEqual(['marand:books:1']);
    expect(coverage?.dropped).toEqual([{ code: 'ahar', rows: 1, values: 0, reasons: [reason] }]);
  });
});
