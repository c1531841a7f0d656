import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pino from 'pino';
import type { MemberResponse, Missing } from '../ask.ts';
import { KnownSynopsis } from '../prune/KnownSynopsis.ts';
import { readRules } from '../rules.ts';
import { type Book, Library } from '../testing/Library.ts';
import { librariesContract } from '../testing/librariesContract.ts';
import { libraryProvince } from '../testing/libraryProvince.ts';
import { lies, spoilt } from '../testing/lies.ts';
import { shelvesOf } from '../testing/shelvesOf.ts';
import { RowStream, type RowStreamOptions } from './RowStream.ts';
import type { RowPlace, RowsQuestion } from './RowsQuestion.ts';
import type { RowsReport } from './RowsReport.ts';

const QUERY = `query ($filter: BookFilter, $orderBy: BookOrder!) { books(filter: $filter, orderBy: $orderBy) {
  nodes { id title pages printedOn language library { code } author { name } sequels { id } } } }`;
const rules = readRules(librariesContract);
const usualOrder = { field: 'PAGES', direction: 'DESC' };

/** How a library's answers are spoilt: told how often it was asked before. */
type Spoil = (response: MemberResponse, times: number) => MemberResponse | Missing;
type Row = Readonly<Record<string, unknown>>;

/** Reads a list over libraries to its end. */
async function read(
  shelves: Record<string, readonly Book[]>,
  question: Partial<RowsQuestion> = {},
  { spoil = {}, ...options }: { spoil?: Record<string, Spoil> } & Partial<RowStreamOptions> = {},
): Promise<{ rows: Row[]; report: RowsReport; asked: Record<string, number> }> {
  const libraries = new Map(Object.entries(shelves).map(([code, books]) => [code, new Library(rules.schema, code, books)]));
  const asked: Record<string, number> = {};
  const stream = await RowStream.open(
    {
      rules,
      members: () => [...libraries.values()].map(({ member }) => member),
      async send(_address, request, code) {
        const response = await libraries.get(code)?.answer(request);
        if (response === undefined) throw new Error(`no library ${code}`);
        const times = asked[code] ?? 0;
        asked[code] = times + 1;
        return spoil[code]?.(response, times) ?? response;
      },
      synopsisOf: () => undefined,
      patienceMilliseconds: 2_000,
      logger: pino({ level: 'silent' }),
      ...options,
    },
    { query: QUERY, variables: { orderBy: usualOrder }, after: null, ...question },
    { of: 'ROW', keep: (row) => row },
    new AbortController().signal,
  );
  const rows: Row[] = [];
  for await (const batch of stream.batches()) rows.push(...batch.map(({ kept }) => kept));
  return { rows, report: stream.report(), asked };
}

const codes = ['ahar', 'bonab', 'marand', 'tabriz'];
const book = fc.record(
  {
    pages: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
    printedOn: fc.constantFrom('1990-01-01', '2000-01-01', null),
    language: fc.constantFrom('fa', 'az'),
    author: fc.constantFrom('Parvin', 'Samad'),
  },
  { requiredKeys: [] },
);
const filter = fc.constantFrom({}, { minPages: 2 }, { language: 'fa' }, { library: ['ahar', 'tabriz'] }, { word: '1' });
const order = fc.record({ field: fc.constantFrom('PAGES', 'PRINTED_ON'), direction: fc.constantFrom('ASC', 'DESC') });
const many = (count: number, pagesOf = (i: number) => i) =>
  Array.from({ length: count }, (_, i): Book => ({ localId: String(i), pages: pagesOf(i) }));
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** All rows of a list by its pages, as every client can have them. */
async function byPages(shelves: Record<string, readonly Book[]>, variables: object): Promise<unknown[]> {
  const province = libraryProvince(shelves);
  const rows: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const { data } = await province.ask(
      `query ($filter: BookFilter, $orderBy: BookOrder!, $after: String) { books(filter: $filter, orderBy: $orderBy, first: 7, after: $after) {
        nodes { id title pages printedOn language library { code } author { name } sequels { id } } pageInfo { hasNextPage endCursor } } }`,
      { variables: { ...variables, after } },
    );
    const { books }: { books: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = JSON.parse(
      JSON.stringify(data),
    );
    rows.push(...books.nodes);
    if (!books.pageInfo.hasNextPage) return rows;
    after = books.pageInfo.endCursor;
  }
}

