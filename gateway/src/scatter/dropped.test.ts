import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AnswerMemory } from './AnswerMemory.ts';
import type { MemberResponse } from './ask.ts';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type LibraryProvince, libraryProvince, type Spoil } from './testing/libraryProvince.ts';

type Json = Record<string, unknown>;

const isRow = (value: Json) => typeof value.id === 'string' && value.id.includes(':books:');

/** A member's answer with each of its rows changed, wherever they stand. */
function rows(change: (row: Json) => unknown): Spoil {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return value;
    const object: Json = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, within(each)]));
    return isRow(object) ? change(object) : object;
  };
  return (response) => {
    const data = within(response.data);
    return { ...response, data: data as MemberResponse['data'] };
  };
}

const lengths = (...pages: number[]) => pages.map((each, i): Book => ({ localId: `${i}`, pages: each }));
const DROPPED = 'dropped { code rows values reasons }';
const synopsesOf = ({ libraries }: LibraryProvince) => {
  const known = new Map(Object.values(libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
  return ({ code }: { code: string }) => known.get(code);
};

describe('rows that are dropped', () => {
  const codes = ['ahar', 'marand', 'tabriz'];
  const ways: Record<string, (row: Json) => unknown> = {
    'a field that may not be null': (row) => ({ ...row, title: null }),
    'an id of another': (row) => ({ ...row, id: `nowhere:books:${String(row.id).length}` }),
    'a key that is none': (row) => ({ ...row, pages: 'many', printedOn: 'long ago' }),
    'no object': () => 'row',
  };

  test('are the only ones that are lost, on any page of any list', async () => {
    const shelf = fc.array(fc.record({ pages: fc.integer({ min: 0, max: 5 }), language: fc.constantFrom('fa', 'az') }), { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(shelf, { minLength: 3, maxLength: 3 }),
        fc.array(fc.record({ code: fc.constantFrom(...codes), row: fc.nat(14) }), { maxLength: 3 }),
        fc.constantFrom(...Object.keys(ways)),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (all, bad, way, size, forwards, prunes, remembers) => {
          const books = Object.fromEntries(
            codes.map((code, i) => [code, (all[i] ?? []).map((each, j): Book => ({ ...each, localId: `${j}` }))]),
          );
          const province = libraryProvince(books);
          const badIds = new Set(bad.map(({ code, row }) => `${code}:books:${row}`));
          const spoil = Object.fromEntries(
            codes.map((code) => [code, rows((row) => (badIds.has(String(row.id)) ? ways[way]?.(row) : row))]),
          );
          const shortcuts = {
            ...(prunes && { synopsisOf: synopsesOf(province) }),
            ...(remembers && { memory: new AnswerMemory(1_000_000) }),
          };
          const truth = ((await province.ask('{ books(first: 50) { nodes { id title pages } } }')).data as { books: { nodes: Json[] } })
            .books;
          const found: Json[] = [];
          const dropped = new Set<string>();
          let cursor: string | null = null;
          for (let more = true; more; ) {
            const { data } = await province.ask(
              `query ($size: Int, $cursor: String) { books(${forwards ? 'first: $size, after' : 'last: $size, before'}: $cursor) {
                nodes { id title pages } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete missing { code } ${DROPPED} } } }`,
              { variables: { size, cursor }, spoil, shortcuts },
            );
            const { books: page } = data as {
              books: {
                nodes: Json[];
                pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
                coverage: { complete: boolean; missing: object[]; dropped: { code: string; rows: number }[] };
              };
            };
            found.splice(forwards ? found.length : 0, 0, ...page.nodes);
            expect(page.coverage.missing).toEqual([]);
            expect(page.coverage.complete).toBe(page.coverage.dropped.length === 0);
            for (const { code } of page.coverage.dropped) dropped.add(code);
            more = forwards ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
            cursor = forwards ? page.pageInfo.endCursor : page.pageInfo.startCursor;
          }
          expect(found).toEqual(truth.nodes.filter(({ id }) => !badIds.has(String(id))));
          const losers = new Set(truth.nodes.flatMap(({ id }) => (badIds.has(String(id)) ? String(id).split(':')[0] : [])));
          expect(dropped).toEqual(losers);
        },
      ),
      { numRuns: 80 },
    );
  });

  test('are made up for by further rows of the same member, which is asked for as many more as may be bad', async () => {
    const province = libraryProvince({ ahar: lengths(900, 890, 880, 870, 50), marand: lengths(600, 500) });
    const spoil = { ahar: rows((row) => ({ ...row, title: Number(row.pages) > 875 ? null : row.title })) };
    const { data } = await province.ask(
      `{ books(first: 2) { nodes { id title } pageInfo { hasNextPage } totalCount coverage { ${DROPPED} } } }`,
      { spoil },
    );
    expect(data).toEqual({
      books: {
        nodes: [
          { id: 'ahar:books:3', title: '3' },
          { id: 'marand:books:0', title: '0' },
        ],
        pageInfo: { hasNextPage: true },
        totalCount: 7,
        coverage: { dropped: [{ code: 'ahar', rows: 3, values: 0, reasons: ['MALFORMED'] }] },
      },
    });
    expect(province.libraries.ahar?.asked.map(({ variables }) => Object.values(variables).find(Number.isInteger))).toEqual([2, 12]);
  });

  test('end the largest page early rather than that rows between were passed over', async () => {
    const ahar = Array.from({ length: 260 }, (_, i) => 1_000 - i);
    const province = libraryProvince({ ahar: lengths(...ahar), marand: lengths(999, 799, 10) });
    const spoil = { ahar: rows((row) => ({ ...row, title: Number(row.pages) % 50 === 0 ? null : row.title })) };
    const ask = async (after: string | null) => {
      const { data } = await province.ask(
        'query ($after: String) { books(first: 200, after: $after) { nodes { title pages } pageInfo { hasNextPage endCursor } } }',
        { variables: { after }, spoil },
      );
      return (data as { books: { nodes: { pages: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }).books;
    };
    const first = await ask(null);
    expect(first.nodes.map(({ pages }) => pages)).toEqual(
      [999, ...ahar.filter((pages) => pages % 50 !== 0 && pages >= 801)].sort((a, b) => b - a),
    );
    expect(first.nodes.length).toBeLessThan(200);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await ask(first.pageInfo.endCursor);
    expect(second.nodes.map(({ pages }) => pages)).toEqual(
      [799, 10, ...ahar.filter((pages) => pages % 50 !== 0 && pages < 801)].sort((a, b) => b - a),
    );
  });

  test('are no part of an answer for a client that wants all or nothing', async () => {
    const { ask } = libraryProvince({ ahar: lengths(5, 4), marand: lengths(3) });
    const spoil = { ahar: rows((row) => ({ ...row, ...(row.pages === 5 && { title: null }) })) };
    const { data, errors } = await ask('{ books { nodes { id title } } }', { spoil, requireComplete: true });
    expect(data).toEqual({ books: null });
    expect(errors?.[0]).toMatchObject({
      message: 'Not all of these answers could be used: ahar (MALFORMED).',
      extensions: { code: 'INCOMPLETE', coverage: { dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: ['MALFORMED'] }] } },
    });
  });

  test.each([
    [4, 'more than three of few', 10],
    [6, 'more than a fifth', 25],
    [11, 'more than ten of many', 200],
  ])('cost the whole member when they are too many: %i, %s', async (bad, _what, all) => {
    const { ask } = libraryProvince({ ahar: lengths(...Array.from({ length: all }, (_, i) => 1_000 - i)), marand: lengths(3) });
    const dropping = (count: number) => ({
      ahar: rows((row) => ({ ...row, title: Number(String(row.id).slice(11)) < count ? null : '' })),
    });
    const query = '{ books(first: 200) { totalCount coverage { answered missing { code reason } dropped { rows } } nodes { title } } }';
    expect((await ask(query, { spoil: dropping(bad) })).data).toMatchObject({
      books: { totalCount: 1, nodes: [{}], coverage: { answered: 1, missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }], dropped: [] } },
    });
    expect((await ask(query, { spoil: dropping(bad - 1) })).data).toMatchObject({
      books: { totalCount: all + 1, coverage: { answered: 2, missing: [], dropped: [{ rows: bad - 1 }] } },
    });
  });

  test('are counted for each list by itself, and together for the operation', async () => {
    const { ask } = libraryProvince({ ahar: lengths(5, 4, 3), marand: lengths(3) });
    const spoil = { ahar: rows((row) => (row.pages === 5 ? { ...row, id: 'marand:books:7' } : row)) };
    const { data, coverage } = await ask(
      `{ all: books { coverage { ${DROPPED} } nodes { id } } low: books(filter: { maxPages: 4 }) { nodes { id } coverage { complete } }
         again: books(first: 3) { edges { node { id } } coverage { ${DROPPED} } } bookTotals { count coverage { complete } } }`,
      { spoil },
    );
    const dropped = [{ code: 'ahar', rows: 1, values: 0, reasons: ['NOT_ITS_OWN'] }];
    expect(data).toMatchObject({
      all: { coverage: { dropped } },
      low: { coverage: { complete: true } },
      again: { coverage: { dropped } },
      bookTotals: { count: 4, coverage: { complete: true } },
    });
    expect(coverage).toMatchObject({ complete: false, dropped: [{ code: 'ahar', rows: 2, values: 0, reasons: ['NOT_ITS_OWN'] }] });
  });
});

