import { afterEach, describe, expect, test } from '@jest/globals';
import { developmentNetwork } from '@shafaf/shared/network/NetworkPolicy';
import pino from 'pino';
import { GraphqlClient } from '../GraphqlClient.ts';
import type { MemberResponse, Missing } from '../scatter/ask.ts';
import { Wanted } from '../scatter/Wanted.ts';
import { type CallSettings, usualCallSettings } from './CallSettings.ts';
import { MemberLine } from './MemberLine.ts';
import { type FaultyServer, startFaultyServer } from './testing/faultyServer.ts';

const logger = pino({ level: 'silent' });
const closes: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closes.splice(0).map((close) => close()));
});

/** A line to a server, both real. */
async function lineTo(server: FaultyServer, settings: Partial<CallSettings> = {}): Promise<MemberLine> {
  const all = { ...usualCallSettings, ...settings };
  const client = new GraphqlClient({
    network: developmentNetwork,
    deadlineMilliseconds: all.deadlineMilliseconds,
    connections: all.concurrent + 1,
  });
  closes.push(
    () => server.stop(),
    () => client.close(),
  );
  return new MemberLine(
    (request, milliseconds, wanted) => client.ask(server.address, request, undefined, milliseconds, wanted),
    all,
    logger,
  );
}

const QUESTION = JSON.stringify({ query: '{ a }', variables: {} });
const outcome = (answer: MemberResponse | Missing) => ('missing' in answer ? answer.missing : 'ANSWERED');
const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a question that does not get through', () => {
  test.each(['RESET', 'BAD_GATEWAY', 'ERROR_500'] as const)('is sent again when the server fails with %s', async (fault) => {
    const server = await startFaultyServer();
    const line = await lineTo(server);
    server.behave(fault, fault, null);
    expect(outcome(await line.ask(QUESTION))).toBe('ANSWERED');
    expect(server.requests).toEqual([QUESTION, QUESTION, QUESTION]);
  });

  test.each([
    ['RESET', 'UNREACHABLE'],
    ['BAD_GATEWAY', 'UNREACHABLE'],
    ['ERROR_500', 'ERROR'],
  ] as const)('is sent three times at most, and the reason told (%s: %s)', async (fault, reason) => {
    const server = await startFaultyServer();
    const line = await lineTo(server);
    server.behave(fault);
    expect(outcome(await line.ask(QUESTION))).toBe(reason);
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ['NONSENSE', 'BAD_ANSWER'],
    ['TOO_MANY', 'BUSY'],
  ] as const)('is not sent again when that would not help (%s: %s)', async (fault, reason) => {
    const server = await startFaultyServer();
    const line = await lineTo(server);
    server.behave(fault);
    expect(outcome(await line.ask(QUESTION))).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test('is not sent again when the deadline would not allow it, which holds for all attempts together', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { deadlineMilliseconds: 200 });
    server.behave('RESET', null);
    expect(outcome(await line.ask(QUESTION))).toBe('UNREACHABLE');
    server.behave('HANG');
    expect(outcome(await line.ask(QUESTION))).toBe('TIMEOUT');
    expect(server.requests).toHaveLength(2);
  });
});

describe('a member that fails again and again', () => {
  test('is left alone at once, until a question is answered again', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 3, openMilliseconds: 300, longestOpenMilliseconds: 300 });
    server.behave('RESET');
    expect(outcome(await line.ask(QUESTION))).toBe('UNREACHABLE');
    expect(server.requests).toHaveLength(3);
    expect(outcome(await line.ask(QUESTION))).toBe('CIRCUIT_OPEN');
    expect(server.requests).toHaveLength(3);

    server.behave();
    const outcomes = new Set<string>();
    while (!outcomes.has('ANSWERED')) {
      outcomes.add(outcome(await line.ask(QUESTION)));
      await after(20);
    }
    expect(outcomes).toEqual(new Set(['CIRCUIT_OPEN', 'ANSWERED']));
    expect(server.requests).toHaveLength(4);
  });

  test('is tried with one question, while the others do not wait', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 1, openMilliseconds: 1, longestOpenMilliseconds: 1, deadlineMilliseconds: 500 });
    server.behave('HANG');
    expect(outcome(await line.ask(QUESTION))).toBe('TIMEOUT');
    await after(100);
    const tried = line.ask(QUESTION);
    expect(await Promise.race([tried, line.ask(QUESTION)]).then(outcome)).toBe('CIRCUIT_OPEN');
    expect(outcome(await tried)).toBe('TIMEOUT');
    expect(server.requests).toHaveLength(2);
  });

  test('is asked at once when its synopsis can be had again, but not when that could be had all the while', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 1, openMilliseconds: 60_000, longestOpenMilliseconds: 60_000 });
    server.behave('BAD_GATEWAY', null);
    expect(outcome(await line.ask(QUESTION))).toBe('UNREACHABLE');
    line.polled(true);
    expect(outcome(await line.ask(QUESTION))).toBe('CIRCUIT_OPEN');
    line.polled(false);
    expect(outcome(await line.ask(QUESTION))).toBe('CIRCUIT_OPEN');
    line.polled(true);
    expect(outcome(await line.ask(QUESTION))).toBe('ANSWERED');
  });

  test('is left alone after the first failure that follows a sign of life', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 5, retries: 0, openMilliseconds: 60_000, longestOpenMilliseconds: 60_000 });
    server.behave('RESET');
    for (let i = 0; i < 5; i++) expect(outcome(await line.ask(QUESTION))).toBe('UNREACHABLE');
    line.polled(false);
    line.polled(true);
    expect(outcome(await line.ask(QUESTION))).toBe('UNREACHABLE');
    expect(outcome(await line.ask(QUESTION))).toBe('CIRCUIT_OPEN');
  });

  test('now and then only is not left alone: what is lost is sent again', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 3 });
    for (let i = 0; i < 10; i++) {
      server.behave('RESET', 'ERROR_500', null);
      expect(outcome(await line.ask(QUESTION))).toBe('ANSWERED');
    }
  });
});

