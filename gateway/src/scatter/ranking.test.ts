import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type LibraryProvince, libraryProvince, type Spoil } from './testing/libraryProvince.ts';
import { shelvesOf } from './testing/shelvesOf.ts';

const codes = ['ahar', 'bonab', 'marand', 'sarab', 'tabriz'];
const names = ['1 Parvin', '2 Samad', 'Jalal', 'Nima', 'Simin'];
const book = fc.record(
  {
    pages: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 6 }),
    language: fc.constantFrom('fa', 'az'),
    author: fc.constantFrom(...names),
    penName: fc.constantFrom('dawn', 'dusk', 'noon'),
  },
  { requiredKeys: [] },
);
const shelves = shelvesOf(codes, book, 10);
const question = fc.record(
  {
    word: fc.constantFrom('d', 'dusk', 'noon', 'night', ''),
    names: fc.subarray(names),
    filter: fc.record(
      { language: fc.constantFrom('fa', 'tr'), minPages: fc.integer({ min: 0, max: 4 }), library: fc.subarray(codes) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
type Field = 'PAGES' | 'COUNT' | 'LONGEST' | 'LIBRARIES';
const order = fc.record({
  field: fc.constantFrom<Field>('PAGES', 'COUNT', 'LONGEST', 'LIBRARIES'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

const QUERY = `query ($word: String, $names: [ID!], $filter: BookFilter, $orderBy: AuthorOrder, $first: Int, $after: String, $last: Int, $before: String) {
  authors(word: $word, names: $names, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor count pages longest libraries node { name } } nodes { name number } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete } } }`;

interface Ranking {
  edges: { cursor: string; count: number; pages: number; longest: number | null; libraries: number; node: { name: string } }[];
  nodes: { name: string; number: string | null }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  coverage: { complete: boolean };
}

const rankingOf = (data: unknown) => (data as { authors: Ranking }).authors;

function synopsesOf({ libraries }: LibraryProvince, unknown: readonly string[] = []) {
  const known = new Map(Object.values(libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
  return ({ code }: { code: string }) => (unknown.includes(code) ? undefined : known.get(code));
}

interface Asked {
  word?: string;
  names?: string[];
  filter?: { language?: string; minPages?: number; library?: string[] };
}

/** The ranking as one works it out who has all books on one shelf. */
function expected(
  shelves: Record<string, readonly Book[]>,
  { word, names: wanted, filter = {} }: Asked,
  by: { field: Field; direction: string },
) {
  const books = Object.entries(shelves)
    .flatMap(([library, each]) => each.map((one) => ({ ...one, library })))
    .filter(
      ({ language, pages, library }) =>
        (filter.language === undefined || language === filter.language) &&
        (filter.minPages === undefined || (pages ?? -1) >= filter.minPages) &&
        (filter.library === undefined || filter.library.includes(library)),
    );
  const rows = names.flatMap((name) => {
    const own = books.filter(({ author }) => author === name);
    const isChosen =
      (word === undefined && wanted === undefined) ||
      wanted?.includes(name) ||
      (word !== undefined && own.some(({ penName }) => penName?.includes(word)));
    if (own.length === 0 || !isChosen) return [];
    const pages = own.flatMap((each) => each.pages ?? []);
    const figures = {
      count: own.length,
      pages: pages.reduce((sum, each) => sum + each, 0),
      longest: pages.length === 0 ? null : Math.max(...pages),
    };
    return [{ ...figures, libraries: new Set(own.map(({ library }) => library)).size, node: { name } }];
  });
  const keyOf = (row: (typeof rows)[number]) =>
    ({ PAGES: row.pages, COUNT: row.count, LONGEST: row.longest, LIBRARIES: row.libraries })[by.field];
  return rows.sort((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x !== y && x !== null && y !== null) return by.direction === 'ASC' ? x - y : y - x;
    if (x !== y) return x === null ? 1 : -1;
    return a.node.name < b.node.name ? -1 : 1;
  });
}

describe('a ranking', () => {
  test('is what one would work out who had all rows together, page by page in both directions, with synopses and without', async () => {
    await fc.assert(
      fc.asyncProperty(
        shelves,
        question,
        order,
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.subarray(codes),
        async (books, asked, orderBy, size, forwards, unknown) => {
          const province = libraryProvince(books);
          const all = expected(books, asked, orderBy);
          for (const shortcuts of [{}, { synopsisOf: synopsesOf(province, unknown) }]) {
            let cursor: string | null = null;
            const found: unknown[] = [];
            do {
              const paging = forwards ? { first: size, after: cursor } : { last: size, before: cursor };
              const { data, errors } = await province.ask(QUERY, { variables: { ...asked, orderBy, ...paging }, shortcuts });
              expect(errors).toBeUndefined();
              const { edges, nodes, totalCount, pageInfo, coverage } = rankingOf(data);
              expect({ totalCount, coverage }).toEqual({ totalCount: all.length, coverage: { complete: true } });
              expect(nodes.map(({ name }) => name)).toEqual(edges.map(({ node }) => node.name));
              const rows = edges.map(({ cursor: _cursor, ...row }) => row);
              if (forwards) found.push(...rows);
              else found.unshift(...rows);
              const more = forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
              expect(more).toBe(found.length < all.length);
              cursor = more ? (forwards ? pageInfo.endCursor : pageInfo.startCursor) : null;
            } while (cursor !== null);
            expect(found).toEqual(all);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  const shelf = (...books: Omit<Book, 'localId'>[]): Book[] => books.map((each, index) => ({ localId: String(index), ...each }));
  const province = () =>
    libraryProvince({
      ahar: shelf({ author: 'Nima', penName: 'dawn', pages: 5 }, { author: 'Simin', penName: 'noon', pages: 9 }),
      marand: shelf({ author: 'Nima', penName: 'dusk', pages: 70 }, { author: 'Jalal', penName: 'dusk', pages: 1 }),
      tabriz: shelf({ author: 'Simin', penName: 'noon', pages: 30 }),
    });
  const find = (word: string) =>
    `{ authors(word: "${word}") { edges { node { name } pages libraries } coverage { missing { code reason } } } }`;

  test('whoever is found under one name has the parts that stand under another, and only those are asked twice who may hold one', async () => {
    const libraries = province();
    const { data } = await libraries.ask(find('dawn'), { shortcuts: { synopsisOf: synopsesOf(libraries) } });
    expect(rankingOf(data).edges).toEqual([{ node: { name: 'Nima' }, pages: 75, libraries: 2 }]);
    expect(Object.values(libraries.libraries).map(({ asked }) => asked.length)).toEqual([1, 2, 1]);
    expect(libraries.libraries.marand?.asked[1]?.variables).toMatchObject({ v0: 'dawn', v1: ['Nima'] });
  });

  test('what else is asked of the entities comes from everyone who has a part of them, whatever the filter', async () => {
    const { data } = await province().ask(
      '{ authors(filter: { library: ["marand"] }) { nodes { name penNames { text } bookTotals { pages } } edges { pages node { name } } } }',
    );
    expect(rankingOf(data)).toEqual({
      nodes: [
        { name: 'Nima', penNames: [{ text: 'dawn' }, { text: 'dusk' }], bookTotals: { pages: 75 } },
        { name: 'Jalal', penNames: [{ text: 'dusk' }], bookTotals: { pages: 1 } },
      ],
      edges: [
        { pages: 70, node: { name: 'Nima' } },
        { pages: 1, node: { name: 'Jalal' } },
      ],
    });
  });

  test('names and the like are asked for of those alone that come into the page', async () => {
    const libraries = province();
    const { data } = await libraries.ask('{ authors(first: 1) { edges { node { name motto } } } }');
    expect(rankingOf(data).edges).toEqual([{ node: { name: 'Nima', motto: 'Nima at ahar' } }]);
    const asked = libraries.libraries.ahar?.asked.map(({ query, variables }) => [query.includes('motto'), variables.v0]);
    expect(asked).toEqual([
      [false, expect.anything()],
      [true, [{ __typename: 'Author', name: 'Nima' }]],
    ]);
  });

  test('a member that fails when it is asked for what others have chosen is missing, and nothing of it counts', async () => {
    const spoil: Spoil = (response, request) => (request.includes('["Nima"]') ? { missing: 'UNREACHABLE', detail: 'test' } : response);
    const { data } = await province().ask(find('dawn'), { spoil: { marand: spoil } });
    expect(rankingOf(data)).toEqual({
      edges: [{ node: { name: 'Nima' }, pages: 5, libraries: 1 }],
      coverage: { missing: [{ code: 'marand', reason: 'UNREACHABLE' }] },
    });
  });

  test('who was missing from one page stays out of the next, so that no row shifts', async () => {
    const libraries = province();
    const page = (after: string | null, spoil: Record<string, Spoil>) =>
      libraries.ask(
        'query ($after: String) { authors(first: 1, after: $after) { edges { node { name } pages } pageInfo { endCursor } coverage { missing { code reason } } } }',
        { variables: { after }, spoil },
      );
    const first = rankingOf((await page(null, { marand: () => ({ missing: 'TIMEOUT', detail: 'test' }) })).data);
    expect(first.edges).toEqual([{ node: { name: 'Simin' }, pages: 39 }]);
    const second = rankingOf((await page(first.pageInfo.endCursor, {})).data);
    expect(second).toMatchObject({
      edges: [{ node: { name: 'Nima' }, pages: 5 }],
      coverage: { missing: [{ code: 'marand', reason: 'MISSING_EARLIER' }] },
    });
  });

  const ofEach = (change: (edge: Ranking['edges'][number]) => unknown) => (ranking: Ranking) => {
    for (const edge of ranking.edges) change(edge);
  };
  test.each<[string, (ranking: Ranking) => unknown]>([
    ['holds an entity twice', (ranking) => ranking.edges.push(...ranking.edges.slice(0, 1))],
    ['says that more follow', (ranking) => Object.assign(ranking.pageInfo, { hasNextPage: true })],
    ['counts below nought', ofEach((edge) => Object.assign(edge, { count: -1 }))],
    ['gives an entity without a key', ofEach((edge) => Object.assign(edge.node, { name: null }))],
    ['gives no figures', ofEach((edge) => Object.assign(edge, { pages: null }))],
    ['gives a huge key', ofEach((edge) => Object.assign(edge.node, { name: 'x'.repeat(501) }))],
    ['gives no list', (ranking) => Object.assign(ranking, { edges: 'none' })],
  ])('a member that %s is left out, and the others stand', async (_what, lie) => {
    const spoil: Spoil = (response) => {
      lie(rankingOf(response.data));
      return response;
    };
    const { data, errors } = await province().ask(
      '{ authors { edges { node { name } pages count } coverage { missing { code reason } } } }',
      { spoil: { marand: spoil } },
    );
    expect(errors).toBeUndefined();
    expect(rankingOf(data)).toMatchObject({
      edges: [
        { node: { name: 'Simin' }, pages: 39 },
        { node: { name: 'Nima' }, pages: 5 },
      ],
      coverage: { missing: [{ code: 'marand', reason: 'BAD_ANSWER' }] },
    });
  });

  test('cursors are of one ranking alone', async () => {
    const libraries = province();
    const { data } = await libraries.ask('{ authors(first: 1, word: "d") { pageInfo { endCursor } } }');
    const variables = { after: rankingOf(data).pageInfo.endCursor };
    for (const other of [
      'word: "dusk"',
      '',
      'word: "d", names: ["Nima"]',
      'word: "d", filter: { language: "fa" }',
      'word: "d", orderBy: { field: COUNT }',
    ])
      expect(
        (await libraries.ask(`query ($after: String) { authors(first: 1, after: $after, ${other}) { totalCount } }`, { variables })).errors,
      ).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);
    expect(
      (
        await libraries.ask('query ($after: String) { authors(first: 1, after: $after, word: "d", filter: {}) { totalCount } }', {
          variables,
        })
      ).errors,
    ).toBeUndefined();
    for (const wrong of ['first: -1', 'first: 201', 'first: 1, last: 1', 'orderBy: null'])
      expect((await libraries.ask(`{ authors(${wrong}) { totalCount } }`)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
  });
});

describe('names as entities', () => {
  test('lead from one entity to those of the same name, over all members, without putting them together', async () => {
    const { data } = await libraryProvince({
      ahar: [{ localId: '1', author: 'Nima', penName: 'dawn', pages: 5 }],
      marand: [
        { localId: '1', author: 'Simin', penName: 'dawn', pages: 70 },
        { localId: '2', author: 'Nima', penName: 'dusk', pages: 1 },
      ],
      tabriz: [{ localId: '1', author: 'Jalal', penName: 'dusk' }],
    }).ask('{ author(name: "Nima") { penNames { text authors { name bookTotals { pages } } } } }');
    expect(data).toEqual({
      author: {
        penNames: [
          {
            text: 'dawn',
            authors: [
              { name: 'Nima', bookTotals: { pages: 6 } },
              { name: 'Simin', bookTotals: { pages: 70 } },
            ],
          },
          {
            text: 'dusk',
            authors: [
              { name: 'Jalal', bookTotals: { pages: 0 } },
              { name: 'Nima', bookTotals: { pages: 6 } },
            ],
          },
        ],
      },
    });
  });
});

describe('an entity with several keys', () => {
  test('is found by any of them, at the root and by reference', async () => {
    const libraries = libraryProvince({
      ahar: [{ localId: '1', author: '1 Parvin', pages: 5 }],
      marand: [{ localId: '1', author: '1 Parvin', pages: 7 }],
    });
    const { data } = await libraries.ask(`{
      authorOfNumber(number: "1 Parvin") { name number bookTotals { pages } }
      _entities(representations: [{ __typename: "Author", number: "1 Parvin" }, { __typename: "Author", name: "1 Parvin" }, { __typename: "Author" }]) {
        ... on Author { name bookTotals { pages } } } }`);
    const one = { name: '1 Parvin', bookTotals: { pages: 12 } };
    expect(data).toEqual({ authorOfNumber: { ...one, number: '1 Parvin' }, _entities: [one, one, null] });
  });
});