describe('a row that was not asked for is dropped:', () => {
  const shelves = {
    ahar: [
      { localId: '1', pages: 300, language: 'fa', author: 'Parvin' },
      { localId: '2', pages: 100, language: 'fa', author: 'Parvin' },
    ],
    marand: [{ localId: '1', pages: 200, language: 'fa', author: 'Parvin' }],
  };
  const firstRow = (change: Json) => rows((row) => (row.id === 'ahar:books:1' ? { ...row, ...change } : row));
  const bad = { complete: false, dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: ['NOT_ASKED_FOR'] }] };
  const good = [{ id: 'marand:books:1' }, { id: 'ahar:books:2' }];

  test.each<[filter: string, change: Json]>([
    ['minPages: 50', { pages: 49 }],
    ['minPages: 50', { pages: null }],
    ['maxPages: 500', { pages: 501 }],
    ['language: "fa"', { language: 'az' }],
    ['language: "fa"', { language: null }],
    ['author: "Parvin"', { author: { name: 'Samad' } }],
    ['author: "Parvin"', { author: null }],
  ])('the filter { %s } leaves out %j, whether or not the client selects it', async (filter, change) => {
    const { ask } = libraryProvince(shelves);
    for (const order of ['PRINTED_ON', 'PAGES'])
      for (const more of ['', 'pages language author { name }']) {
        const { data } = await ask(
          `{ books(filter: { ${filter} }, orderBy: { field: ${order} }) { nodes { id ${more} } coverage { complete ${DROPPED} } } }`,
          { spoil: { ahar: firstRow(change) } },
        );
        expect(data).toMatchObject({
          books: { nodes: expect.arrayContaining(good.map((each) => expect.objectContaining(each))), coverage: bad },
        });
      }
  });

  test('it lies before the cursor', async () => {
    const { ask } = libraryProvince(shelves);
    const first = (await ask('{ books(first: 1) { pageInfo { endCursor } } }')).data as { books: { pageInfo: { endCursor: string } } };
    const variables = { after: first.books.pageInfo.endCursor };
    const before: Spoil = (response) => {
      const { books } = structuredClone(response.data) as { books: { nodes: Json[] } };
      books.nodes.unshift({ ...books.nodes[0], id: 'ahar:books:0', pages: 400 });
      return { ...response, data: { books } };
    };
    const { data } = await ask(`query ($after: String) { books(after: $after) { nodes { id } coverage { complete ${DROPPED} } } }`, {
      variables,
      spoil: { ahar: before },
    });
    expect(data).toEqual({ books: { nodes: good, coverage: bad } });
  });

  test('it is not of the entity whose list is asked for', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(`{ author(name: "Parvin") { books { nodes { id } coverage { complete ${DROPPED} } } } }`, {
      spoil: { ahar: firstRow({ author: { name: 'Samad' } }) },
    });
    expect(data).toEqual({ author: { books: { nodes: good, coverage: bad } } });
  });

  test('it is not its own, by the field that says whose it is', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(`{ books { nodes { id library { code } } coverage { ${DROPPED} } } }`, {
      spoil: { ahar: firstRow({ library: { code: 'marand' } }) },
    });
    expect(data).toEqual({
      books: {
        nodes: [
          { id: 'marand:books:1', library: { code: 'marand' } },
          { id: 'ahar:books:2', library: { code: 'ahar' } },
        ],
        coverage: { dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: ['NOT_ITS_OWN'] }] },
      },
    });
  });
});

