import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { closeInvitation } from './invite.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { checkReason } from './suspend.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/**
 * Takes a body out of the graph for good. It may be invited again.
 * @param reason null when none is given
 * @throws ShafafError `UNKNOWN_MEMBER`, `WRONG_STATUS` when it is neither live nor suspended, `BAD_USER_INPUT` for an empty reason.
 */
export async function leave(db: Kysely<DirectoryDatabase>, code: string, who: string, reason: string | null): Promise<void> {
  const note = reason === null ? null : checkReason(reason);
  return withMember(db, code, async (transaction, member) => {
    if (member.standing !== 'LIVE' && member.standing !== 'SUSPENDED') {
      const { status } = memberStatus(member, await openInvitationOf(transaction, code));
      throw wrongStatus(code, status, 'only a live or suspended member can leave.');
    }
    await closeInvitation(transaction, code);
    await transaction
      .updateTable('members')
      .set({ standing: 'LEFT', standing_since: sql<Date>`now()`, standing_reason: note, address: null, public_key: null, key_pins: [] })
      .where('code', '=', code)
      .execute();
    await recordEvent(transaction, { member: code, who, what: 'LEFT', address: member.address, note });
  });
}
