import { describe, expect, test } from '@jest/globals';
import { libraryProvince } from './testing/libraryProvince.ts';

const shelves = {
  ahar: [
    { localId: '1', pages: 300, language: 'fa', author: 'Parvin', born: 1907, printedOn: '1935-01-01' },
    { localId: '2', pages: 100, language: 'az', author: 'Samad', printedOn: '1968-01-01' },
    { localId: '3', pages: null, language: 'fa' },
  ],
  marand: [
    { localId: '1', pages: 300, language: 'fa', author: 'Samad', born: 1939, printedOn: '1969-01-01' },
    { localId: '2', pages: 90071992547409, language: 'ru', author: 'Parvin', printedOn: null },
  ],
  tabriz: {
    books: [{ localId: 'x:y', pages: 250, language: 'az', author: 'Parvin', born: 1906 }],
    register: { kind: 'CAPITAL', county: 'tabriz-town' },
  },
};

const ids = (data: unknown) => (data as { books: { nodes: { id: string }[] } }).books.nodes.map(({ id }) => id);

describe('a connection over members', () => {
  test('lists the rows of all members in one order, nulls last, equal keys by id', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask('{ books { nodes { id } totalCount } }');
    expect(ids(data)).toEqual(['marand:books:2', 'ahar:books:1', 'marand:books:1', 'tabriz:books:x:y', 'ahar:books:2', 'ahar:books:3']);
    const ascending = await ask('{ books(orderBy: { field: PAGES, direction: ASC }) { nodes { id } } }');
    expect(ids(ascending.data)).toEqual([
      'ahar:books:2',
      'tabriz:books:x:y',
      'ahar:books:1',
      'marand:books:1',
      'marand:books:2',
      'ahar:books:3',
    ]);
  });

  test.each([1, 2, 3, 4])('gives each row once when walked in pages of %d, forwards and backwards', async (size) => {
    const { ask } = libraryProvince(shelves);
    const all = ids((await ask('{ books { nodes { id } } }')).data);
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const variables: Record<string, unknown> = { size, after };
      const { data } = await ask(
        'query ($size: Int, $after: String) { books(first: $size, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }',
        { variables },
      );
      const { nodes, pageInfo } = (
        data as { books: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string } } }
      ).books;
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      forwards.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(forwards).toEqual(all);
    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const variables: Record<string, unknown> = { size, before };
      const { data } = await ask(
        'query ($size: Int, $before: String) { books(last: $size, before: $before) { edges { cursor node { id } } pageInfo { hasPreviousPage } } }',
        { variables },
      );
      const { edges, pageInfo } = (
        data as { books: { edges: { cursor: string; node: { id: string } }[]; pageInfo: { hasPreviousPage: boolean } } }
      ).books;
      backwards.unshift(...edges.map(({ node }) => node.id));
      before = edges[0]?.cursor ?? null;
      more = pageInfo.hasPreviousPage;
    }
    expect(backwards).toEqual(all);
  });

  test('asks only members that the register leaves, and does not pass on what the register decides', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    const { data, coverage } = await ask(
      '{ books(filter: { kind: "CAPITAL", minPages: 1 }) { nodes { id } coverage { asked answered complete } } }',
    );
    expect(data).toEqual({ books: { nodes: [{ id: 'tabriz:books:x:y' }], coverage: { asked: 1, answered: 1, complete: true } } });
    expect(coverage?.asked).toBe(1);
    expect(libraries.ahar?.asked).toEqual([]);
    expect(libraries.tabriz?.asked[0]?.variables.v0).toEqual({ minPages: 1 });
    expect((await ask('{ books(filter: { town: "tabriz-town" }) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe('UNKNOWN_MEMBER');
    expect(ids((await ask('{ books(filter: { library: ["ahar", "tabriz"], language: "az" }) { nodes { id } } }')).data)).toEqual([
      'tabriz:books:x:y',
      'ahar:books:2',
    ]);
    expect((await ask('{ books(filter: { library: [] }) { nodes { id } totalCount } }')).data).toEqual({
      books: { nodes: [], totalCount: 0 },
    });
  });

  test('works out the count only when it is wanted, and rows only when they are', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    await ask('{ books { nodes { title } } }');
    expect(libraries.ahar?.asked[0]?.query).not.toContain('totalCount');
    const { data } = await ask('{ books { totalCount coverage { asked } } }');
    expect(data).toEqual({ books: { totalCount: 6, coverage: { asked: 3 } } });
    expect(libraries.ahar?.asked[1]?.query).not.toContain('nodes');
  });

  test('refuses a cursor of another order, filter or list, and one that is none', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask('{ books(first: 1) { pageInfo { endCursor } } }');
    const cursor = (data as { books: { pageInfo: { endCursor: string } } }).books.pageInfo.endCursor;
    const refusals = [
      `{ books(after: "${cursor}", orderBy: { field: PAGES, direction: ASC }) { nodes { id } } }`,
      `{ books(after: "${cursor}", orderBy: { field: PRINTED_ON }) { nodes { id } } }`,
      `{ books(after: "${cursor}", filter: { minPages: 1 }) { nodes { id } } }`,
      `{ author(name: "Parvin") { books(after: "${cursor}") { nodes { id } } } }`,
      '{ books(before: "x") { nodes { id } } }',
      '{ books(after: "") { nodes { id } } }',
    ];
    for (const query of refusals) expect((await ask(query)).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
    expect((await ask(`{ books(after: "${cursor}", filter: {}) { nodes { id } } }`)).errors).toBeUndefined();
  });

  test.each([
    ['first: 1000000', /first: must be from 0 to 200, but got 1000000/],
    ['first: -1', /first: must be from 0 to 200, but got -1/],
    ['last: -5', /last: must be from 0 to 200/],
    ['first: 1, last: 1', /either first or last, but not both/],
    ['orderBy: null', /orderBy must not be null/],
  ])('refuses %s', async (args, message) => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask(`{ books(${args}) { nodes { id } } fine: books(first: 1) { nodes { id } } }`);
    expect(errors).toEqual([
      { message: expect.stringMatching(message), path: ['books'], extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) },
    ]);
    expect(data).toEqual({ books: null, fine: { nodes: [{ id: 'marand:books:2' }] } });
  });
});

