import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import { categories as allCategories, findCategory } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { REQUESTS_SCOPE } from '../requests/officers/tokenOfficer.ts';
import { hashOfToken, newToken } from './tokenText.ts';

/** What a new token is made with. */
export interface TokenRequest {
  /** What people call it; publications keep it. */
  name: string;
  /** What it may publish. */
  categories: readonly string[];
  /** How many days it is good for. */
  days: number;
  /** Who makes it. */
  who: string;
  now?: Date;
}

/** A token as it is listed. */
export interface ListedToken {
  id: string;
  name: string;
  categories: string[];
  createdAt: Date;
  createdBy: string;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Days that a token is good for at most: longer ones outlive those who know of them. */
export const MOST_TOKEN_DAYS = 730;
const LONGEST_NAME = 100;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Makes a token that may publish some categories.
 * @returns the token, which is kept nowhere, and how it is listed
 * @throws ShafafError `BAD_USER_INPUT`
 */
export async function createToken(db: Kysely<MemberDatabase>, request: TokenRequest): Promise<{ token: string; listed: ListedToken }> {
  const { days, who, now = new Date() } = request;
  const name = request.name.trim();
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw refused(`A token needs a name of at most ${LONGEST_NAME} characters, by which people know it again.`);
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_TOKEN_DAYS) throw refused(`A token is good for 1 to ${MOST_TOKEN_DAYS} days.`);
  const categories = [...new Set(request.categories)];
  if (categories.length === 0) throw refused('A token needs the categories that it may publish.');
  const unknown = categories.filter((category) => category !== REQUESTS_SCOPE && findCategory(category) === undefined);
  if (unknown.length > 0)
    throw refused(
      `There is no category ${unknown.map((category) => `"${category}"`).join(', ')}. There are: ${allCategories.map(({ name }) => name).join(', ')}; and ${REQUESTS_SCOPE}, for those who answer requests for information.`,
    );
  const token = newToken();
  const row = await db
    .insertInto('publisher_tokens')
    .values({
      name,
      token_hash: hashOfToken(token),
      categories,
      created_at: now,
      created_by: who,
      expires_at: new Date(now.getTime() + days * DAY_MILLISECONDS),
    })
    .returning(LISTED)
    .executeTakeFirstOrThrow();
  return { token, listed: row };
}

/** All tokens that were ever made, the newest first. */
export function listTokens(db: Kysely<MemberDatabase>): Promise<ListedToken[]> {
  return db.selectFrom('publisher_tokens').select(LISTED).orderBy('id', 'desc').execute();
}

/**
 * Makes a token good for nothing from now on. What was published with it stays.
 * @returns how it is listed
 * @throws ShafafError `BAD_USER_INPUT` when there is none of this number
 */
export async function revokeToken(db: Kysely<MemberDatabase>, id: string, now = new Date()): Promise<ListedToken> {
  const known = /^\d{1,18}$/.test(id)
    ? await db.selectFrom('publisher_tokens').select(LISTED).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (known === undefined) throw refused(`There is no token ${id}. \`shafaf member token list\` shows the numbers of all.`);
  if (known.revokedAt !== null) return known;
  await db.updateTable('publisher_tokens').set({ revoked_at: now }).where('id', '=', id).where('revoked_at', 'is', null).execute();
  return { ...known, revokedAt: now };
}

const LISTED = [
  'id',
  'name',
  'categories',
  'created_at as createdAt',
  'created_by as createdBy',
  'expires_at as expiresAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

function refused(message: string): ShafafError {
  return new ShafafError('BAD_USER_INPUT', message);
}
