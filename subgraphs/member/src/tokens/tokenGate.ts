import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { hashOfToken, isTokenText } from './tokenText.ts';

/** Who publishes over HTTP, proved by a token. */
export interface Publisher {
  tokenId: string;
  /** The token's name. */
  name: string;
  /** Names of the categories that it may publish. */
  categories: readonly string[];
}

/** Finds out who publishes. */
export interface TokenGate {
  /**
   * Whose token the request bears.
   * @throws ShafafError `TOKEN_REQUIRED`, `BAD_TOKEN`, or `RATE_LIMITED` for an address that has shown too many bad ones
   */
  publisherOf(request: FastifyRequest): Promise<Publisher>;
}

/** Tokens that are none, from one address in a minute; people who mistype theirs need fewer. */
const BAD_ATTEMPTS = 20;
const SPAN_SECONDS = 60;
const BEARER = /^Bearer +(\S+)$/i;

/** Lets those in who have a token that stands. `clock` gives the time in milliseconds. */
export function tokenGate(db: Kysely<MemberDatabase>, clock: () => number = Date.now): TokenGate {
  const attempts = new RateLimiterMemory({ points: BAD_ATTEMPTS, duration: SPAN_SECONDS });

  async function refuseMoreAttempts(address: string): Promise<void> {
    const spent = await attempts.get(address);
    if (spent === null || spent.consumedPoints < BAD_ATTEMPTS) return;
    const seconds = Math.max(1, Math.ceil(spent.msBeforeNext / 1_000));
    throw refusal('RATE_LIMITED', `Too many tokens that are none came from ${address}.`, { headers: { 'retry-after': String(seconds) } });
  }

  return {
    async publisherOf({ ip, headers }) {
      const given = BEARER.exec(headers.authorization ?? '')?.[1];
      if (given === undefined) throw denied('TOKEN_REQUIRED', 'This takes a publisher token, and the request bears none.');
      await refuseMoreAttempts(ip);
      const token = isTokenText(given) ? await find(db, given) : undefined;
      const now = clock();
      const fault =
        token === undefined
          ? 'The token is not known here.'
          : token.revoked_at !== null
            ? `The token "${token.name}" was revoked.`
            : token.expires_at.getTime() <= now
              ? `The token "${token.name}" expired at ${token.expires_at.toISOString()}.`
              : null;
      if (token === undefined || fault !== null) {
        await attempts.penalty(ip);
        throw denied('BAD_TOKEN', fault ?? '');
      }
      await noteUse(db, token.id, now);
      return { tokenId: token.id, name: token.name, categories: token.categories };
    },
  };
}

/**
 * Refuses a publisher whose token is not for a category.
 * @throws ShafafError `OUTSIDE_TOKEN`
 */
export function checkScope({ name, categories }: Publisher, category: string): void {
  if (!categories.includes(category))
    throw refusal('OUTSIDE_TOKEN', `The token "${name}" may publish ${categories.join(', ')}, and not ${category}.`);
}

function find(db: Kysely<MemberDatabase>, token: string) {
  return db
    .selectFrom('publisher_tokens')
    .select(['id', 'name', 'categories', 'expires_at', 'revoked_at'])
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
}

/** Once a minute is enough to see whether a token is in use, and spares a write for each call. */
async function noteUse(db: Kysely<MemberDatabase>, id: string, now: number): Promise<void> {
  await sql`update publisher_tokens set last_used_at = ${new Date(now)} where id = ${id}::bigint
    and (last_used_at is null or last_used_at < ${new Date(now - 60_000)})`.execute(db);
}

function denied(code: 'TOKEN_REQUIRED' | 'BAD_TOKEN', message: string) {
  return refusal(code, message, { headers: { 'www-authenticate': 'Bearer realm="shafaf"' } });
}