describe('one operation', () => {
  test('may hold several root fields, aliases, fragments, variables and conditions', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    const { data, errors } = await ask(
      `query ($min: Int = 200, $yes: Boolean!, $no: Boolean!) {
        long: books(filter: { minPages: $min }, first: 2) { ...Page edges @include(if: $no) { cursor } }
        short: books(orderBy: { field: PAGES, direction: ASC }, first: 1) { ...Page hidden: totalCount @skip(if: $yes) }
        count: bookTotals { __typename count }
        one: node(id: "ahar:books:2") { __typename id ... on Book { title again: title } ... on Node { same: id } }
        __typename
      }
      fragment Page on BookConnection { __typename list: nodes { ...Row } rows: nodes { title } }
      fragment Row on Book { id name: title name2: title pages }`,
      { variables: { yes: true, no: false } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      long: {
        __typename: 'BookConnection',
        list: [
          { id: 'marand:books:2', name: '2', name2: '2', pages: 90071992547409 },
          { id: 'ahar:books:1', name: '1', name2: '1', pages: 300 },
        ],
        rows: [{ title: '2' }, { title: '1' }],
      },
      short: { __typename: 'BookConnection', list: [{ id: 'ahar:books:2', name: '2', name2: '2', pages: 100 }], rows: [{ title: '2' }] },
      count: { __typename: 'BookTotals', count: 6 },
      one: { __typename: 'Book', id: 'ahar:books:2', title: '2', again: '2', same: 'ahar:books:2' },
      __typename: 'Query',
    });
    expect(libraries.marand?.asked).toHaveLength(1);
  });

  test('may use any alias, also names that objects have by nature', async () => {
    const { ask } = libraryProvince(shelves);
    const { raw, errors } = await ask(
      '{ __proto__: books(first: 1) { constructor: nodes { __proto__: title toString: pages hasOwnProperty: id } } }',
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(raw)).toBe(
      '{"__proto__":{"constructor":[{"__proto__":"2","toString":90071992547409,"hasOwnProperty":"marand:books:2"}]}}',
    );
  });

  test('keeps the other fields when one is refused', async () => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask('{ a: books(filter: { library: ["nowhere"] }) { totalCount } b: books { totalCount } }');
    expect(data).toEqual({ a: null, b: { totalCount: 6 } });
    expect(errors?.[0]).toMatchObject({
      message: 'filter.library: the province has no member "nowhere".',
      path: ['a'],
      extensions: { code: 'UNKNOWN_MEMBER' },
    });
  });
});

