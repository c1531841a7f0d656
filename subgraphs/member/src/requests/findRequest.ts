import { parseGlobalId } from '@shafaf/shared/graph/globalId';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { isSecretOf } from './store/receipt.ts';
import type { StoredRequest } from './store/requestsTables.ts';

/** Wrong secrets that are taken for one request within an hour. */
const MOST_ATTEMPTS = 10;
const HOUR = 3_600_000;

/** The request of a tracking code; null when this body has none of it. For officers, who need no secret. */
export async function findByCode(db: Kysely<MemberDatabase>, member: string, trackingCode: string): Promise<StoredRequest | null> {
  const id = parseGlobalId(trackingCode);
  if (id === null || id.member !== member || id.category !== 'requests') return null;
  return (await db.selectFrom('requests').selectAll().where('code', '=', id.localId.toUpperCase()).executeTakeFirst()) ?? null;
}

/**
 * The request of a tracking code, for whoever has its secret. Null for a wrong one, which is noted: after ten in an hour nobody gets in until the hour is
 * over, not even with the right one, so that trying tells nothing.
 */
export async function findRequest(
  db: Kysely<MemberDatabase>,
  member: string,
  trackingCode: string,
  secret: string,
  now: Date,
): Promise<StoredRequest | null> {
  const request = await findByCode(db, member, trackingCode);
  if (request === null) return null;
  const { attempts } = await db
    .selectFrom('request_attempts')
    .select(({ fn }) => fn.countAll<string>().as('attempts'))
    .where('request_id', '=', request.id)
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  if (Number(attempts) >= MOST_ATTEMPTS) return null;
  if (isSecretOf(secret, request.secret_hash)) return request;
  await db
    .deleteFrom('request_attempts')
    .where('at', '<=', new Date(now.getTime() - HOUR))
    .execute();
  await db.insertInto('request_attempts').values({ request_id: request.id, at: now }).execute();
  return null;
}
