import { afterEach, describe, expect, test } from '@jest/globals';
import { AnswerMemory } from '../scatter/AnswerMemory.ts';
import { usualPatience } from '../scatter/Round.ts';
import type { Book } from '../scatter/testing/Library.ts';
import { type LibraryServers, startLibraryServers, type TimedAnswer } from './testing/libraryServers.ts';

let libraries: LibraryServers;
afterEach(async () => {
  await libraries.stop();
});

const codes = ['ahar', 'bonab', 'hashtrud', 'jolfa', 'kaleybar', 'marand', 'mianeh', 'osku', 'sarab', 'shabestar', 'tabriz', 'varzeqan'];
const shelves = Object.fromEntries(codes.map((code, i) => [code, [{ localId: '1', pages: 100 + i }] satisfies Book[]]));
const QUERY = '{ books { nodes { id } totalCount coverage { complete answered missing { code reason } } } }';
const patience = { ...usualPatience, leastMilliseconds: 200, times: 1, usualMilliseconds: () => undefined };

const missingOf = ({ coverage }: TimedAnswer) => coverage?.missing.map(({ code, reason }) => `${code} ${reason}`);
const rowsOf = ({ data }: TimedAnswer) => (data as { books: { nodes: { id: string }[] } }).books.nodes.length;
const burst = (count: number) => Promise.all(Array.from({ length: count }, () => libraries.ask(QUERY)));

describe('a member that hangs', () => {
  test('holds up nobody: the others wait a little while for it', async () => {
    libraries = await startLibraryServers(shelves, { deadlineMilliseconds: 60_000, retries: 0 }, { patience });
    expect(missingOf(await libraries.ask(QUERY))).toEqual([]);
    const { tabriz } = libraries.servers;
    const before = tabriz?.requests.length ?? 0;
    tabriz?.behave('HANG');
    for (const answer of await burst(50)) {
      expect(missingOf(answer)).toEqual(['tabriz TIMEOUT']);
      expect(rowsOf(answer)).toBe(11);
      expect(answer.milliseconds).toBeLessThan(30_000);
    }
    // Only so many questions are with it.
    expect(tabriz?.requests).toHaveLength(before + 8);
  });

  test('is not waited for at all after a while, until it is well', async () => {
    const open = { openMilliseconds: 600_000, longestOpenMilliseconds: 600_000 };
    libraries = await startLibraryServers(shelves, { deadlineMilliseconds: 3_000, failuresToOpen: 1, ...open });
    const { ask, lines, servers } = libraries;
    const { tabriz } = servers;
    tabriz?.behave('HANG');
    while (missingOf(await ask(QUERY))?.[0] !== 'tabriz CIRCUIT_OPEN');
    const requests = tabriz?.requests.length ?? 0;
    expect(new Set((await burst(10)).map((answer) => `${missingOf(answer)} ${rowsOf(answer)}`))).toEqual(
      new Set(['tabriz CIRCUIT_OPEN 11']),
    );
    expect(tabriz?.requests).toHaveLength(requests);

    tabriz?.behave();
    for (const answered of [false, true]) lines.polled('tabriz', tabriz?.address ?? '', answered);
    expect(missingOf(await ask(QUERY))).toEqual([]);
  });

  test('is waited for until the deadline when it alone can answer', async () => {
    libraries = await startLibraryServers(shelves, { deadlineMilliseconds: 700 }, { patience });
    libraries.servers.tabriz?.behave('HANG');
    const { milliseconds, errors } = await libraries.ask('{ book(id: "tabriz:books:1") { title } }');
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('tabriz (TIMEOUT)') })]);
    expect(milliseconds).toBeGreaterThan(650);
  });

  test('is waited for once in an operation, not again for each thing that hangs on it', async () => {
    libraries = await startLibraryServers(
      { ...shelves, ahar: [{ localId: '1', pages: 500, author: 'Parvin' }] },
      { deadlineMilliseconds: 60_000, retries: 0 },
      { patience },
    );
    libraries.servers.tabriz?.behave('HANG');
    const answer = await libraries.ask('{ books { nodes { author { books { nodes { author { bookTotals { count } } } } } } } }');
    expect(missingOf(answer)).toEqual(['tabriz TIMEOUT']);
    expect(libraries.servers.tabriz?.requests).toHaveLength(1);
  });

  test('may answer late, which is remembered', async () => {
    const memory = new AnswerMemory(1_000_000);
    const stale = { largestAgeMilliseconds: 60_000, lastConfirmed: () => undefined };
    libraries = await startLibraryServers(shelves, { deadlineMilliseconds: 60_000 }, { patience, memory, stale });
    const { ask, servers } = libraries;
    const slow = servers.tabriz;
    slow?.hold();
    expect(missingOf(await ask(QUERY))).toEqual(['tabriz TIMEOUT']);
    slow?.release();
    slow?.behave('NONSENSE');
    let answer = await ask(QUERY);
    while (answer.coverage?.stale.length === 0) answer = await ask(QUERY);
    expect(answer.coverage).toMatchObject({ complete: false, answered: 11, stale: [{ code: 'tabriz' }], missing: [] });
    expect(rowsOf(answer)).toBe(12);
  });
});

describe('a member that flaps', () => {
  test('is in every answer when each question gets through at the third time', async () => {
    libraries = await startLibraryServers(shelves);
    for (const fault of ['RESET', 'ERROR_500', 'BAD_GATEWAY'] as const) {
      libraries.servers.osku?.behave(fault, fault, null);
      expect(missingOf(await libraries.ask(QUERY))).toEqual([]);
    }
  });

  test('is always accounted for, and there again soon after it is well', async () => {
    libraries = await startLibraryServers(shelves, { failuresToOpen: 3, openMilliseconds: 50, longestOpenMilliseconds: 100 });
    for (let i = 0; i < 30; i++) {
      libraries.servers.osku?.behave(...([null, 'RESET', 'ERROR_500', 'NONSENSE'] as const).slice(i % 4, (i % 4) + 1));
      const answer = await libraries.ask(QUERY);
      const isMissing = answer.coverage?.missing.length === 1;
      expect(answer.errors).toBeUndefined();
      expect(answer.coverage).toMatchObject({ complete: !isMissing, asked: 12, answered: isMissing ? 11 : 12 });
      expect(rowsOf(answer)).toBe(isMissing ? 11 : 12);
    }
    libraries.servers.osku?.behave();
    while ((await libraries.ask(QUERY)).coverage?.complete === false) await new Promise((resolve) => setTimeout(resolve, 10));
  });
});