describe('figures over members', () => {
  test('are folded field by field', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(
      '{ bookTotals(filter: { minPages: 100 }) { count pages longest shortest groups { key } groupCount coverage { complete answered } } }',
    );
    expect(data).toEqual({
      bookTotals: {
        count: 5,
        pages: 90071992548359,
        longest: 90071992547409,
        shortest: 100,
        groups: [],
        groupCount: 0,
        coverage: { complete: true, answered: 3 },
      },
    });
  });

  test('are exact by group, the limit applied after merging', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask('{ bookTotals(groupBy: LANGUAGE, first: 2) { groupCount groups { key count pages longest } } }');
    expect(data).toEqual({
      bookTotals: {
        groupCount: 3,
        groups: [
          { key: 'ru', count: 1, pages: 90071992547409, longest: 90071992547409 },
          { key: 'fa', count: 3, pages: 600, longest: 300 },
        ],
      },
    });
    expect((await ask('{ bookTotals(groupBy: LANGUAGE, first: 1001) { count } }')).errors?.[0]?.message).toMatch(
      /first must be from 0 to 1000, but got 1001/,
    );
  });

  test('of nobody are nothing, and say so', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask('{ bookTotals(filter: { library: [] }) { count pages longest coverage { asked complete } } }');
    expect(data).toEqual({ bookTotals: { count: 0, pages: 0, longest: null, coverage: { asked: 0, complete: true } } });
  });
});

describe('an entity whose parts lie with many members', () => {
  test('is put together from all of them', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(
      '{ author(name: "Parvin") { name born motto languages books { nodes { id } totalCount } bookTotals { count pages } } }',
    );
    expect(data).toEqual({
      author: {
        name: 'Parvin',
        born: 1906,
        motto: 'Parvin at ahar',
        languages: ['fa', 'ru', 'az'],
        books: { nodes: [{ id: 'marand:books:2' }, { id: 'ahar:books:1' }, { id: 'tabriz:books:x:y' }], totalCount: 3 },
        bookTotals: { count: 3, pages: 90071992547959 },
      },
    });
    expect((await ask('{ author(name: "Nobody") { name } }')).data).toEqual({ author: null });
  });

  test('is followed from a row of one member to all, never answered by that one alone', async () => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(
      '{ books(filter: { library: ["ahar"] }) { nodes { id author { name born motto all: bookTotals { count } books(first: 1) { nodes { id author { bookTotals { pages } } } } } authors { bookTotals { count } } } } }',
    );
    const parvin = {
      name: 'Parvin',
      born: 1906,
      motto: 'Parvin at ahar',
      all: { count: 3 },
      books: { nodes: [{ id: 'marand:books:2', author: { bookTotals: { pages: 90071992547959 } } }] },
    };
    const samad = {
      name: 'Samad',
      born: 1939,
      motto: 'Samad at ahar',
      all: { count: 2 },
      books: { nodes: [{ id: 'marand:books:1', author: { bookTotals: { pages: 400 } } }] },
    };
    expect(data).toEqual({
      books: {
        nodes: [
          { id: 'ahar:books:1', author: parvin, authors: [{ bookTotals: { count: 3 } }] },
          { id: 'ahar:books:2', author: samad, authors: [{ bookTotals: { count: 2 } }] },
          { id: 'ahar:books:3', author: null, authors: [] },
        ],
      },
    });
  });
});

