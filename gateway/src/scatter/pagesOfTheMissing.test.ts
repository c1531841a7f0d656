import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Missing } from './ask.ts';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type AskOptions, type LibraryProvince, libraryProvince, type Spoil } from './testing/libraryProvince.ts';

const shelves = {
  ahar: [900, 700, 300].map((pages): Book => ({ localId: `${pages}`, pages, author: 'Parvin' })),
  marand: [800, 600, 500, 400].map((pages): Book => ({ localId: `${pages}`, pages, author: 'Parvin' })),
};
const away = (...codes: string[]): Record<string, Spoil> =>
  Object.fromEntries(codes.map((code) => [code, (): Missing => ({ missing: 'UNREACHABLE', detail: '' })]));

interface Page {
  books: {
    nodes: { id: string }[];
    totalCount: number;
    pageInfo: { startCursor: string | null; endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
    edges: { cursor: string }[];
    coverage: { complete: boolean; asked: number; answered: number; missing: { code: string; reason: string }[] };
  };
}

const CONNECTION =
  'nodes { id } edges { cursor } totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } coverage { complete asked answered missing { code reason } }';
const QUERY = `query ($first: Int, $after: String, $last: Int, $before: String) { books(first: $first, after: $after, last: $last, before: $before) { ${CONNECTION} } }`;
const pageOf = async (province: LibraryProvince, variables: Record<string, unknown>, options: AskOptions = {}) => {
  const { data, errors } = await province.ask(QUERY, { ...options, variables });
  expect(errors).toBeUndefined();
  return (data as Page).books;
};
const ids = ({ nodes }: Page['books']) => nodes.map(({ id }) => id);

describe('a member that was missing from one page', () => {
  test('stays out of the pages that follow when it is back, and is reported', async () => {
    const province = libraryProvince(shelves);
    const first = await pageOf(province, { first: 2 }, { spoil: away('ahar') });
    expect(ids(first)).toEqual(['marand:books:800', 'marand:books:600']);
    const second = await pageOf(province, { first: 2, after: first.pageInfo.endCursor });
    expect(ids(second)).toEqual(['marand:books:500', 'marand:books:400']);
    expect(second.coverage).toEqual({
      complete: false,
      asked: 2,
      answered: 1,
      missing: [{ code: 'ahar', reason: 'MISSING_EARLIER' }],
    });
    expect(second).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false } });
    const last = await pageOf(province, { first: 2, after: second.edges[0]?.cursor });
    expect(last.coverage.missing).toEqual([{ code: 'ahar', reason: 'MISSING_EARLIER' }]);
    const back = await pageOf(province, { last: 2, before: second.pageInfo.startCursor });
    expect(ids(back)).toEqual(['marand:books:800', 'marand:books:600']);
    expect(back.coverage.missing).toEqual([{ code: 'ahar', reason: 'MISSING_EARLIER' }]);
    expect(ids(await pageOf(province, { first: 2 }))).toEqual(['ahar:books:900', 'marand:books:800']);
  });

  test('is not asked on the pages that follow, nor named to those that are', async () => {
    const province = libraryProvince(shelves);
    const { pageInfo } = await pageOf(province, { first: 1 }, { spoil: away('ahar') });
    const { ahar, marand } = province.libraries;
    const before = ahar?.asked.length;
    await pageOf(province, { first: 1, after: pageInfo.endCursor });
    expect(ahar?.asked).toHaveLength(before ?? 0);
    const cursor = marand?.asked.at(-1)?.variables.v2;
    expect(cursor).toBe(pageInfo.endCursor?.split('.')[0]);
  });

  test('is an error to a client that wants all or nothing', async () => {
    const province = libraryProvince(shelves);
    const { pageInfo } = await pageOf(province, { first: 1 }, { spoil: away('ahar') });
    const { errors } = await province.ask(QUERY, { variables: { first: 1, after: pageInfo.endCursor }, requireComplete: true });
    expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ['Not every member answered: ahar (MISSING_EARLIER).', 'INCOMPLETE'],
    ]);
  });

  test('is no loss when nothing of its could match', async () => {
    const province = libraryProvince({ ...shelves, tabriz: [] });
    const { pageInfo } = await pageOf(province, { first: 1 }, { spoil: away('tabriz') });
    const known = new Map(Object.values(province.libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
    const second = await pageOf(
      province,
      { first: 1, after: pageInfo.endCursor },
      { shortcuts: { synopsisOf: ({ code }) => known.get(code) } },
    );
    expect(second.coverage).toMatchObject({ complete: true, missing: [] });
  });

  test('is out of lists that hang on an entity just the same', async () => {
    const province = libraryProvince(shelves);
    const query = `query ($after: String) { author(name: "Parvin") { books(first: 2, after: $after) { ${CONNECTION} } } }`;
    const ask = async (after: string | null, options: AskOptions = {}) => {
      const answered = await province.ask(query, { ...options, variables: { after } });
      return { ...(answered.data as { author: Page }).author.books, whole: answered.coverage };
    };
    const first = await ask(null, { spoil: away('ahar') });
    const second = await ask(first.pageInfo.endCursor);
    expect(ids(second)).toEqual(['marand:books:500', 'marand:books:400']);
    const coverage = { complete: false, asked: 2, answered: 1, missing: [{ code: 'ahar', reason: 'MISSING_EARLIER' }] };
    expect(second.coverage).toEqual(coverage);
    expect(second.whole).toMatchObject(coverage);
  });
});

