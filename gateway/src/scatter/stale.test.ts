import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { AnswerMemory } from './AnswerMemory.ts';
import type { Missing, Staleness } from './ask.ts';
import type { MissingReason } from './coverage.ts';
import type { Member } from './Member.ts';
import { KnownSynopsis } from './prune/KnownSynopsis.ts';
import type { Book } from './testing/Library.ts';
import { type AskOptions, type LibraryProvince, libraryProvince } from './testing/libraryProvince.ts';

const MINUTE = 60_000;
const noon = Date.parse('2026-03-21T12:00:00.000Z');
beforeEach(() => {
  jest.useFakeTimers({ now: noon, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

const shelves = {
  ahar: [
    { localId: '1', pages: 900 },
    { localId: '2', pages: 100 },
  ],
  marand: [{ localId: '1', pages: 500 }],
};
const failing = (missing: MissingReason) => ({ ahar: (): Missing => ({ missing, detail: '' }) });

/** A province whose answers are kept, and the way to ask it. */
function keptProvince(stale: Partial<Staleness> | null = {}) {
  const province = libraryProvince(shelves);
  const memory = new AnswerMemory(1_000_000);
  const shortcuts = {
    memory,
    ...(stale && { stale: { largestAgeMilliseconds: 60 * MINUTE, lastConfirmed: () => undefined, ...stale } }),
  };
  const ask = (query: string, options: AskOptions = {}) =>
    province.ask(query, { ...options, shortcuts: { ...shortcuts, ...options.shortcuts } });
  return { province, ask, memory };
}

const versions = ({ libraries }: LibraryProvince) => {
  const known = new Map(Object.values(libraries).map((library) => [library.member.code, new KnownSynopsis(library.synopsis())]));
  return ({ code }: Member) => known.get(code);
};

const query = '{ books { nodes { id } totalCount coverage { complete asked answered stale { code asOf } missing { code reason } } } }';
const whole = ['ahar:books:1', 'marand:books:1', 'ahar:books:2'];
const answer = (ids: readonly string[], coverage: object) => ({
  books: { nodes: ids.map((id) => ({ id })), totalCount: ids.length, coverage },
});
const staleAhar = (asOf = '2026-03-21T12:00:00.000Z') =>
  answer(whole, { complete: false, asked: 2, answered: 1, stale: [{ code: 'ahar', asOf }], missing: [] });
const missingAhar = (reason: MissingReason) =>
  answer(['marand:books:1'], { complete: false, asked: 2, answered: 1, stale: [], missing: [{ code: 'ahar', reason }] });

describe('the last answer of a member that fails', () => {
  test.each(['UNREACHABLE', 'TIMEOUT', 'ERROR', 'BAD_ANSWER', 'CIRCUIT_OPEN', 'BUSY'] as const)(
    'stands in for it, and is flagged, when it fails with %s',
    async (reason) => {
      const { ask } = keptProvince();
      await ask(query);
      jest.setSystemTime(noon + MINUTE);
      const { data, coverage, errors } = await ask(query, { spoil: failing(reason) });
      expect(errors).toBeUndefined();
      expect(data).toEqual(staleAhar());
      expect(coverage).toMatchObject({
        complete: false,
        answered: 1,
        stale: [{ code: 'ahar', asOf: '2026-03-21T12:00:00.000Z' }],
        missing: [],
      });
    },
  );

  test.each(['NOT_CONNECTED', 'REFUSED'] as const)('does not speak for it when it is no failure (%s)', async (reason) => {
    const { ask } = keptProvince();
    await ask(query);
    expect((await ask(query, { spoil: failing(reason) })).data).toEqual(missingAhar(reason));
  });

  test('stands in although its data has changed since, and never passes for a new one', async () => {
    const { ask, province } = keptProvince();
    await ask(query, { shortcuts: { synopsisOf: versions(province) } });
    province.libraries.ahar?.publish({ localId: '3', pages: 50 });
    const now = versions(province);
    const first = await ask(query, { shortcuts: { synopsisOf: now }, spoil: failing('UNREACHABLE') });
    expect(first.data).toEqual(staleAhar());
    const second = await ask(query, { shortcuts: { synopsisOf: now }, spoil: failing('UNREACHABLE') });
    expect(second.data).toEqual(staleAhar());
    const third = await ask(query, { shortcuts: { synopsisOf: now } });
    expect(third.data).toMatchObject({ books: { totalCount: 4, coverage: { complete: true, stale: [] } } });
  });

  test('is as new as its data was last confirmed to be', async () => {
    const lastConfirmed = ({ code }: Member) => (code === 'ahar' ? { version: '1', at: noon + 50 * MINUTE } : undefined);
    const { ask, province } = keptProvince({ lastConfirmed });
    await ask(query, { shortcuts: { synopsisOf: versions(province) } });
    jest.setSystemTime(noon + 100 * MINUTE);
    const { data } = await ask(query, { spoil: failing('UNREACHABLE') });
    expect(data).toEqual(staleAhar('2026-03-21T12:50:00.000Z'));
  });

  test('is as old as it is when a newer state of the data was heard of', async () => {
    const { ask, province } = keptProvince({ lastConfirmed: () => ({ version: '2', at: noon + 50 * MINUTE }) });
    await ask(query, { shortcuts: { synopsisOf: versions(province) } });
    jest.setSystemTime(noon + 59 * MINUTE);
    expect((await ask(query, { spoil: failing('UNREACHABLE') })).data).toEqual(staleAhar());
    jest.setSystemTime(noon + 61 * MINUTE);
    expect((await ask(query, { spoil: failing('UNREACHABLE') })).data).toEqual(missingAhar('UNREACHABLE'));
  });

  test('is left out where the gateway or the client will have none, or not so old', async () => {
    const { ask } = keptProvince();
    await ask(query);
    jest.setSystemTime(noon + MINUTE);
    const spoil = failing('TIMEOUT');
    expect((await ask(query, { spoil, largestStaleMilliseconds: -1 })).data).toEqual(missingAhar('TIMEOUT'));
    expect((await ask(query, { spoil, largestStaleMilliseconds: MINUTE - 1 })).data).toEqual(missingAhar('TIMEOUT'));
    expect((await ask(query, { spoil, largestStaleMilliseconds: MINUTE })).data).toEqual(staleAhar());
    expect((await ask(query, { spoil, shortcuts: { bypassMemory: true } })).data).toEqual(missingAhar('TIMEOUT'));
    const none = keptProvince(null);
    await none.ask(query);
    expect((await none.ask(query, { spoil })).data).toEqual(missingAhar('TIMEOUT'));
  });

  test('is not enough for a client that wants all or nothing', async () => {
    const { ask } = keptProvince();
    await ask(query);
    const { data, errors } = await ask(query, { spoil: failing('TIMEOUT'), requireComplete: true });
    expect(data).toEqual({ books: null });
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'Not every member answered: ahar (TIMEOUT).',
        extensions: expect.objectContaining({ code: 'INCOMPLETE' }),
      }),
    ]);
  });

  test('stands in for one record, flagged for the whole operation', async () => {
    const { ask } = keptProvince();
    const one = '{ book(id: "ahar:books:1") { title } }';
    await ask(one);
    const { data, coverage, errors } = await ask(one, { spoil: failing('UNREACHABLE') });
    expect({ data, errors }).toEqual({ data: { book: { title: '1' } }, errors: undefined });
    expect(coverage).toMatchObject({ complete: false, asked: 1, answered: 0, stale: [{ code: 'ahar' }] });
  });

  test('is not one to another question', async () => {
    const { ask } = keptProvince();
    await ask(query);
    const other = query.replace('books', 'books(filter: { minPages: 1 })');
    expect((await ask(other, { spoil: failing('TIMEOUT') })).data).toEqual(missingAhar('TIMEOUT'));
  });

  test('is not one that proved bad', async () => {
    const { ask } = keptProvince();
    await ask('{ bookTotals { count } }', { spoil: { ahar: () => ({ data: { bookTotals: { count: -1 } }, errors: [], bytes: 1 }) } });
    expect((await ask('{ bookTotals { count } }', { spoil: failing('TIMEOUT') })).coverage).toMatchObject({
      stale: [],
      missing: [{ code: 'ahar', reason: 'TIMEOUT' }],
    });
  });

  test('lies in the same bounds as all that is kept', async () => {
    const province = libraryProvince(shelves);
    const memory = new AnswerMemory(300);
    const shortcuts = { memory, stale: { largestAgeMilliseconds: MINUTE, lastConfirmed: () => undefined } };
    await province.ask('{ bookTotals { count } }', { shortcuts });
    for (const minPages of [1, 2, 3, 4]) await province.ask(`{ bookTotals(filter: { minPages: ${minPages} }) { count } }`, { shortcuts });
    const { coverage } = await province.ask('{ bookTotals { count } }', { shortcuts, spoil: failing('TIMEOUT') });
    expect(coverage).toMatchObject({ stale: [], missing: [{ code: 'ahar' }] });
  });
});