describe('a row that refers to another member', () => {
  const lent = {
    ahar: [
      { localId: '1', pages: 9, lender: 'marand' },
      { localId: '2', pages: 8, lender: 'ahar' },
      { localId: '3', pages: 7, lender: 'nowhere' },
    ],
    marand: [{ localId: '1', pages: 5 }],
  };
  const query =
    '{ books(first: 3) { nodes { id library { code books { totalCount } } lender { code __typename books(first: 1) { nodes { id } coverage { complete asked } } } } } }';

  test('is followed to that member, which alone can answer', async () => {
    const { ask } = libraryProvince(lent);
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    const library = { code: 'ahar', books: { totalCount: 3 } };
    const whole = { complete: true, asked: 1 };
    expect(data).toEqual({
      books: {
        nodes: [
          {
            id: 'ahar:books:1',
            library,
            lender: { code: 'marand', __typename: 'Library', books: { nodes: [{ id: 'marand:books:1' }], coverage: whole } },
          },
          {
            id: 'ahar:books:2',
            library,
            lender: { code: 'ahar', __typename: 'Library', books: { nodes: [{ id: 'ahar:books:1' }], coverage: whole } },
          },
          { id: 'ahar:books:3', library, lender: null },
        ],
      },
    });
  });

  test('stands when that member does not answer', async () => {
    const { ask } = libraryProvince(lent);
    const { data } = await ask(query, { spoil: { marand: () => ({ missing: 'TIMEOUT', detail: '' }) } });
    expect(data).toMatchObject({
      books: { nodes: [{ id: 'ahar:books:1', lender: { code: 'marand', books: { nodes: [], coverage: { complete: false } } } }, {}, {}] },
    });
  });
});

describe('rows that refer to rows of other members', () => {
  const told = {
    ahar: [
      { localId: '1', pages: 9, sequels: ['marand:books:1', 'tabriz:books:x:y', 'ahar:books:1', 'marand:books:none', 'nowhere:books:1'] },
    ],
    marand: shelves.marand,
    tabriz: shelves.tabriz,
  };
  const query = '{ book(id: "ahar:books:1") { title sequels { id title pages } } }';
  const found = {
    marand: { id: 'marand:books:1', title: '1', pages: 300 },
    tabriz: { id: 'tabriz:books:x:y', title: 'x:y', pages: 250 },
    ahar: { id: 'ahar:books:1', title: '1', pages: 9 },
  };

  test('are completed by those members, each asked once; what is not there is null', async () => {
    const { ask, libraries } = libraryProvince(told);
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ book: { title: '1', sequels: [found.marand, found.tabriz, found.ahar, null, null] } });
    expect(libraries.marand?.asked).toHaveLength(1);
  });

  test('stand unfilled where a member does not answer, and an error says so', async () => {
    const { ask } = libraryProvince(told);
    const { data, errors } = await ask(query, { spoil: { marand: () => ({ missing: 'TIMEOUT', detail: '' }) } });
    const unfilled = (id: string) => ({ id, title: null, pages: null });
    expect(data).toEqual({
      book: { title: '1', sequels: [unfilled('marand:books:1'), found.tabriz, found.ahar, unfilled('marand:books:none'), null] },
    });
    const error = { message: expect.stringContaining('marand'), extensions: { code: 'MEMBER_UNAVAILABLE' } };
    expect(errors).toMatchObject([0, 3].map((index) => ({ ...error, path: ['book', 'sequels', index] })));
  });

  test('are not followed when their ids are all that is wanted', async () => {
    const { ask, libraries } = libraryProvince(told);
    const { data } = await ask('{ book(id: "ahar:books:1") { sequels { id } } }');
    expect(data).toEqual({ book: { sequels: told.ahar[0]?.sequels.map((id) => ({ id })) } });
    expect(libraries.marand?.asked).toHaveLength(0);
  });
});

