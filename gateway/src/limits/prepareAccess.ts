import type { GraphQLDataSource } from '@apollo/gateway';
import type { ApolloServerPlugin } from '@apollo/server';
import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { RequestLimits } from '@shafaf/shared/server/serveGraphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../GatewayContext.ts';
import type { Member } from '../scatter/Member.ts';
import type { Rules } from '../scatter/rules.ts';
import { OperationGuard } from './OperationGuard.ts';
import { operationSignal } from './operationSignal.ts';
import { type LimitSettings, limitsOf } from './PublicLimits.ts';
import { ClientRates } from './rate/ClientRates.ts';
import { memoryRateStore, redisRateStore } from './rate/RateStore.ts';
import { safeguards } from './safeguards.ts';
import { hashOf, readSafelist, type Safelist } from './safelist/readSafelist.ts';
import { safelistCache } from './safelist/safelistCache.ts';
import { withinDeadline } from './withinDeadline.ts';

/** Who may ask what of the gateway, and how much. `docs/limits.md` says what each setting is for. */
export interface AccessSettings {
  limits?: LimitSettings | undefined;
  /** Where rates are kept for several gateways together, such as `redis://10.0.0.9:6379`; by this gateway alone when left out. */
  redisUrl?: string | undefined;
  /** A file of the only operations that are answered: a JSON object of texts by their SHA-256. All are answered when left out. */
  safelistPath?: string | undefined;
  /** Origins of web pages that may read answers; `*` means any. Only the gateway's own pages when left out. */
  origins?: readonly string[] | undefined;
  /** Addresses and ranges of reverse proxies, whose `x-forwarded-for` is believed. None when left out. */
  trustProxy?: readonly string[] | undefined;
}

/** The settings at work. */
export interface Access {
  requests: RequestLimits;
  plugin: ApolloServerPlugin<GatewayContext>;
  /** Where queries are kept by their hashes. */
  persistedQueries: KeyValueCache;
  /** Counts costs by another schema from now on. */
  useSchema(schema: GraphQLSchema, supergraphSdl: string): void;
  /** Adds headers, CORS and rates to the server. */
  register(app: FastifyInstance): Promise<void>;
  /**
   * Lets a request in, and says whose it is and when to give it up.
   * @throws ShafafError when it goes beyond a limit
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Pick<GatewayContext, 'client' | 'signal'>>;
  /** By what the client of a request is known to the rates; null for one that is exempt. */
  clientOf(request: FastifyRequest): string | null;
  /** A subgraph of one server, which is waited for no longer than operations last. */
  withinDeadline(name: string, source: GraphQLDataSource): GraphQLDataSource;
  close(): Promise<void>;
}

const PERSISTED_BYTES = 16 * 1024 * 1024;

/**
 * Puts the settings to work.
 * @param members the province's members as they are now
 * @param ownTexts what the gateway itself asks for its own pages: a safelist has it without being told
 * @throws ShafafError `UNREADABLE_FILE` for a safelist that is none; Error for an address that is none
 */
export async function prepareAccess(
  settings: AccessSettings,
  rules: Rules,
  members: () => readonly Member[],
  logger: Logger,
  ownTexts: readonly string[] = [],
): Promise<Access> {
  const { redisUrl, safelistPath, origins = [], trustProxy = [] } = settings;
  const limits = limitsOf(settings.limits ?? {});
  const safelist = safelistPath === undefined ? undefined : withOwn(readSafelist(safelistPath), ownTexts);
  const { deadlineMilliseconds } = limits;
  const { seconds } = limits.rate;
  const store = redisUrl === undefined ? memoryRateStore(seconds) : await redisRateStore(redisUrl, seconds, logger);
  const rates = new ClientRates(limits.rate, store, trustProxy.length > 0, logger);
  const guard = new OperationGuard({ limits, rates, safelist, rules, members });
  return {
    requests: { bodyBytes: limits.bodyBytes, arrivalMilliseconds: limits.arrivalMilliseconds, trustProxy },
    plugin: guard.plugin,
    persistedQueries: safelist === undefined ? new InMemoryLRUCache({ maxSize: PERSISTED_BYTES }) : safelistCache(safelist),
    useSchema: (schema, supergraphSdl) => guard.useSchema(schema, supergraphSdl),
    register: (app) => safeguards(app, { rates, origins }),
    async admit(request, reply) {
      const client = rates.clientOf(request);
      await guard.checkRequest(request, client);
      const onLate = () => logger.warn({ milliseconds: deadlineMilliseconds }, 'an operation was given up, since its time was over');
      return { client, signal: operationSignal(reply.raw, deadlineMilliseconds, onLate) };
    },
    clientOf: (request) => rates.clientOf(request),
    withinDeadline: (name, source) => withinDeadline(name, source, deadlineMilliseconds),
    close: () => rates.close(),
  };
}

function withOwn(listed: Safelist, texts: readonly string[]): Safelist {
  return new Map([...listed, ...texts.map((text) => [hashOf(text), text] as const)]);
}