describe('a value that cannot be used', () => {
  const shelves = {
    ahar: [{ localId: '1', pages: 300, language: 'fa', author: 'Parvin', printedOn: '1935-01-01', lender: 'marand' }],
    marand: [{ localId: '1', pages: 200, language: 'az', author: 'Samad' }],
  };
  const values = { code: 'ahar', rows: 0, reasons: ['MALFORMED'] };

  test.each<[what: string, change: Json, expected: Json, values: number]>([
    ['a text that is none', { language: 7 }, { language: null }, 1],
    ['a day that is none', { printedOn: 'soon' }, { printedOn: null }, 1],
    ['an object that is a list', { author: ['Parvin'] }, { author: null }, 1],
    ['a text as deep as a stack', { language: [[[]]] }, { language: null }, 1],
    ['an endless key', { author: { name: 'x'.repeat(501) } }, { author: null }, 1],
    ['several', { language: {}, printedOn: 5, lender: 'marand' }, { language: null, printedOn: null, lender: null }, 3],
  ])('is null where it may be, and said: %s', async (_what, change, expected, count) => {
    const { ask } = libraryProvince(shelves);
    const query = `{ books { coverage { complete ${DROPPED} } nodes { id language printedOn author { name bookTotals { count } } lender { code } } } }`;
    const honest = (await ask(query)).data as { books: { nodes: Json[] } };
    const { data, errors } = await ask(query, { spoil: { ahar: rows((row) => ({ ...row, ...change })) } });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      books: {
        nodes: [{ ...honest.books.nodes[0], ...expected }, honest.books.nodes[1]],
        coverage: { complete: false, dropped: [{ ...values, values: count }] },
      },
    });
  });

  test('costs the row where it may not be null', async () => {
    const { ask } = libraryProvince(shelves);
    for (const authors of [null, [null], [{ name: 'Parvin' }, 'Samad'], Array.from({ length: 10_001 }, () => ({ name: 'x' }))]) {
      const { data } = await ask(`{ books { nodes { id authors { name } } coverage { ${DROPPED} } } }`, {
        spoil: { ahar: rows((row) => ({ ...row, authors })) },
      });
      expect(data).toEqual({
        books: {
          nodes: [{ id: 'marand:books:1', authors: [{ name: 'Samad' }] }],
          coverage: { dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: ['MALFORMED'] }] },
        },
      });
    }
  });

  test('costs the whole member when there are too many, however many there are', async () => {
    const { ask } = libraryProvince(shelves);
    const authors = Array.from({ length: 10_000 }, () => ({ name: 5.5 }));
    const { data } = await ask('{ books { nodes { id authors { name } } coverage { missing { code reason } } } }', {
      spoil: { ahar: rows((row) => ({ ...row, authors })) },
    });
    expect(data).toEqual({
      books: {
        nodes: [{ id: 'marand:books:1', authors: [{ name: 'Samad' }] }],
        coverage: { missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] },
      },
    });
  });

  test('is no reference by the thousand: others are not flooded with questions', async () => {
    const province = libraryProvince(shelves);
    const authors = Array.from({ length: 2_001 }, (_, i) => ({ name: `author ${i}` }));
    const { data } = await province.ask(
      '{ books { nodes { id authors { bookTotals { count } } } coverage { missing { code reason } } } }',
      {
        spoil: { ahar: rows((row) => ({ ...row, authors })) },
      },
    );
    expect(data).toMatchObject({
      books: { nodes: [{ id: 'marand:books:1' }], coverage: { missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] } },
    });
    expect(
      province.libraries.marand?.asked.map(({ variables }) => JSON.stringify(variables).length).every((length) => length < 1_000),
    ).toBe(true);
  });
});

