import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { migrations } from '@shafaf/member/database/migrations';
import { connect } from '@shafaf/shared/database/connect';
import { migrate } from '@shafaf/shared/database/migrate';
import type { Kysely } from 'kysely';
import { findMemberDatabase } from '../findMemberDatabase.ts';

/** Works on a member's database, brought up to date first. */
export async function withMemberDatabase<Result>(
  member: string,
  url: string | undefined,
  work: (db: Kysely<MemberDatabase>) => Promise<Result>,
): Promise<Result> {
  const db = connect<MemberDatabase>(findMemberDatabase(member, url), { max: 2, applicationName: 'shafaf publish' });
  try {
    await migrate(db, migrations);
    return await work(db);
  } finally {
    await db.destroy();
  }
}
