import { describe, expect, test } from '@jest/globals';
import type { MemberResponse } from './ask.ts';
import { libraryProvince, type Spoil } from './testing/libraryProvince.ts';
import { nested } from './testing/lies.ts';

const shelves = {
  ahar: [
    { localId: '1', pages: 300, language: 'fa', author: 'Parvin' },
    { localId: '2', pages: 100, language: 'az' },
  ],
  marand: [
    { localId: '1', pages: 200, language: 'fa', author: 'Parvin' },
    { localId: '2', pages: 50, language: 'ru' },
  ],
};

const query = '{ books(first: 3) { nodes { id title pages } totalCount coverage { complete asked answered missing { code reason } } } }';
const without = (reason: string) => ({
  books: {
    nodes: [
      { id: 'marand:books:1', title: '1', pages: 200 },
      { id: 'marand:books:2', title: '2', pages: 50 },
    ],
    totalCount: 2,
    coverage: { complete: false, asked: 2, answered: 1, missing: [{ code: 'ahar', reason }] },
  },
});

/** A member's answer with its `books` changed. */
const books =
  (change: (books: { nodes: Record<string, unknown>[]; totalCount: unknown; pageInfo: unknown }) => unknown): Spoil =>
  (response) => {
    const copy = structuredClone(response.data);
    return { data: { ...copy, books: change(copy?.books as never) }, errors: [], bytes: 1 };
  };

describe('a member that does not answer as it should is left out and reported, and the rest stands:', () => {
  const bad: [what: string, reason: string, spoil: Spoil][] = [
    ['it cannot be reached', 'UNREACHABLE', () => ({ missing: 'UNREACHABLE', detail: 'ECONNREFUSED' })],
    ['it is too slow', 'TIMEOUT', () => ({ missing: 'TIMEOUT', detail: '' })],
    [
      'it answers with an error',
      'ERROR',
      ({ data }) => ({ data, errors: [{ message: 'relation "books" does not exist', path: ['books'] }], bytes: 1 }),
    ],
    ['it answers with an error of no place', 'ERROR', () => ({ data: null, errors: [{ message: 'boom' }], bytes: 1 })],
    ['it gives neither data nor errors', 'BAD_ANSWER', () => ({ data: null, errors: [], bytes: 1 })],
    ['the field is missing', 'BAD_ANSWER', () => ({ data: {}, errors: [], bytes: 1 })],
    ['the page is null', 'BAD_ANSWER', books(() => null)],
    ['the page is a list', 'BAD_ANSWER', books(() => [])],
    ['the rows are no list', 'BAD_ANSWER', books((page) => ({ ...page, nodes: { length: 1 } }))],
    ['there are more rows than were asked for', 'BAD_ANSWER', books((page) => ({ ...page, nodes: [...page.nodes, ...page.nodes] }))],
    ['the rows are out of order', 'BAD_ANSWER', books((page) => ({ ...page, nodes: page.nodes.toReversed() }))],
    ['the count is negative', 'BAD_ANSWER', books((page) => ({ ...page, totalCount: -1 }))],
    ['the count is a fraction', 'BAD_ANSWER', books((page) => ({ ...page, totalCount: 1.5 }))],
    ['the count is inherited', 'BAD_ANSWER', books(({ totalCount, ...page }) => Object.assign(Object.create({ totalCount }), page))],
    ['there is no page info', 'BAD_ANSWER', books((page) => ({ ...page, pageInfo: null }))],
    ['it does not say whether more follow', 'BAD_ANSWER', books((page) => ({ ...page, pageInfo: { hasNextPage: 'no' } }))],
    ['it says that more follow a page that is not full', 'BAD_ANSWER', books((page) => ({ ...page, pageInfo: { hasNextPage: true } }))],
    ['its rows are JSON as deep as a stack', 'BAD_ANSWER', books((page) => ({ ...page, nodes: { nodes: nested(100_000) } }))],
    ['its count is JSON as deep as a stack', 'BAD_ANSWER', books((page) => ({ ...page, totalCount: nested(100_000) }))],
  ];
  test.each(bad)('%s (%s)', async (_what, reason, spoil) => {
    const { ask } = libraryProvince(shelves);
    const { data, errors, coverage } = await ask(query, { spoil: { ahar: spoil } });
    expect(errors).toBeUndefined();
    expect(data).toEqual(without(reason));
    expect(coverage).toEqual({
      complete: false,
      asked: 2,
      answered: 1,
      skipped: 0,
      stale: [],
      missing: [{ code: 'ahar', reason }],
      dropped: [],
    });
  });

  test('it answers keys that nobody asked for, which are not looked at', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil: Spoil = (response) => {
      const data = JSON.parse(JSON.stringify(response.data).replace('"totalCount"', '"__proto__":{"polluted":true},"totalCount"'));
      return { data, errors: [], bytes: 1 };
    };
    const { data } = await ask(query, { spoil: { ahar: spoil } });
    expect(data).toMatchObject({ books: { totalCount: 4, coverage: { complete: true } } });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('it is asked several things and fails in one: the other stands', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil: Spoil = (response: MemberResponse) => ({ ...response, errors: [{ message: 'no', path: ['q1_bookTotals'] }] });
    const { data } = await ask('{ books { totalCount coverage { complete } } bookTotals { count coverage { complete } } }', {
      spoil: { ahar: spoil },
    });
    expect(data).toEqual({
      books: { totalCount: 4, coverage: { complete: true } },
      bookTotals: { count: 2, coverage: { complete: false } },
    });
  });
});

