import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { hashOfToken, isTokenText } from '../../tokens/tokenText.ts';
import type { Officer } from '../RequestDesk.ts';

/** What a token must be made for to work on requests with it, where others name categories. */
export const REQUESTS_SCOPE = 'requests';

/** The officer to whom a token of this server belongs; null for one that is none, has expired, was revoked, or is not for requests. */
export async function tokenOfficer(db: Kysely<MemberDatabase>, token: string, now: Date): Promise<Officer | null> {
  return isTokenText(token) ? officerOfTokenHash(db, hashOfToken(token), now) : null;
}

/** The same, by the token's hash. */
export async function officerOfTokenHash(db: Kysely<MemberDatabase>, tokenHash: string, now: Date): Promise<Officer | null> {
  const known = await db
    .selectFrom('publisher_tokens')
    .select('name')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where(({ val, fn, eb }) => eb(val(REQUESTS_SCOPE), '=', fn.any('categories')))
    .executeTakeFirst();
  return known ?? null;
}