describe('a list of ids', () => {
  const wanted = ['tabriz:books:x:y', 'ahar:books:1', 'marand:books:none', 'ahar:books:1', 'nowhere:books:1', 'no id', 'ahar:books:2'];
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Book { pages } } }';
  const book = (id: string, pages: number) => ({ __typename: 'Book', id, pages });

  test('is answered one for one in its order, each member asked once for its own, and null for what is not there', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    const { data, errors } = await ask(query, { variables: { ids: wanted } });
    expect(errors).toBeUndefined();
    const ahar = book('ahar:books:1', 300);
    expect(data).toEqual({ nodes: [book('tabriz:books:x:y', 250), ahar, null, ahar, null, null, book('ahar:books:2', 100)] });
    expect(libraries.ahar?.asked.map(({ variables }) => variables)).toEqual([{ v0: ['ahar:books:1', 'ahar:books:2'] }]);
    expect(libraries.tabriz?.asked).toHaveLength(1);
  });

  test('has an error beside each null of a member that does not answer, and the others stand', async () => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask(query, { variables: { ids: wanted }, spoil: { ahar: () => ({ missing: 'TIMEOUT', detail: '' }) } });
    expect(data).toEqual({ nodes: [book('tabriz:books:x:y', 250), null, null, null, null, null, null] });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual(
      [1, 3, 6].map((index) => [['nodes', index], 'MEMBER_UNAVAILABLE']),
    );
  });

  test('leaves out an answer that is another record, and the others stand', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil = {
      ahar: ({ data }: { data: { nodes: { id: string }[] } }) => ({
        data: { nodes: data.nodes.map((node) => ({ ...node, id: 'ahar:books:2' })) },
        errors: [],
        bytes: 1,
      }),
    };
    const { data, errors } = await ask(query, {
      variables: { ids: ['ahar:books:1', 'ahar:books:2', 'tabriz:books:x:y'] },
      spoil: spoil as never,
    });
    expect(data).toEqual({ nodes: [null, book('ahar:books:2', 100), book('tabriz:books:x:y', 250)] });
    expect(errors).toMatchObject([{ path: ['nodes', 0] }]);
  });

  test('may hold 200 ids and no more', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    const { errors } = await ask(query, { variables: { ids: Array.from({ length: 201 }, (_, n) => `ahar:books:${n}`) } });
    expect(errors).toMatchObject([{ message: 'ids holds 201 ids, but may hold 200 at most.', extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(libraries.ahar?.asked).toHaveLength(0);
    expect((await ask(query, { variables: { ids: [] } })).data).toEqual({ nodes: [] });
  });
});

describe("the planner's references", () => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Library { books(first: 1) { nodes { id } coverage { complete asked missing { code reason } } } }
    ... on Author { bookTotals { count } }
    ... on Book { title }
  } }`;

  test('are answered one for one in order, each member asked once', async () => {
    const { ask, libraries } = libraryProvince(shelves);
    const representations = [
      { __typename: 'Library', code: 'ahar' },
      { __typename: 'Author', name: 'Samad' },
      { __typename: 'Library', code: 'ahar' },
      { __typename: 'Book', id: 'tabriz:books:x:y' },
      { __typename: 'Book', id: 'tabriz:books:none' },
      { __typename: 'Book', id: 'nowhere:books:1' },
      { __typename: 'Author', name: 'Nobody' },
    ];
    const { data } = await ask(query, { variables: { representations } });
    const ahar = { books: { nodes: [{ id: 'ahar:books:1' }], coverage: { complete: true, asked: 1, missing: [] } } };
    expect(data).toEqual({ _entities: [ahar, { bookTotals: { count: 2 } }, ahar, { title: 'x:y' }, null, null, null] });
    expect(libraries.tabriz?.asked).toHaveLength(1);
  });

  test('share no object with each other, since the planner writes into them', async () => {
    const { ask } = libraryProvince(shelves);
    const representations = [
      { __typename: 'Author', name: 'Samad' },
      { __typename: 'Author', name: 'Samad' },
    ];
    const { raw } = await ask(query, { variables: { representations } });
    const entities = (raw as { _entities: { bookTotals: object }[] })._entities;
    expect(entities[0]).toEqual(entities[1]);
    expect(entities[0]?.bookTotals).not.toBe(entities[1]?.bookTotals);
  });

  test('to a member that does not answer give lists that cover nobody, and errors for plain fields', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil = { ahar: () => ({ missing: 'UNREACHABLE' as const, detail: '' }) };
    const lists = await ask(query, { variables: { representations: [{ __typename: 'Library', code: 'ahar' }] }, spoil });
    expect(lists.data).toEqual({
      _entities: [{ books: { nodes: [], coverage: { complete: false, asked: 1, missing: [{ code: 'ahar', reason: 'UNREACHABLE' }] } } }],
    });
    expect(lists.errors).toBeUndefined();
    const plain = await ask(query, { variables: { representations: [{ __typename: 'Book', id: 'ahar:books:1' }] }, spoil });
    expect(plain.errors?.[0]?.extensions.code).toBe('MEMBER_UNAVAILABLE');
  });
});
