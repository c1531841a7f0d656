import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';

/** Where it is kept what clients have spent. */
export interface RateStore {
  /** Adds points to what a client has spent in the current span, and says what that makes and when the span ends. */
  spend(client: string, points: number): Promise<Pick<RateLimiterRes, 'consumedPoints' | 'msBeforeNext'>>;
  /** Gives back points that were spent for nothing. */
  giveBack(client: string, points: number): Promise<void>;
  close(): Promise<void>;
}

/** Keeps it in this process: right for one gateway. */
export function memoryRateStore(seconds: number): RateStore {
  const limiter = new RateLimiterMemory({ points: 1, duration: seconds });
  return {
    spend: (client, points) => limiter.penalty(client, points),
    giveBack: async (client, points) => {
      await limiter.reward(client, points);
    },
    close: async () => {},
  };
}

/** An answer of Redis that takes longer is not waited for. */
const REDIS_MILLISECONDS = 250;
/** However long Redis is away, it is said once in so many milliseconds. */
const SAY_EVERY = 60_000;

/** Keeps it in Redis, for several gateways together. While Redis does not answer, each keeps what it sees itself. */
export async function redisRateStore(url: string, seconds: number, logger: Logger): Promise<RateStore> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_MILLISECONDS,
    connectTimeout: REDIS_MILLISECONDS * 20,
  });
  let saidAt = Number.NEGATIVE_INFINITY;
  client.on('error', (error) => {
    if (performance.now() - saidAt < SAY_EVERY) return;
    saidAt = performance.now();
    logger.error({ err: error }, 'Redis does not answer; rates are kept by this gateway alone meanwhile');
  });
  client.on('ready', () => {
    saidAt = Number.NEGATIVE_INFINITY;
    logger.info('Redis keeps the rates');
  });
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: 'shafaf:rate',
    points: 1,
    duration: seconds,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ points: 1, duration: seconds }),
  });
  return {
    spend: (key, points) => limiter.penalty(key, points),
    giveBack: async (key, points) => {
      await limiter.reward(key, points);
    },
    close: async () => client.disconnect(),
  };
}