describe('one record', () => {
  const shelves = { ahar: [{ localId: '1', title: 'own' }], marand: [{ localId: '1', title: 'theirs' }] };

  test.each<[what: string, change: Json]>([
    ['another of its own', { id: 'ahar:books:2' }],
    ['one of another member', { id: 'marand:books:1' }],
    ['one without an id', { id: null }],
    ['one that is of no form', { title: null }],
  ])('is an error when the member gives %s instead', async (_what, change) => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask('{ book(id: "ahar:books:1") { title } node(id: "ahar:books:1") { ... on Book { title } } }', {
      spoil: { ahar: rows((row) => ({ ...row, ...change })) },
    });
    expect(data).toEqual({ book: null, node: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['MEMBER_UNAVAILABLE', 'MEMBER_UNAVAILABLE']);
  });

  test('of several is left out by itself, and said', async () => {
    const { ask } = libraryProvince({ ahar: lengths(1, 2, 3) });
    const representations = [0, 1, 2].map((i) => ({ __typename: 'Book', id: `ahar:books:${i}` }));
    const swapped = rows((row) => (row.id === 'ahar:books:1' ? { ...row, id: 'ahar:books:2', title: 'not it' } : row));
    const { data, errors, coverage } = await ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Book { title } } }', {
      variables: { r: representations },
      spoil: { ahar: swapped },
    });
    // A null alone would say that there is no such record.
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['_entities', 1], 'MEMBER_UNAVAILABLE']]);
    expect(data).toEqual({ _entities: [{ title: '0' }, null, { title: '2' }] });
    expect(coverage).toMatchObject({ complete: false, dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: ['NOT_ITS_OWN'] }] });
  });

  test('is of the type that was asked for', async () => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask('{ node(id: "ahar:books:1") { id } }', {
      spoil: { ahar: rows((row) => ({ ...row, __typename: 'Library' })) },
    });
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions.code).toBe('MEMBER_UNAVAILABLE');
  });

  test('that lies with many members is put together from parts of that one alone', async () => {
    const { ask } = libraryProvince({
      ahar: [{ localId: '1', author: 'Parvin', born: 1 }],
      marand: [{ localId: '1', author: 'Parvin', born: 1907 }],
    });
    const spoil: Record<string, Spoil> = {
      ahar: (response) => ({ ...response, data: { author: { ...Object(response.data?.author), name: 'Samad' } } }),
    };
    const { data, coverage } = await ask('{ author(name: "Parvin") { name born } }', { spoil });
    expect(data).toEqual({ author: { name: 'Parvin', born: 1907 } });
    expect(coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] });
  });
});

