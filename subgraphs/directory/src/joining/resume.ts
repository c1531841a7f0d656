import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/**
 * Puts a suspended body back into the graph, at the address it has.
 * @throws ShafafError `UNKNOWN_MEMBER`, `WRONG_STATUS` when it is not suspended.
 */
export function resume(db: Kysely<DirectoryDatabase>, code: string, who: string): Promise<void> {
  return withMember(db, code, async (transaction, member) => {
    if (member.standing !== 'SUSPENDED') {
      const { status } = memberStatus(member, await openInvitationOf(transaction, code));
      throw wrongStatus(code, status, 'only a suspended member can be resumed.');
    }
    await transaction
      .updateTable('members')
      .set({ standing: 'LIVE', standing_since: sql<Date>`now()`, standing_reason: null })
      .where('code', '=', code)
      .execute();
    await recordEvent(transaction, { member: code, who, what: 'RESUMED', address: member.address });
  });
}
