import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AnswerMemory } from './AnswerMemory.ts';
import type { Member } from './Member.ts';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type LibraryProvince, libraryProvince } from './testing/libraryProvince.ts';
import { shelvesOf } from './testing/shelvesOf.ts';

/** What is known of each library, as its synopsis stands when this is called. */
function synopsesOf({ libraries }: LibraryProvince, but: readonly string[] = []): (member: Member) => KnownSynopsis | undefined {
  const known = new Map(Object.values(libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
  return ({ code }) => (but.includes(code) ? undefined : known.get(code));
}

const codes = ['ahar', 'bonab', 'kaleybar', 'marand', 'sarab', 'tabriz'];
const book = fc.record(
  {
    pages: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
    printedOn: fc.constantFrom('1990-01-01', '2000-01-01', '2010-01-01', null),
    language: fc.constantFrom('fa', 'az', 'ru'),
    author: fc.constantFrom('Parvin', 'Samad', 'Jalal'),
  },
  { requiredKeys: [] },
);
const shelves = shelvesOf(codes, book, 12);
const filter = fc
  .record(
    {
      minPages: fc.integer({ min: 0, max: 7 }),
      maxPages: fc.integer({ min: 0, max: 7 }),
      language: fc.constantFrom('fa', 'az', 'ru', 'tr'),
      author: fc.constantFrom('Parvin', 'Samad', 'Nobody'),
      word: fc.constantFrom('1', '2'),
      library: fc.subarray(codes),
    },
    { requiredKeys: [] },
  )
  .map((whole) => Object.fromEntries(Object.entries(whole).slice(0, 2)));
const order = fc.record({ field: fc.constantFrom('PAGES', 'PRINTED_ON'), direction: fc.constantFrom('ASC', 'DESC') });

const LIST = 'edges { cursor node { id pages language author { name } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

describe('an answer that asks only those it must', () => {
  test('is the answer that asking everybody gives, for any page of any list', async () => {
    await fc.assert(
      fc.asyncProperty(
        shelves,
        filter,
        order,
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
        fc.boolean(),
        fc.subarray(codes),
        async (books, filter, orderBy, size, forwards, counted, unknown) => {
          const province = libraryProvince(books);
          const synopsisOf = synopsesOf(province, unknown);
          let cursor: string | null = null;
          for (let pages = 0; pages < 3; pages++) {
            const variables = { filter, orderBy, ...(forwards ? { first: size, after: cursor } : { last: size, before: cursor }) };
            const query = `query ($filter: BookFilter, $orderBy: BookOrder, $first: Int, $after: String, $last: Int, $before: String) {
            books(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { ${LIST} ${counted ? 'totalCount' : ''} coverage { complete } } }`;
            const plain = await province.ask(query, { variables });
            const short = await province.ask(query, { variables, shortcuts: { synopsisOf } });
            expect(short.errors).toBeUndefined();
            expect(short.data).toEqual(plain.data);
            const { pageInfo } = (plain.data as { books: { pageInfo: { startCursor: string | null; endCursor: string | null } } }).books;
            cursor = forwards ? pageInfo.endCursor : pageInfo.startCursor;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('is the answer that asking everybody gives, for figures and for entities', async () => {
    const query = `query ($filter: BookFilter, $author: ID!) {
      bookTotals(filter: $filter, groupBy: LANGUAGE) { count pages longest shortest groupCount groups { key count pages } coverage { complete } }
      author(name: $author) { name born languages books(filter: $filter, first: 3) { ${LIST} totalCount } bookTotals { count } } }`;
    await fc.assert(
      fc.asyncProperty(
        shelves,
        filter,
        fc.constantFrom('Parvin', 'Samad', 'Nobody'),
        fc.subarray(codes),
        async (books, filter, author, unknown) => {
          const province = libraryProvince(books);
          const variables = { filter, author };
          const plain = await province.ask(query, { variables });
          const short = await province.ask(query, { variables, shortcuts: { synopsisOf: synopsesOf(province, unknown) } });
          expect(short).toMatchObject({ data: plain.data, errors: undefined });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is the same however often it is asked, and another when synopses say something else', async () => {
    const page = fc.record({ filter, orderBy: order, first: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(
        shelves,
        fc.array(page, { minLength: 1, maxLength: 3 }),
        fc.array(fc.subarray(codes), { minLength: 1, maxLength: 4 }),
        async (books, pages, rounds) => {
          const province = libraryProvince(books);
          let synopsisOf = synopsesOf(province);
          let stand = {};
          const shortcuts = { synopsisOf: (member: Member) => synopsisOf(member), synopsesStand: () => stand };
          for (const unknown of rounds) {
            synopsisOf = synopsesOf(province, unknown);
            stand = {};
            for (const { filter, orderBy, first } of [...pages, ...pages]) {
              const query = `query ($filter: BookFilter, $orderBy: BookOrder, $first: Int, $after: String) {
              books(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ${LIST} totalCount coverage { complete } } }`;
              let after: string | null = null;
              for (let i = 0; i < 2; i++) {
                const variables = { filter, orderBy, first, after };
                const plain = await province.ask(query, { variables });
                const short = await province.ask(query, { variables, shortcuts });
                expect(short.errors).toBeUndefined();
                expect(short.data).toEqual(plain.data);
                after = (plain.data as { books: { pageInfo: { endCursor: string | null } } }).books.pageInfo.endCursor;
              }
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  const unequal = {
    ahar: [
      { localId: '1', pages: 10 },
      { localId: '2', pages: 20 },
    ],
    marand: [
      { localId: '1', pages: 900, author: 'Samad' },
      { localId: '2', pages: 800 },
      { localId: '3', pages: 700 },
    ],
    tabriz: [
      { localId: '1', pages: 30, language: 'az' },
      { localId: '2', pages: 5, language: 'fa' },
    ],
  };
  test.each([
    ['nobody, then of all', [[], undefined]],
    ['all, then of nobody', [undefined, []]],
  ])('is remembered for those alone whom it is asked of: of %s', async (_whom, asked) => {
    const province = libraryProvince(unequal);
    const stand = {};
    const shortcuts = { synopsisOf: synopsesOf(province), synopsesStand: () => stand };
    for (const library of asked) {
      const query = 'query ($library: [ID!]) { books(filter: { library: $library }) { nodes { id } totalCount } }';
      const { data } = await province.ask(query, { variables: { library }, shortcuts });
      const count = library === undefined ? 7 : 0;
      expect(data).toMatchObject({ books: { nodes: { length: count }, totalCount: count } });
    }
  });

  const askedOf = ({ libraries }: LibraryProvince) =>
    Object.values(libraries).flatMap(({ member, asked }) => (asked.length > 0 ? [member.code] : []));

  test.each([
    [
      'the largest rows all lie with one',
      '{ books(first: 3) { nodes { id } pageInfo { hasNextPage } coverage { asked answered skipped complete } } }',
      ['marand'],
    ],
    ['nobody else has rows in the bounds', '{ books(filter: { minPages: 25, maxPages: 40 }) { nodes { id } totalCount } }', ['tabriz']],
    ['nobody else has the value', '{ bookTotals(filter: { language: "az" }) { count } }', ['tabriz']],
    ['nobody else may hold the entity', '{ author(name: "Samad") { bookTotals { count } } }', ['marand']],
    ['nobody has anything that matches', '{ books(filter: { language: "tr" }) { nodes { id } totalCount } }', []],
    ['the count is in the synopses', '{ books(filter: { maxPages: 1000 }) { totalCount } }', []],
    [
      'the cursor leaves the others behind',
      '{ books(first: 1, filter: { maxPages: 30 }, orderBy: { field: PAGES, direction: DESC }) { nodes { id } } }',
      ['tabriz'],
    ],
  ])('asks as few as can be when %s', async (_what, query, expected) => {
    const province = libraryProvince(unequal);
    const { data, coverage } = await province.ask(query, { shortcuts: { synopsisOf: synopsesOf(province) } });
    expect(askedOf(province)).toEqual(expected);
    expect(coverage).toMatchObject({ complete: true, asked: expected.length, skipped: 3 - expected.length });
    expect((await province.ask(query)).data).toEqual(
      JSON.parse(JSON.stringify(data).replace(/"asked":\d+,"answered":\d+,"skipped":\d+/, '"asked":3,"answered":3,"skipped":0')),
    );
  });

  const lengths = (library: string, ...pages: number[]) => ({
    [library]: pages.map((each, i): Book => ({ localId: `${i}`, pages: each })),
  });
  const firstOf = ({ libraries }: LibraryProvince) =>
    Object.fromEntries(Object.values(libraries).map(({ member, asked }) => [member.code, asked.map(({ variables }) => variables.v1)]));

  test('asks for hardly more rows than a member can contribute', async () => {
    const province = libraryProvince({
      ...lengths('ahar', 900, 10, 9, 8),
      ...lengths('marand', 800, 700, 5, 4),
      ...lengths('tabriz', 600, 500, 400, 300, 200, 100, 90, 80, 70, 60),
    });
    const query = '{ books(first: 9) { nodes { id pages } pageInfo { hasNextPage } } }';
    const { data } = await province.ask(query, { shortcuts: { synopsisOf: synopsesOf(province) } });
    expect(firstOf(province)).toEqual({ ahar: [2], marand: [4], tabriz: [9] });
    expect(data).toEqual((await province.ask(query)).data);
  });

  test('asks a member again for the whole page when it has more rows of it than its synopsis said', async () => {
    const province = libraryProvince({ ...lengths('ahar', 900, 10), ...lengths('tabriz', 800, 700, 600, 500, 400) });
    const query = '{ books(first: 4) { nodes { id pages } pageInfo { hasNextPage } totalCount } }';
    const synopsisOf = synopsesOf(province);
    province.libraries.ahar?.publish({ localId: '2', pages: 890 }, { localId: '3', pages: 880 }, { localId: '4', pages: 870 });
    const { data } = await province.ask(query, { shortcuts: { synopsisOf } });
    expect(firstOf(province).ahar).toEqual([2, 4]);
    expect(data).toEqual((await province.ask(query)).data);
  });

  test('leaves out a member that says there is more, and gives nothing', async () => {
    const province = libraryProvince({ ...lengths('ahar', 900, 10), ...lengths('tabriz', 800, 700, 600, 500, 400) });
    const { data } = await province.ask('{ books(first: 4) { nodes { id } } }', {
      shortcuts: { synopsisOf: synopsesOf(province) },
      spoil: { ahar: (response) => ({ ...response, data: { books: { nodes: [], pageInfo: { hasNextPage: true } } } }) },
    });
    expect(firstOf(province).ahar).toEqual([2]);
    expect(data).toMatchObject({ books: { nodes: ['0', '1', '2', '3'].map((id) => ({ id: `tabriz:books:${id}` })) } });
  });

  test('asks for counts alone where a synopsis cannot tell, and takes them from it where it can', async () => {
    const province = libraryProvince(unequal);
    const { data } = await province.ask('{ books(first: 1, filter: { minPages: 20 }) { nodes { id } totalCount } }', {
      shortcuts: { synopsisOf: synopsesOf(province) },
    });
    expect(data).toEqual({ books: { nodes: [{ id: 'marand:books:1' }], totalCount: 5 } });
    expect(province.libraries.ahar?.asked.map(({ query }) => query)).toEqual([expect.not.stringContaining('nodes')]);
    expect(province.libraries.tabriz?.asked).toEqual([]);
  });

  test('turns to others when a member that should fill the page fails or lies', async () => {
    const province = libraryProvince(unequal);
    const synopsisOf = synopsesOf(province);
    const query = '{ books(first: 2) { nodes { id } pageInfo { hasNextPage } coverage { complete missing { code reason } } } }';
    for (const spoil of [
      () => ({ missing: 'TIMEOUT' as const, detail: '' }),
      () => ({ data: { books: { nodes: 'all' } }, errors: [], bytes: 1 }),
    ]) {
      const { data } = await province.ask(query, { spoil: { marand: spoil }, shortcuts: { synopsisOf } });
      expect(data).toMatchObject({
        books: {
          nodes: [{ id: 'tabriz:books:1' }, { id: 'ahar:books:2' }],
          pageInfo: { hasNextPage: true },
          coverage: { complete: false },
        },
      });
    }
  });
});

describe('an answer made of remembered parts', () => {
  const query =
    '{ books(first: 3) { nodes { id pages author { name bookTotals { count } } } totalCount } bookTotals(groupBy: LANGUAGE) { groups { key pages } } }';
  const books = {
    ahar: [{ localId: '1', pages: 5, author: 'Parvin' }],
    marand: [{ localId: '1', pages: 7, language: 'fa', author: 'Parvin' }],
  };

  test('is the same, and asks nobody while the data stands', async () => {
    const province = libraryProvince(books);
    const memory = new AnswerMemory(1_000_000);
    const shortcuts = { memory, synopsisOf: synopsesOf(province) };
    const plain = await province.ask(query);
    for (const library of Object.values(province.libraries)) library.asked.length = 0;
    const first = await province.ask(query, { shortcuts });
    const asked = province.libraries.ahar?.asked.length;
    const second = await province.ask(query, { shortcuts });
    expect([first.data, second.data]).toEqual([plain.data, plain.data]);
    expect(province.libraries.ahar?.asked).toHaveLength(asked ?? -1);
    expect(second.raw).not.toBe(first.raw);
  });

  test('asks a member anew when its data has changed, and only that one', async () => {
    const province = libraryProvince(books);
    const memory = new AnswerMemory(1_000_000);
    await province.ask(query, { shortcuts: { memory, synopsisOf: synopsesOf(province) } });
    const before = province.libraries.marand?.asked.length;
    province.libraries.ahar?.publish({ localId: '2', pages: 100 });
    const { data } = await province.ask(query, { shortcuts: { memory, synopsisOf: synopsesOf(province) } });
    expect(data).toEqual((await libraryProvince({ ...books, ahar: [...books.ahar, { localId: '2', pages: 100 }] }).ask(query)).data);
    expect(province.libraries.marand?.asked).toHaveLength(before ?? -1);
  });

  test('asks everyone when the client wants nothing remembered, and those whose version is not known', async () => {
    const province = libraryProvince(books);
    const memory = new AnswerMemory(1_000_000);
    const synopsisOf = synopsesOf(province, ['ahar']);
    for (const bypassMemory of [false, true, false])
      await province.ask('{ bookTotals { count } }', { shortcuts: { memory, synopsisOf, bypassMemory } });
    expect(province.libraries.ahar?.asked).toHaveLength(3);
    expect(province.libraries.marand?.asked).toHaveLength(2);
  });

  test('sends the same question once while it is under way', async () => {
    const province = libraryProvince(books);
    const memory = new AnswerMemory(1_000_000);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => province.ask('{ bookTotals { count } }', { shortcuts: { memory } })),
    );
    expect(new Set(answers.map(({ data }) => JSON.stringify(data)))).toEqual(new Set(['{"bookTotals":{"count":2}}']));
    expect(province.libraries.ahar?.asked).toHaveLength(1);
  });

  test('is of no earlier sending when the client wants nothing remembered, though many ask the same at once', async () => {
    const province = libraryProvince(books);
    const shortcuts = { memory: new AnswerMemory(1_000_000), bypassMemory: true, synopsesStand: () => shortcuts };
    const ask = async () => (await province.ask('{ bookTotals { count } }', { shortcuts })).data;
    const first = ask();
    // Asked now, what is published now must be seen.
    province.libraries.ahar?.publish({ localId: '2', pages: 100 });
    const later = Array.from({ length: 10 }, ask);
    await first;
    expect(new Set((await Promise.all(later)).map((data) => JSON.stringify(data)))).toEqual(new Set(['{"bookTotals":{"count":3}}']));
    expect(province.libraries.ahar?.asked).toHaveLength(2);
  });

  test('does not remember what proved bad', async () => {
    const province = libraryProvince(books);
    const shortcuts = { memory: new AnswerMemory(1_000_000), synopsisOf: synopsesOf(province) };
    const spoil = { ahar: () => ({ data: { bookTotals: { count: -0.5 } }, errors: [], bytes: 1 }) };
    expect((await province.ask('{ bookTotals { count } }', { shortcuts, spoil })).coverage?.complete).toBe(false);
    expect((await province.ask('{ bookTotals { count } }', { shortcuts })).data).toEqual({ bookTotals: { count: 2 } });
  });

  test('keeps no more than it may', async () => {
    const memory = new AnswerMemory(300);
    const ask = (key: string) => memory.recall(key, '1', async () => ({ answer: { data: { key } }, bytes: 40 }));
    for (const key of ['a', 'b', 'c', 'a']) await ask(key);
    expect(memory.counts).toEqual({ remembered: 0, joined: 0, sent: 4 });
    await ask('a');
    expect(memory.counts.remembered).toBe(1);
  });
});
