import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { type MemberStatus, memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';

/**
 * How a body stands, and who has approved its invitation so far, of how many.
 * @throws ShafafError `UNKNOWN_MEMBER`
 */
export async function standingOf(
  db: Kysely<DirectoryDatabase>,
  code: string,
): Promise<{ status: MemberStatus; address: string | null; reason: string | null; approvals: string[]; needed: number }> {
  const member = await db.selectFrom('members').selectAll().where('code', '=', code).executeTakeFirst();
  if (member === undefined) throw new ShafafError('UNKNOWN_MEMBER', `The register has no member with the code: ${code}`);
  const open = await openInvitationOf(db, code);
  const { status } = memberStatus(member, open);
  return {
    status,
    address: member.address,
    reason: member.standing_reason,
    approvals: open?.approvals ?? [],
    needed: open?.approvals_needed ?? 0,
  };
}