describe('a page', () => {
  const long = {
    ahar: [900, 800, 700, 600].map((pages) => ({ localId: `${pages}`, pages })),
    marand: [50, 40, 30, 20, 10].map((pages) => ({ localId: `${pages}`, pages })),
  };
  const page = (first: number) => `{ books(first: ${first}) { nodes { id } coverage { stale { code } missing { code reason } } } }`;

  test('of another length can be answered with the last answer, as long as that leaves no gap', async () => {
    const province = libraryProvince(long);
    const memory = new AnswerMemory(1_000_000);
    const shortcuts = { memory, stale: { largestAgeMilliseconds: MINUTE, lastConfirmed: () => undefined } };
    const synopsisOf = versions(province);
    // By its synopsis it has two rows of the page at most, so that it is asked for few.
    await province.ask(page(2), { shortcuts: { ...shortcuts, synopsisOf } });
    const spoil = failing('CIRCUIT_OPEN');
    const same = await province.ask(page(2), { shortcuts, spoil });
    expect(same.data).toEqual({
      books: { nodes: [{ id: 'ahar:books:900' }, { id: 'ahar:books:800' }], coverage: { stale: [{ code: 'ahar' }], missing: [] } },
    });
    const longer = await province.ask(page(6), { shortcuts, spoil });
    expect(longer.data).toMatchObject({ books: { coverage: { stale: [], missing: [{ code: 'ahar', reason: 'CIRCUIT_OPEN' }] } } });
  });

  test('says whose count is an earlier one, though none of their rows are in it', async () => {
    const counted = {
      ahar: [10, 15, 20, 25].map((pages): Book => ({ localId: `${pages}`, pages })),
      marand: [900, 800, 700].map((pages): Book => ({ localId: `${pages}`, pages })),
    };
    const province = libraryProvince(counted);
    const shortcuts = { memory: new AnswerMemory(1_000_000), stale: { largestAgeMilliseconds: MINUTE, lastConfirmed: () => undefined } };
    const count =
      '{ books(first: 1, filter: { minPages: 12 }) { nodes { id } totalCount coverage { answered stale { code } missing { code } } } }';
    const first = await province.ask(count, { shortcuts: { ...shortcuts, synopsisOf: versions(province) } });
    expect(first.data).toMatchObject({ books: { totalCount: 6, coverage: { answered: 2, stale: [] } } });
    expect(province.libraries.ahar?.asked.at(-1)?.query).not.toContain('nodes');
    province.libraries.ahar?.publish({ localId: '5', pages: 5 });
    const { data } = await province.ask(count, {
      shortcuts: { ...shortcuts, synopsisOf: versions(province) },
      spoil: failing('UNREACHABLE'),
    });
    expect(data).toEqual({
      books: { nodes: [{ id: 'marand:books:900' }], totalCount: 6, coverage: { answered: 1, stale: [{ code: 'ahar' }], missing: [] } },
    });
  });
});