describe('a row that cannot be used is left out and reported, and the other rows of the member stand:', () => {
  const dropped = `{ books(first: 3) { nodes { id title pages } totalCount
    coverage { complete asked answered missing { code reason } dropped { code rows values reasons } } } }`;
  const first = (change: (row: Record<string, unknown>) => unknown) =>
    books((page) => ({ ...page, nodes: page.nodes.map((each, index) => (index === 0 ? change(each) : each)) }));

  test.each<[what: string, reason: string, spoil: Spoil]>([
    ['it is null', 'MALFORMED', first(() => null)],
    ['it is a list', 'MALFORMED', first((each) => [each])],
    ['it is JSON as deep as a stack', 'MALFORMED', first(() => nested(100_000))],
    ['a text of it is JSON as deep as a stack', 'MALFORMED', first((each) => ({ ...each, title: nested(100_000) }))],
    ['it is of another member', 'NOT_ITS_OWN', first((each) => ({ ...each, id: 'marand:books:9' }))],
    ['it has no id', 'NOT_ITS_OWN', first(({ id: _id, ...each }) => each)],
    ['its id only begins like its own', 'NOT_ITS_OWN', first((each) => ({ ...each, id: 'aharx:books:9' }))],
    ['its id is of another category', 'NOT_ASKED_FOR', first((each) => ({ ...each, id: 'ahar:shelves:1' }))],
    ['its id is endless', 'MALFORMED', first((each) => ({ ...each, id: `ahar:books:${'9'.repeat(1_000)}` }))],
    ['its id is in its prototype', 'NOT_ITS_OWN', first(({ id, ...each }) => Object.assign(Object.create({ id }), each))],
    ['it stands twice', 'REPEATED', books((page) => ({ ...page, nodes: [page.nodes[1], { ...page.nodes[1], pages: 99 }] }))],
    ['its order key is no number', 'MALFORMED', first((each) => ({ ...each, pages: 'many' }))],
    ['its order key is an object', 'MALFORMED', first((each) => ({ ...each, pages: { valueOf: 5 } }))],
    ['its order key is without end', 'MALFORMED', first((each) => ({ ...each, pages: Number.POSITIVE_INFINITY }))],
    ['a field of it that is never null is null', 'MALFORMED', first((each) => ({ ...each, title: null }))],
    ['a field of it that is never null is not there', 'MALFORMED', first(({ title: _title, ...each }) => each)],
    ['a text of it is an object', 'MALFORMED', first((each) => ({ ...each, title: { toString: 'x' } }))],
  ])('%s (%s)', async (_what, reason, spoil) => {
    const { ask } = libraryProvince(shelves);
    const { data, errors, coverage } = await ask(dropped, { spoil: { ahar: spoil } });
    expect(errors).toBeUndefined();
    const report = {
      complete: false,
      asked: 2,
      answered: 2,
      missing: [],
      dropped: [{ code: 'ahar', rows: 1, values: 0, reasons: [reason] }],
    };
    expect(data).toEqual({
      books: {
        nodes: [
          { id: 'marand:books:1', title: '1', pages: 200 },
          { id: 'ahar:books:2', title: '2', pages: 100 },
          { id: 'marand:books:2', title: '2', pages: 50 },
        ],
        totalCount: 4,
        coverage: report,
      },
    });
    expect(coverage).toEqual({ ...report, skipped: 0, stale: [] });
  });
});

