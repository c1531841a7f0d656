import { describe, expect, test } from '@jest/globals';
import { type Synopsis, synopsisForm } from '@shafaf/shared/synopsis/Synopsis';
import fc from 'fast-check';
import type { Member } from './Member.ts';
import { type OrderKey, placeOrder } from './merge/orderKey.ts';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import { type AskOptions, type LibraryProvince, libraryProvince } from './testing/libraryProvince.ts';
import { changed, lies, spoilt } from './testing/lies.ts';
import { shelvesOf } from './testing/shelvesOf.ts';

/** Every row of these is told by a liar. */
const LIAR = 'ahar';
const codes = ['ahar', 'bonab', 'marand', 'tabriz'];
const book = fc.record(
  {
    pages: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
    printedOn: fc.constantFrom('1990-01-01', '2000-01-01', '2010-01-01', null),
    language: fc.constantFrom('fa', 'az', 'ru'),
    author: fc.constantFrom('Parvin', 'Samad'),
    lender: fc.constantFrom('marand', 'ahar', 'nowhere'),
  },
  { requiredKeys: [] },
);
const shelves = shelvesOf(codes, book, 10);
const filter = fc.constantFrom(
  {},
  { minPages: 2 },
  { maxPages: 4 },
  { language: 'fa' },
  { author: 'Parvin' },
  { minPages: 1, maxPages: 5, language: 'az' },
);
const order = fc.record({ field: fc.constantFrom('PAGES', 'PRINTED_ON'), direction: fc.constantFrom('ASC', 'DESC') });

interface Node {
  id: string;
  title: string;
  pages: number | string | null;
  printedOn: string | null;
  language: string | null;
  library: { code: string };
  author: { name: string | null; bookTotals: { count: number } | null } | null;
  lender: { code: string } | null;
}
interface Coverage {
  complete: boolean;
  missing: object[];
  stale: object[];
  dropped: { code: string; rows: number; values: number; reasons: string[] }[];
}

const COVERAGE = 'coverage { complete missing { code reason } stale { code } dropped { code rows values reasons } }';
const NODE = 'id title pages printedOn language library { code } author { name } lender { code }';

/** Walks all pages of a list, in one direction. */
async function walk(
  province: LibraryProvince,
  variables: { filter: object; orderBy: object; size: number },
  options: AskOptions,
): Promise<{ nodes: Node[]; coverages: Coverage[] }> {
  const nodes: Node[] = [];
  const coverages: Coverage[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 100; pages++) {
    const { data, errors } = await province.ask(
      `query ($filter: BookFilter, $orderBy: BookOrder, $size: Int, $after: String) {
        books(filter: $filter, orderBy: $orderBy, first: $size, after: $after) { edges { cursor node { ${NODE} } } pageInfo { hasNextPage endCursor } ${COVERAGE} } }`,
      { ...options, variables: { ...variables, after } },
    );
    expect(errors).toBeUndefined();
    const { books } = data as {
      books: { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null }; coverage: Coverage };
    };
    nodes.push(...books.edges.map(({ node }) => node));
    coverages.push(books.coverage);
    if (!books.pageInfo.hasNextPage) return { nodes, coverages };
    // Without a row there is no place to go on from: a page with more behind it must have one.
    expect(books.pageInfo.endCursor).not.toBeNull();
    after = books.pageInfo.endCursor;
  }
  throw new Error('the pages do not end');
}

const isOfOthers = ({ id }: { id: string }) => !id.startsWith(`${LIAR}:`);