describe('a list that is read row by row', () => {
  test('has the rows of all its pages, in their order, whatever the filter and the order', async () => {
    await fc.assert(
      fc.asyncProperty(shelvesOf(codes, book, 12), filter, order, async (shelves, filter, orderBy) => {
        const { rows, report } = await read(shelves, { variables: { filter, orderBy } });
        expect(plain(rows)).toEqual(await byPages(shelves, { filter, orderBy }));
        expect(report).toMatchObject({ rows: rows.length, coverage: { complete: true, missing: [], dropped: [] } });
        expect(report.members.reduce((sum, member) => sum + member.rows, 0)).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });

  test('goes on after any of its rows, by place or by cursor, without one repeated or passed over', async () => {
    const shelves = { ahar: many(5, (i) => i % 3), marand: [...many(4, (i) => i % 2), { localId: 'x', pages: null }], tabriz: many(3) };
    for (const direction of ['ASC', 'DESC']) {
      const variables = { orderBy: { field: 'PAGES', direction } };
      const { rows } = await read(shelves, { variables });
      const pages = await libraryProvince(shelves).ask(
        `query ($orderBy: BookOrder!) { books(orderBy: $orderBy, first: 50) { edges { cursor } } }`,
        { variables },
      );
      const { books }: { books: { edges: { cursor: string }[] } } = JSON.parse(JSON.stringify(pages.data));
      for (const [at, { id, pages: key }] of rows.entries()) {
        const places: RowPlace[] = [{ key: key === null ? null : Number(key), id: String(id) }, { cursor: books.edges[at]?.cursor ?? '' }];
        for (const after of places) expect(idsOf((await read(shelves, { variables, after })).rows)).toEqual(idsOf(rows.slice(at + 1)));
      }
    }
  });

  test('asks a member for one page after the other, and nobody twice for the same', async () => {
    const { rows, asked } = await read({ ahar: many(1_000), tabriz: many(30), marand: [] });
    expect(rows).toHaveLength(1_030);
    expect(asked).toEqual({ ahar: 6, tabriz: 1, marand: 1 });
  });

  test('asks for no more than one page ahead of what is taken', async () => {
    const library = new Library(rules.schema, 'ahar', many(3_000));
    const stream = await RowStream.open(
      {
        rules,
        members: () => [library.member],
        send: (_address, request) => library.answer(request),
        synopsisOf: () => undefined,
        logger: pino({ level: 'silent' }),
      },
      { query: QUERY, variables: { orderBy: usualOrder }, after: null },
      { of: 'ROW', keep: ({ id }) => id },
      new AbortController().signal,
    );
    const batches = stream.batches();
    for (let taken = 0; taken < 5; taken++) {
      await batches.next();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(library.asked.length).toBeLessThanOrEqual(taken + 2);
    }
    await batches.return(undefined);
  });

  test('does not ask those of whom it is known that none of their rows matches', async () => {
    const shelves = { ahar: many(5), tabriz: many(50) };
    const known = new Map(
      Object.entries(shelves).map(([code, books]) => [code, new KnownSynopsis(new Library(rules.schema, code, books).synopsis())]),
    );
    const { rows, asked, report } = await read(
      shelves,
      { variables: { filter: { minPages: 40 }, orderBy: usualOrder } },
      { synopsisOf: ({ code }) => known.get(code) },
    );
    expect(idsOf(rows)).toHaveLength(10);
    expect(asked).toEqual({ tabriz: 1 });
    expect(report.coverage).toMatchObject({ complete: true, asked: 1, skipped: 1 });
    expect(report.members).toEqual([{ code: 'tabriz', rows: 10, version: '1', versionAtEnd: '1' }]);
  });

  test('asks larger pages of those who have them, and the others as all are asked', async () => {
    const shelves = { ahar: many(900), tabriz: many(900, (i) => i * 2) };
    const libraries = new Map(Object.entries(shelves).map(([code, books]) => [code, new Library(rules.schema, code, books)]));
    const large: string[] = [];
    const without = new Set<string>();
    const { rows, asked } = await read(shelves, undefined, {
      large: {
        mostRows: 400,
        isServed: ({ code }) => !without.has(code),
        doWithout: ({ code }) => without.add(code),
        async send(_address, request, code) {
          large.push(code);
          if (code === 'ahar') return { missing: 'BAD_ANSWER', detail: 'status 404', isNotServed: true };
          return (await libraries.get(code)?.answer(request)) ?? { missing: 'ERROR', detail: '' };
        },
      },
    });
    expect(idsOf(rows)).toEqual(idsOf((await read(shelves)).rows));
    expect([large.sort(), asked]).toEqual([['ahar', 'tabriz', 'tabriz', 'tabriz', 'tabriz'], { ahar: 6 }]);
  });
});

describe('a member that fails', () => {
  const shelves = { ahar: many(500, (i) => i * 2), tabriz: many(500, (i) => i * 2 + 1) };
  const failed: Missing = { missing: 'UNREACHABLE', detail: 'connection reset' };

  test('in the middle is asked again, and nothing is missing or comes twice', async () => {
    const { rows, report } = await read(shelves, undefined, { spoil: { tabriz: (response, times) => (times === 1 ? failed : response) } });
    expect(idsOf(rows)).toEqual(idsOf((await read(shelves)).rows));
    expect(report.coverage.complete).toBe(true);
  });

  test('for good is missing from where it failed on, and the report says so', async () => {
    const spoil = { tabriz: (response: MemberResponse, times: number) => (times >= 1 ? failed : response) };
    const { rows, report } = await read(shelves, undefined, { spoil, patienceMilliseconds: 300 });
    expect(report.coverage).toMatchObject({ complete: false, asked: 2, answered: 1, missing: [{ code: 'tabriz', reason: 'UNREACHABLE' }] });
    expect(report.members).toMatchObject([
      { code: 'ahar', rows: 500 },
      { code: 'tabriz', rows: 50 },
    ]);
    const whole = (await read(shelves)).rows;
    const given = new Set(idsOf(rows));
    expect(idsOf(rows)).toEqual(idsOf(whole).filter((id) => given.has(id)));
  });

  test('from the beginning is missing at once, and the others are there', async () => {
    const { rows, report } = await read(shelves, undefined, { spoil: { tabriz: () => failed } });
    expect(rows).toHaveLength(500);
    expect(report.coverage.missing).toEqual([{ code: 'tabriz', reason: 'UNREACHABLE' }]);
  });

  test('gives nothing more once nobody wants the list', async () => {
    const leaving = new AbortController();
    const library = new Library(rules.schema, 'ahar', many(1_000));
    const stream = await RowStream.open(
      {
        rules,
        members: () => [library.member],
        send: (_address, request) => library.answer(request),
        synopsisOf: () => undefined,
        logger: pino({ level: 'silent' }),
      },
      { query: QUERY, variables: { orderBy: usualOrder }, after: null },
      { of: 'ROW', keep: ({ id }) => id },
      leaving.signal,
    );
    leaving.abort();
    let rows = 0;
    for await (const batch of stream.batches()) rows += batch.length;
    expect(rows).toBeLessThanOrEqual(400);
    expect(stream.report().coverage.complete).toBe(false);
  });
});

describe('a member that lies', () => {
  test('in any of its pages costs no row of others, and its own are as the contract says, once and in order', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(shelvesOf(codes, book, 12), filter, order, lies, fc.nat(1), async (shelves, filter, orderBy, told, from) => {
        const whole = await byPages(shelves, { filter, orderBy });
        const spoil = { ahar: (response: MemberResponse, times: number) => (times >= from ? spoilt(response, told) : response) };
        const { rows, report } = await read(shelves, { variables: { filter, orderBy } }, { spoil, patienceMilliseconds: 0 });
        const isOthers = (row: unknown) => !String(Reflect.get(Object(row), 'id')).startsWith('ahar:');
        expect(plain(rows.filter(isOthers))).toEqual(whole.filter(isOthers));
        expect(new Set(idsOf(rows)).size).toBe(rows.length);
        const own = rows.filter((row) => !isOthers(row));
        if (report.coverage.complete && from > 0) expect(own).toHaveLength(whole.length - whole.filter(isOthers).length);
        if (!report.coverage.complete) seen++;
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(5);
  });

  test('by giving the same page for ever is missing', async () => {
    let first: MemberResponse | undefined;
    const spoil = { ahar: (response: MemberResponse) => (first ??= response) };
    const { rows, report } = await read({ ahar: many(500), tabriz: many(10) }, undefined, { spoil });
    expect(rows).toHaveLength(60);
    expect(report.coverage.missing).toEqual([{ code: 'ahar', reason: 'BAD_ANSWER' }]);
  });

  test('about one row has that row left out, and it is said', async () => {
    const spoil = {
      ahar: (response: MemberResponse): MemberResponse => {
        const changed: MemberResponse = structuredClone(response);
        const nodes: { title: unknown }[] = JSON.parse(JSON.stringify(Reflect.get(Object(changed.data?.books), 'nodes')));
        if (nodes[3] !== undefined) nodes[3].title = null;
        return { ...changed, data: { books: { ...Object(changed.data?.books), nodes } } };
      },
    };
    const { rows, report } = await read({ ahar: many(50), tabriz: many(10) }, undefined, { spoil });
    expect(rows).toHaveLength(59);
    expect(report.coverage).toMatchObject({ complete: false, missing: [], dropped: [{ code: 'ahar', rows: 1, reasons: ['MALFORMED'] }] });
  });
});

describe('a table of a list', () => {
  const paths = ['id', 'title', 'pages', 'printedOn', 'language', 'library.code', 'author.name', 'sequels.id'];
  type Cells = readonly unknown[];

  /** Objects of rows as the lists of their values, as members may give them. */
  function listed(response: MemberResponse): MemberResponse {
    const inLists = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(inLists);
      return typeof value === 'object' && value !== null ? Object.values(value).map(inLists) : value;
    };
    const books: { nodes?: unknown[] } = Object(response.data?.books);
    return { ...response, data: { books: { ...books, nodes: books.nodes?.map(inLists) } } };
  }

  async function tableOf(
    shelves: Record<string, readonly Book[]>,
    variables: Record<string, unknown>,
    form: (response: MemberResponse, code: string) => MemberResponse,
  ): Promise<{ cells: Cells[]; report: RowsReport }> {
    const libraries = new Map(Object.entries(shelves).map(([code, books]) => [code, new Library(rules.schema, code, books)]));
    const send: RowStreamOptions['send'] = async (_address, request, code) => {
      const response = await libraries.get(code)?.answer(request);
      return response === undefined ? { missing: 'ERROR', detail: '' } : form(response, code);
    };
    const stream = await RowStream.open(
      {
        rules,
        members: () => [...libraries.values()].map(({ member }) => member),
        send,
        large: { send, mostRows: 1_000, isServed: () => true, doWithout: () => undefined },
        synopsisOf: () => undefined,
        patienceMilliseconds: 0,
        logger: pino({ level: 'silent' }),
      },
      { query: QUERY, variables, after: null },
      { of: 'CELLS', paths, keep: (cells) => [...cells] },
      new AbortController().signal,
    );
    const cells: Cells[] = [];
    for await (const batch of stream.batches()) cells.push(...batch.map(({ kept }) => kept));
    return { cells, report: stream.report() };
  }

  const sequelled = fc.record({
    pages: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
    printedOn: fc.constantFrom('1990-01-01', '2000-01-01', null),
    language: fc.constantFrom('fa', 'az'),
    author: fc.constantFrom('Parvin', 'Samad'),
    sequels: fc.subarray(['ahar:books:1', 'tabriz:books:2']),
  });

  test('has the same cells whether members give objects or lists of their values', async () => {
    await fc.assert(
      fc.asyncProperty(shelvesOf(codes, sequelled, 12), filter, order, async (shelves, filter, orderBy) => {
        const [objects, lists] = await Promise.all([
          tableOf(shelves, { filter, orderBy }, (response) => response),
          tableOf(shelves, { filter, orderBy }, listed),
        ]);
        expect(lists.cells).toEqual(objects.cells);
        expect(lists.report).toEqual(objects.report);
        expect(lists.report.coverage.complete).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('has nothing of a lie in lists that the ordinary way would not let pass, and all rows of the others', async () => {
    let incomplete = 0;
    await fc.assert(
      fc.asyncProperty(shelvesOf(codes, sequelled, 12), filter, order, lies, async (shelves, filter, orderBy, told) => {
        const honest = await tableOf(shelves, { filter, orderBy }, listed);
        const { cells, report } = await tableOf(shelves, { filter, orderBy }, (response, code) =>
          code === 'ahar' ? spoilt(listed(response), told) : listed(response),
        );
        const isOthers = ([id]: Cells) => !String(id).startsWith('ahar:');
        expect(cells.filter(isOthers)).toEqual(honest.cells.filter(isOthers));
        expect(new Set(cells.map(([id]) => id)).size).toBe(cells.length);
        for (const [id, title, pages, printedOn, language, library, author, sequels] of cells) {
          expect(String(id)).toMatch(/^[a-z]+:books:./);
          expect(typeof title).toBe('string');
          expect(pages === null || typeof pages === 'number' || typeof pages === 'string').toBe(true);
          expect(printedOn === null || /^\d{4}-\d\d-\d\d$/.test(String(printedOn))).toBe(true);
          expect([language, author].every((text) => text === null || typeof text === 'string')).toBe(true);
          expect(library).toBe(String(id).split(':')[0]);
          expect(Array.isArray(sequels) && sequels.every((each) => typeof each === 'string')).toBe(true);
          if ('minPages' in filter) expect(Number(pages)).toBeGreaterThanOrEqual(2);
          if ('language' in filter) expect(language).toBe('fa');
        }
        if (!report.coverage.complete) incomplete++;
      }),
      { numRuns: 80 },
    );
    expect(incomplete).toBeGreaterThan(5);
  });
});
