import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { hashOfToken, isTokenText } from '../../tokens/tokenText.ts';
import { officerOfTokenHash } from '../officers/tokenOfficer.ts';
import type { Officer } from '../RequestDesk.ts';

/** A working day; then one signs in again. */
export const SESSION_SECONDS = 8 * 3_600;

/** An officer who is signed in. */
export interface DeskSession {
  officer: Officer;
  /** What the session's own forms hold, and nobody else can know. */
  formKey: string;
}

/**
 * Signs an officer in.
 * @param token the officer token that was signed in with; null for those who came another way
 * @returns what the browser is to hold
 */
export async function openSession(db: Kysely<MemberDatabase>, { name }: Officer, token: string | null, now: Date): Promise<string> {
  const key = newSessionKey();
  await db.deleteFrom('desk_sessions').where('expires_at', '<=', now).execute();
  await db
    .insertInto('desk_sessions')
    .values({
      key_hash: hashOf(key),
      officer: name,
      token_hash: token !== null && isTokenText(token) ? hashOfToken(token) : null,
      expires_at: new Date(now.getTime() + SESSION_SECONDS * 1_000),
    })
    .execute();
  return key;
}

/** The session of what a browser holds; null when there is none, or no longer: when its time is over, or the token that opened it was revoked. */
export async function findSession(db: Kysely<MemberDatabase>, key: string | undefined, now: Date): Promise<DeskSession | null> {
  if (key === undefined) return null;
  const session = await db
    .selectFrom('desk_sessions')
    .select(['officer', 'token_hash'])
    .where('key_hash', '=', hashOf(key))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (session === undefined) return null;
  if (session.token_hash !== null && (await officerOfTokenHash(db, session.token_hash, now)) === null) return null;
  return { officer: { name: session.officer }, formKey: derivedFrom(key, 'forms') };
}

/** Signs out. */
export async function closeSession(db: Kysely<MemberDatabase>, key: string): Promise<void> {
  await db.deleteFrom('desk_sessions').where('key_hash', '=', hashOf(key)).execute();
}

/** 256 bits of chance. */
export function newSessionKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Something for one purpose that only who has the key can know; 256 bits as base64url. */
export function derivedFrom(key: string, purpose: string): string {
  return createHmac('sha256', key).update(purpose).digest('base64url');
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