describe('figures', () => {
  const totals =
    '{ bookTotals(groupBy: LANGUAGE) { count groups { key language library { code } count } groupCount coverage { missing { reason } } } }';
  const bookTotals =
    (change: (totals: { groups: Record<string, unknown>[]; groupCount: number }) => unknown): Spoil =>
    (response) => ({ data: { bookTotals: change(structuredClone(response.data?.bookTotals) as never) }, errors: [], bytes: 1 });

  test.each<[what: string, spoil: Spoil]>([
    ['holds groups back', bookTotals((each) => ({ ...each, groups: each.groups.slice(1) }))],
    ['gives a group twice', bookTotals((each) => ({ ...each, groups: [each.groups[0], each.groups[0]] }))],
    ['gives a key that is no text', bookTotals((each) => ({ ...each, groups: each.groups.map((group) => ({ ...group, key: 7 })) }))],
    ['gives a sum that is none', bookTotals((each) => ({ ...each, count: 'NaN' }))],
    ['gives null for a sum', bookTotals((each) => ({ ...each, count: null }))],
    [
      'counts less than nothing',
      bookTotals((each) => ({ ...each, count: -1, groups: each.groups.map((group) => ({ ...group, count: -1 })) })),
    ],
    [
      'counts more in groups than in the whole',
      bookTotals((each) => ({ ...each, groups: each.groups.map((group) => ({ ...group, count: 2 })) })),
    ],
    [
      'describes a group otherwise than its key',
      bookTotals((each) => ({ ...each, groups: each.groups.map((group) => ({ ...group, language: 'ru' })) })),
    ],
  ])('leave out a member that %s', async (_what, spoil) => {
    const { ask } = libraryProvince(shelves);
    const { data } = await ask(totals, { spoil: { ahar: spoil } });
    expect(data).toEqual({
      bookTotals: {
        count: 2,
        groups: [
          { key: 'fa', language: 'fa', library: null, count: 1 },
          { key: 'ru', language: 'ru', library: null, count: 1 },
        ],
        groupCount: 2,
        coverage: { missing: [{ reason: 'BAD_ANSWER' }] },
      },
    });
  });

  test.each(['LIBRARY', 'TOWN'])('leave out a member that puts its rows into the group of another (by %s)', async (groupBy) => {
    const { ask } = libraryProvince({ ...shelves, marand: { books: shelves.marand, register: { county: 'marand-town' } } });
    const query = `{ bookTotals(groupBy: ${groupBy}) { count groups { key count } coverage { missing { code reason } } } }`;
    const other = { LIBRARY: 'marand', TOWN: 'marand-town' }[groupBy];
    const spoil = { ahar: bookTotals((each) => ({ ...each, groups: each.groups.map((group) => ({ ...group, key: other, count: 2 })) })) };
    expect((await ask(query, { spoil })).data).toEqual({
      bookTotals: { count: 2, groups: [{ key: other, count: 2 }], coverage: { missing: [{ code: 'ahar', reason: 'BAD_ANSWER' }] } },
    });
  });

  test('leave out a member that gives groups though none were asked for', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil = { ahar: bookTotals((each) => ({ ...each, groups: [{ key: 'fa', count: 1, pages: 1 }], groupCount: 1 })) };
    const { data } = await ask('{ bookTotals { count groups { key } coverage { complete } } }', { spoil });
    expect(data).toEqual({ bookTotals: { count: 2, groups: [], coverage: { complete: false } } });
  });
});

describe('a client that wants all or nothing', () => {
  test('gets an error that names who is missing, for the field that lacks them', async () => {
    const { ask } = libraryProvince(shelves);
    const { data, errors } = await ask('{ part: books { totalCount } whole: books(filter: { library: ["marand"] }) { totalCount } }', {
      requireComplete: true,
      spoil: { ahar: () => ({ missing: 'TIMEOUT', detail: '' }) },
    });
    expect(data).toEqual({ part: null, whole: { totalCount: 2 } });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'Not every member answered: ahar (TIMEOUT).',
        path: ['part'],
        extensions: expect.objectContaining({ code: 'INCOMPLETE' }),
      }),
    ]);
  });
});

describe('a null that could also mean "not answered"', () => {
  test('is an error for one record and for one entity', async () => {
    const { ask } = libraryProvince(shelves);
    const spoil = { ahar: (): { missing: 'TIMEOUT'; detail: string } => ({ missing: 'TIMEOUT', detail: '' }) };
    const { data, errors } = await ask(
      '{ book(id: "ahar:books:1") { title } gone: author(name: "Nobody") { name } there: author(name: "Parvin") { bookTotals { count coverage { complete } } } }',
      { spoil },
    );
    expect(data).toEqual({ book: null, gone: null, there: { bookTotals: { count: 1, coverage: { complete: false } } } });
    expect(errors?.map(({ path, extensions }) => [path[0], extensions.code]).sort()).toEqual([
      ['book', 'MEMBER_UNAVAILABLE'],
      ['gone', 'MEMBER_UNAVAILABLE'],
    ]);
  });
});