describe("a member's own words", () => {
  const SECRET = 'postgres://shafaf:hunter2@10.0.0.7/books';
  const stack = `Error: connect ${SECRET}\n    at /srv/library/db.js:12:3\n${'    at more\n'.repeat(500)}`;
  const told: [what: string, spoil: Spoil][] = [
    [
      'errors',
      () => ({ data: null, errors: [{ message: stack, path: ['books'], extensions: { stacktrace: [stack], code: stack } }], bytes: 1 }),
    ],
    [
      'errors without a place',
      () => ({ data: null, errors: [{ message: stack, extensions: { exception: { stacktrace: stack } } }], bytes: 1 }),
    ],
    ['a failure', () => ({ missing: 'UNREACHABLE', detail: stack })],
    ['ids', rows((row) => ({ ...row, id: stack }))],
    ['ids that are its own', rows((row) => ({ ...row, id: `ahar:${stack}` }))],
    ['values', rows((row) => ({ ...row, pages: stack, language: { stack }, title: [stack] }))],
    ['type names', rows((row) => ({ ...row, __typename: stack }))],
    ['counts', (response) => ({ ...response, data: { books: { ...Object(response.data?.books), totalCount: stack } } })],
    ['page info', (response) => ({ ...response, data: { books: { ...Object(response.data?.books), pageInfo: { hasNextPage: stack } } } })],
    ['instead of data', () => ({ data: { books: stack, bookTotals: stack, node: stack, author: stack }, errors: [], bytes: 1 })],
  ];

  test.each(told)('never reach a client from %s, and the log only in short', async (_what, spoil) => {
    const { ask } = libraryProvince({ ahar: lengths(5, 4), marand: lengths(3) });
    for (const requireComplete of [false, true])
      for (const query of [
        '{ books { nodes { id title language pages } totalCount pageInfo { hasNextPage } coverage { missing { reason } dropped { reasons } } } }',
        '{ bookTotals(groupBy: LANGUAGE) { count groups { key } } }',
        '{ node(id: "ahar:books:0") { id ... on Book { title pages language } } author(name: "x") { name } }',
      ]) {
        const log: unknown[] = [];
        const { raw: _raw, ...answered } = await ask(query, { spoil: { ahar: spoil }, requireComplete, log });
        expect(JSON.stringify(answered)).not.toMatch(/hunter2|db\.js|10\.0\.0/);
        for (const line of log) expect(JSON.stringify(line).length).toBeLessThan(2_500);
      }
  });

  test('are in the log with the row that they stand in', async () => {
    const { ask } = libraryProvince({ ahar: lengths(5, 4), marand: lengths(3) });
    const log: unknown[] = [];
    await ask('{ books { nodes { id title language } } }', {
      spoil: { ahar: rows((row) => (row.pages === 5 ? { ...row, title: 7, language: 'fa' } : { ...row, language: { stack } })) },
      log,
    });
    expect(log).toEqual([
      expect.objectContaining({
        member: 'ahar',
        rows: 1,
        values: 1,
        faults: [
          { row: '"ahar:books:0"', fault: 'books.nodes.title: should be a value of String, but is 7' },
          { row: '"ahar:books:1"', fault: 'books.nodes.language: should be a value of String, but is an object' },
        ],
        msg: 'a member gave bad rows or values; they are left out',
      }),
    ]);
  });
});
