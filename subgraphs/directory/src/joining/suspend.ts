import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { closeInvitation } from './invite.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/** Reasons are shown to everybody. */
const LONGEST_REASON = 1_000;

/**
 * Takes a live body out of the graph for a time; its address is kept. An invitation of it is no longer good.
 * @throws ShafafError `UNKNOWN_MEMBER`, `WRONG_STATUS` when it is not live, `BAD_USER_INPUT` without a reason.
 */
export async function suspend(db: Kysely<DirectoryDatabase>, code: string, who: string, reason: string): Promise<void> {
  const note = checkReason(reason);
  return withMember(db, code, async (transaction, member) => {
    if (member.standing !== 'LIVE') {
      const { status } = memberStatus(member, await openInvitationOf(transaction, code));
      throw wrongStatus(code, status, 'only a live member can be suspended.');
    }
    await closeInvitation(transaction, code);
    await transaction
      .updateTable('members')
      .set({ standing: 'SUSPENDED', standing_since: sql<Date>`now()`, standing_reason: note })
      .where('code', '=', code)
      .execute();
    await recordEvent(transaction, { member: code, who, what: 'SUSPENDED', note });
  });
}

/** A reason, as it is shown. @throws ShafafError `BAD_USER_INPUT` */
export function checkReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > LONGEST_REASON)
    throw new ShafafError('BAD_USER_INPUT', `A reason, which everybody can read, must have 1 to ${LONGEST_REASON} characters.`);
  return text;
}
