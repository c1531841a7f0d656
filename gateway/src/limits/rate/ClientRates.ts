import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { RateLimit } from '../PublicLimits.ts';
import { addressList } from './addressList.ts';
import { clientKey } from './clientKey.ts';
import type { RateStore } from './RateStore.ts';

const KEPT_ADDRESSES = 10_000;

/** Holds each client to what one address may spend. */
export class ClientRates {
  readonly #limit: RateLimit;
  readonly #store: RateStore;
  readonly #isExempt: (address: string) => boolean;
  /** By address: reading one takes longer than all else here. */
  readonly #known = new LRUCache<string, { key: string; isExempt: boolean }>({ max: KEPT_ADDRESSES });
  readonly #trustsProxies: boolean;
  readonly #logger: Logger;
  #warned = false;

  /** @param trustsProxies whether the addresses that proxies report are believed */
  constructor(limit: RateLimit, store: RateStore, trustsProxies: boolean, logger: Logger) {
    this.#limit = limit;
    this.#store = store;
    this.#isExempt = addressList(limit.exempt);
    this.#trustsProxies = trustsProxies;
    this.#logger = logger;
  }

  /**
   * By what the client of a request is known; null for one that is exempt. Behind a proxy that is not trusted all clients are one, and
   * none of them is exempt because the proxy would be.
   */
  clientOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): string | null {
    const isHidden = !this.#trustsProxies && (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined);
    if (isHidden && !this.#warned) {
      this.#warned = true;
      this.#logger.warn(
        { proxy: ip },
        'Requests come through a proxy that is not trusted, so all its clients count as one; see docs/limits.md',
      );
    }
    const { key, isExempt } = this.#read(ip);
    return isExempt && !isHidden ? null : key;
  }

  #read(ip: string): { key: string; isExempt: boolean } {
    let known = this.#known.get(ip);
    if (known === undefined) {
      known = { key: clientKey(ip), isExempt: this.#isExempt(ip) };
      this.#known.set(ip, known);
    }
    return known;
  }

  /**
   * Lets a client spend points. What is refused is given back, so that a client may still ask for less.
   * @throws ShafafError `RATE_LIMITED`, which says when to ask again
   */
  async spend(client: string | null, points: number): Promise<void> {
    if (client === null) return;
    const { consumedPoints, msBeforeNext } = await this.#store.spend(client, points);
    const { points: limit, seconds } = this.#limit;
    if (consumedPoints <= limit) return;
    await this.#store.giveBack(client, points);
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    throw refusal(
      'RATE_LIMITED',
      `One address may spend ${limit} points in ${seconds} seconds; with the ${points} of this request it would be ${consumedPoints}. Ask again in ${retryAfter} seconds.`,
      { extensions: { found: consumedPoints, limit, retryAfter }, headers: { 'retry-after': String(retryAfter) } },
    );
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