describe('a member that lies', () => {
  test('costs nobody but itself, whatever it makes of its answers, and what is used of them is sound', async () => {
    await fc.assert(
      fc.asyncProperty(
        shelves,
        filter,
        order,
        fc.integer({ min: 1, max: 12 }),
        fc.array(lies, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (books, filter, orderBy, size, told, prunes) => {
          const province = libraryProvince(books);
          const known = new Map(
            Object.values(province.libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]),
          );
          const shortcuts = prunes ? { synopsisOf: ({ code }: Member) => known.get(code) } : {};
          let answers = 0;
          const spoil = { [LIAR]: (response: Parameters<typeof spoilt>[0]) => spoilt(response, told[answers++ % told.length] ?? []) };
          const truth = await walk(province, { filter, orderBy, size: 50 }, {});
          const { nodes, coverages } = await walk(province, { filter, orderBy, size }, { spoil, shortcuts });

          expect(nodes.filter(isOfOthers)).toEqual(truth.nodes.filter(isOfOthers));
          for (const node of nodes) expectSound(node, filter);
          expectInOrder(nodes, orderBy);
          for (const { complete, missing, stale, dropped } of coverages) {
            expect(complete).toBe(missing.length + stale.length + dropped.length === 0);
            for (const each of dropped) expect(each).toMatchObject({ code: LIAR, reasons: expect.arrayContaining([expect.any(String)]) });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('leaves figures, entities and records of others as they are', async () => {
    const query = `query ($filter: BookFilter) {
      bookTotals(filter: $filter, groupBy: LIBRARY) { count groups { key library { code } count pages } ${COVERAGE} }
      author(name: "Parvin") { name books(first: 50, filter: $filter) { nodes { ${NODE} } totalCount ${COVERAGE} } }
      node(id: "marand:books:0") { id ... on Book { title library { code } } }
      _entities(representations: [{ __typename: "Library", code: "marand" }, { __typename: "Library", code: "ahar" }]) {
        ... on Library { books(first: 50) { nodes { ${NODE} } ${COVERAGE} } } } }`;
    interface Answer {
      bookTotals: { count: number; groups: { key: string; library: { code: string } | null }[]; coverage: Coverage };
      author: { books: { nodes: Node[]; coverage: Coverage } } | null;
      node: object | null;
      _entities: ({ books: { nodes: Node[] } | null } | null)[];
    }
    await fc.assert(
      fc.asyncProperty(shelves, filter, lies, async (books, filter, told) => {
        const province = libraryProvince(books);
        const honest = (await province.ask(query, { variables: { filter } })).data as Answer;
        const spoil = { [LIAR]: (response: Parameters<typeof spoilt>[0]) => spoilt(response, told) };
        const { data, errors } = await province.ask(query, { variables: { filter }, spoil });
        const answer = data as Answer;
        for (const { path, extensions } of errors ?? []) {
          // A null that could also mean "not there" is an error, and the record of another is none.
          expect(extensions.code).toBe('MEMBER_UNAVAILABLE');
          expect(path).not.toEqual(['node']);
        }
        const isOther = ({ key }: { key: string }) => key !== LIAR;
        expect(answer.bookTotals.groups.filter(isOther).sort(byKey)).toEqual(honest.bookTotals.groups.filter(isOther).sort(byKey));
        for (const { key, library } of answer.bookTotals.groups) expect(library).toEqual({ code: key });
        if (answer.author !== null) {
          expect(answer.author.books.nodes.filter(isOfOthers)).toEqual((honest.author?.books.nodes ?? []).filter(isOfOthers));
          for (const node of answer.author.books.nodes) expectSound(node, { ...filter, author: 'Parvin' });
        }
        expect(answer.node).toEqual(honest.node);
        expect(answer._entities?.[0] ?? honest._entities[0]).toEqual(honest._entities[0]);
        for (const node of answer._entities?.[1]?.books?.nodes ?? []) expectSound(node, {});
      }),
      { numRuns: 80 },
    );
  });

  test('hides no row of others with what its synopsis says', async () => {
    await fc.assert(
      fc.asyncProperty(
        shelves,
        filter,
        order,
        fc.integer({ min: 1, max: 12 }),
        fc.subarray(codes, { minLength: 1, maxLength: 3 }),
        lies,
        fc.constantFrom(0, 1, 1_000_000_000),
        async (books, filter, orderBy, size, liars, told, invented) => {
          const province = libraryProvince(books);
          const known = new Map<string, KnownSynopsis>();
          for (const library of Object.values(province.libraries)) {
            const { code } = library.member;
            const honest = library.synopsis();
            const said = liars.includes(code) ? told.reduce(changed, boasting(honest, invented)) : honest;
            const parsed = readAsWatched(said);
            if (parsed?.member === code) known.set(code, new KnownSynopsis(parsed));
          }
          const isHonest = ({ id }: { id: string }) => !liars.includes(id.split(':')[0] ?? '');
          const truth = await walk(province, { filter, orderBy, size: 50 }, {});
          const { nodes } = await walk(province, { filter, orderBy, size }, { shortcuts: { synopsisOf: ({ code }) => known.get(code) } });
          expect(nodes.filter(isHonest)).toEqual(truth.nodes.filter(isHonest));
          // What liars have is not more than they have.
          const all = new Map(truth.nodes.map((node) => [node.id, node]));
          for (const node of nodes) expect(node).toEqual(all.get(node.id));
          expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
          expectInOrder(nodes, orderBy);
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A synopsis that speaks of rows that are not there: many, of any length, before and among all others. */
function boasting(synopsis: ReturnType<LibraryProvince['libraries'][string]['synopsis']>, rows: number): unknown {
  const said = structuredClone(synopsis);
  const { books } = said.categories;
  if (rows === 0 || books === undefined) return said;
  books.rows += rows;
  books.zones.push({
    rows,
    ranges: { pages: { min: 6, max: 1_000, nulls: 0 }, printedOn: { min: '0001-01-01', max: '9999-12-31', nulls: 0 } },
    values: { language: { fa: rows } },
  });
  return said;
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}

/** A row is of the form that the schema says, its own member's, and as the filter asks. */
function expectSound(node: Node, filter: { minPages?: number; maxPages?: number; language?: string; author?: string }): void {
  const { id, library, title, pages, printedOn, language, author } = node;
  expect(id).toMatch(/^(ahar|bonab|marand|tabriz):books:/);
  expect(id.startsWith(`${library.code}:`)).toBe(true);
  expect(typeof title).toBe('string');
  expect(pages === null || Number.isInteger(Number(pages))).toBe(true);
  expect(printedOn === null || /^\d{4}-\d\d-\d\d$/.test(printedOn)).toBe(true);
  expect(language === null || typeof language === 'string').toBe(true);
  if (filter.minPages !== undefined) expect(Number(pages ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(filter.minPages);
  if (filter.maxPages !== undefined) expect(Number(pages ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(filter.maxPages);
  if (filter.language !== undefined) expect(language).toBe(filter.language);
  if (filter.author !== undefined) expect(author?.name).toBe(filter.author);
}

function expectInOrder(nodes: readonly Node[], { field, direction }: { field: string; direction: string }): void {
  const compare = placeOrder(direction === 'ASC' ? 'ASC' : 'DESC');
  const keyOf = ({ pages, printedOn }: Node): OrderKey =>
    field === 'PAGES' ? (typeof pages === 'string' ? BigInt(pages) : pages) : printedOn;
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    if (next !== undefined) expect(compare({ id: node.id, key: keyOf(node) }, { id: next.id, key: keyOf(next) })).toBeLessThan(0);
  }
}

/** What the gateway makes of a synopsis; whatever reading it throws, it is not used. */
function readAsWatched(said: unknown): Synopsis | undefined {
  try {
    return synopsisForm.parse(said);
  } catch {
    return undefined;
  }
}