describe('a member that refuses its calls', () => {
  test('is asked each time: it may obey the next call', async () => {
    let calls = 0;
    const refusing = async (): Promise<Missing> => {
      calls++;
      return { missing: 'REFUSED', detail: '' };
    };
    const line = new MemberLine(refusing, { ...usualCallSettings, failuresToOpen: 2 }, logger);
    for (let i = 0; i < 5; i++) expect(outcome(await line.ask(QUESTION))).toBe('REFUSED');
    expect(calls).toBe(5);
  });
});

describe('a member that is slow', () => {
  test('gets few questions at once, and is not asked when too many wait', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const server = await startFaultyServer(async () => {
      await held;
      return '{"data":{}}';
    });
    const line = await lineTo(server, { concurrent: 2, waiting: 3 });
    const asked = Array.from({ length: 6 }, () => line.ask(QUESTION));
    const last = asked.pop();
    expect(last && outcome(await last)).toBe('BUSY');
    while (server.requests.length < 2) await after(5);
    await after(50);
    expect(server.requests).toHaveLength(2);
    release();
    expect((await Promise.all(asked)).map(outcome)).toEqual(Array.from({ length: 5 }, () => 'ANSWERED'));
  });

  test('costs those that wait for it no more than their deadline', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { concurrent: 1, deadlineMilliseconds: 300, failuresToOpen: 100 });
    server.behave('HANG');
    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => line.ask(QUESTION)));
    expect(new Set(answers.map(outcome))).toEqual(new Set(['TIMEOUT']));
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(server.requests.length).toBeLessThan(20);
  });

  test('is known to be slow', async () => {
    const server = await startFaultyServer(async () => {
      await after(60);
      return '{"data":{}}';
    });
    const line = await lineTo(server);
    expect(line.usualMilliseconds).toBeUndefined();
    await line.ask(QUESTION);
    expect(line.usualMilliseconds).toBeGreaterThan(50);
  });
});

describe('a question that nobody wants any more', () => {
  /** Asks, and leaves when the server has the question. */
  async function askAndLeave(line: MemberLine, server: FaultyServer): Promise<string> {
    const wanted = new Wanted();
    wanted.join();
    const before = server.requests.length;
    const asked = line.ask(QUESTION, wanted);
    while (server.requests.length === before) await after(5);
    wanted.leave();
    return outcome(await asked);
  }

  test('is broken off and not sent again, and tells nothing of the member', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { failuresToOpen: 2, deadlineMilliseconds: 60_000 });
    server.behave('HANG', 'HANG', 'HANG', null);
    for (let i = 0; i < 3; i++) expect(await askAndLeave(line, server)).toBe('TIMEOUT');
    expect(server.requests).toHaveLength(3);
    expect(outcome(await line.ask(QUESTION))).toBe('ANSWERED');
  });

  test('is not sent when nobody wants it by the time its turn comes', async () => {
    const server = await startFaultyServer();
    const line = await lineTo(server, { concurrent: 1, deadlineMilliseconds: 60_000 });
    server.behave('HANG', null);
    const [first, second] = [new Wanted(), new Wanted()];
    for (const each of [first, second]) each.join();
    const asked = [line.ask(QUESTION, first), line.ask(QUESTION, second)];
    while (server.requests.length === 0) await after(5);
    second.leave();
    first.leave();
    expect((await Promise.all(asked)).map(outcome)).toEqual(['TIMEOUT', 'TIMEOUT']);
    expect(server.requests).toHaveLength(1);
  });
});