describe('a member that goes missing later', () => {
  test('is missing from that page and those that follow it', async () => {
    const province = libraryProvince(shelves);
    const first = await pageOf(province, { first: 2 });
    expect(first.pageInfo.endCursor).not.toContain('.');
    const second = await pageOf(province, { first: 1, after: first.pageInfo.endCursor }, { spoil: away('ahar') });
    expect(ids(second)).toEqual(['marand:books:600']);
    expect(second.coverage.missing).toEqual([{ code: 'ahar', reason: 'UNREACHABLE' }]);
    const third = await pageOf(province, { first: 9, after: second.pageInfo.endCursor });
    expect(ids(third)).toEqual(['marand:books:500', 'marand:books:400']);
    expect(third.coverage.missing).toEqual([{ code: 'ahar', reason: 'MISSING_EARLIER' }]);
  });
});

describe('pages one after another', () => {
  const codes = ['ahar', 'bonab', 'kaleybar', 'marand', 'sarab', 'tabriz'];

  test('are the rows of those that were never missing, each once and in order, whoever comes and goes', async () => {
    const pages = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pages, { minLength: codes.length, maxLength: codes.length }),
        fc.array(fc.subarray(codes, { maxLength: 3 }), { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.boolean(),
        async (lengths, absences, size, forwards, pruned) => {
          const books = Object.fromEntries(
            codes.map((code, i) => [code, (lengths[i] ?? []).map((each, j): Book => ({ localId: `${j}`, pages: each }))]),
          );
          const province = libraryProvince(books);
          const known = new Map(
            Object.values(province.libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]),
          );
          const shortcuts = pruned ? { synopsisOf: ({ code }: { code: string }) => known.get(code) } : {};
          const seen: string[] = [];
          const missed = new Set<string>();
          let cursor: string | null = null;
          for (const absent of absences) {
            const variables: Record<string, unknown> = forwards ? { first: size, after: cursor } : { last: size, before: cursor };
            const page: Page['books'] = await pageOf(province, variables, { spoil: away(...absent), shortcuts });
            const missing = page.coverage.missing.map(({ code }) => code);
            // Who was missing once, stays so.
            if (page.nodes.length > 0 && !pruned) for (const code of missed) expect(missing).toContain(code);
            for (const code of missing) missed.add(code);
            for (const id of ids(page)) expect(missed).not.toContain(id.split(':')[0]);
            expect(page.coverage.complete).toBe(missing.length === 0);
            expect((page.pageInfo.endCursor ?? '').length).toBeLessThan(1_000);
            if (forwards) seen.push(...ids(page));
            else seen.unshift(...ids(page));
            cursor = forwards ? page.pageInfo.endCursor : page.pageInfo.startCursor;
            if (!(forwards ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) break;
            if (cursor === null) break;
          }
          const all = ids(await pageOf(province, { first: 200 }));
          expect(seen).toEqual(all.filter((id) => seen.includes(id)));
          const always = all.filter((id) => !missed.has(id.split(':')[0] ?? ''));
          expect(seen.filter((id) => always.includes(id))).toEqual(always);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a cursor that was tampered with', () => {
  test.each([
    ['a name that is none', '.abcd'],
    ['a name of nobody', '.AAAAA', true],
    ['more than it could name', `.${'abcde'.repeat(200)}`],
    ['nothing', '.'],
    ['two lists of names', '.abcde.abcde'],
    ['too many to be named', '.*'],
  ])('is refused or does no harm: it names %s', async (_what, suffix, harmless = false) => {
    const province = libraryProvince(shelves);
    const first = await pageOf(province, { first: 2 });
    const { data, errors } = await province.ask(QUERY, { variables: { first: 2, after: `${first.pageInfo.endCursor}${suffix}` } });
    if (harmless) expect(ids((data as Page).books)).toEqual(['ahar:books:700', 'marand:books:600']);
    else expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR']);
  });
});
