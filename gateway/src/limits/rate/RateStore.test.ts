import { afterEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { type SmallRedis, startSmallRedis } from '../testing/smallRedis.ts';
import { memoryRateStore, type RateStore, redisRateStore } from './RateStore.ts';

const SECONDS = 600;
const log: string[] = [];
const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
  log.splice(0);
});

async function redis(): Promise<SmallRedis> {
  const server = await startSmallRedis();
  open.push(server);
  return server;
}

async function storeAt(url: string): Promise<RateStore> {
  const store = await redisRateStore(url, SECONDS, logger);
  open.push({ stop: () => store.close() });
  return store;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const said = (text: string) => log.filter((line) => line.includes(text)).length;

describe('what a client has spent', () => {
  test('adds up until the span ends, is its own, and can be given back', async () => {
    const store = memoryRateStore(SECONDS);
    await store.spend('a', 5);
    const { consumedPoints, msBeforeNext } = await store.spend('a', 7);
    expect(consumedPoints).toBe(12);
    expect(msBeforeNext).toBeGreaterThan(0);
    expect(msBeforeNext).toBeLessThanOrEqual(SECONDS * 1_000);
    expect((await store.spend('b', 1)).consumedPoints).toBe(1);
    await store.giveBack('a', 7);
    expect((await store.spend('a', 1)).consumedPoints).toBe(6);
    await store.close();
  });

  test('is forgotten when the span ends', async () => {
    const store = memoryRateStore(1);
    await store.spend('a', 5);
    await until(async () => (await store.spend('a', 0)).consumedPoints === 0);
  });

  test('is known to all gateways that have a Redis in common', async () => {
    const server = await redis();
    const [one, other] = [await storeAt(server.url), await storeAt(server.url)];
    await until(() => said('Redis keeps the rates') === 2);
    await one.spend('a', 5);
    expect((await other.spend('a', 7)).consumedPoints).toBe(12);
    await other.giveBack('a', 7);
    expect((await one.spend('a', 1)).consumedPoints).toBe(6);
  });

  test('is kept by each gateway alone while Redis is away, which is said once, and by Redis again when it is back', async () => {
    const server = await redis();
    const store = await storeAt(server.url);
    await until(() => said('Redis keeps the rates') === 1);
    await store.spend('a', 5);
    server.setAway(true);
    await until(async () => {
      const { consumedPoints } = await store.spend('b', 1);
      return consumedPoints > 2 && said('Redis does not answer') === 1;
    });
    server.setAway(false);
    const before = server.counted;
    await until(async () => {
      await store.spend('b', 1);
      return server.counted > before;
    });
    expect(said('Redis does not answer')).toBe(1);
  });
});
