import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { goLive } from './goLive.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/**
 * Approves that a body whose server passed the check goes live. With the last approval that is needed it does.
 * @returns who has approved, and how many must
 * @throws ShafafError `UNKNOWN_MEMBER`, `WRONG_STATUS` when nothing is to be approved, `BAD_USER_INPUT` when somebody of that name has.
 */
export function approve(db: Kysely<DirectoryDatabase>, code: string, who: string): Promise<{ approvals: string[]; needed: number }> {
  return withMember(db, code, async (transaction, member) => {
    const open = await openInvitationOf(transaction, code);
    if (open === null || open.state !== 'APPROVING') {
      const { status } = memberStatus(member, open);
      throw wrongStatus(code, status, 'there is nothing to approve. Approvals follow when its server has passed the check.');
    }
    const name = who.trim();
    // Two spellings of one name are one person.
    const before = open.approvals.find((each) => foldForSearch(each) === foldForSearch(name));
    if (before !== undefined)
      throw new ShafafError('BAD_USER_INPUT', `${before} has approved ${code} before; another person must approve too.`);
    await transaction.insertInto('approvals').values({ invitation: open.id, name, at: sql<Date>`now()` }).execute();
    const approvals = [...open.approvals, name];
    await recordEvent(transaction, { member: code, who: name, what: 'APPROVED', address: open.address });
    if (approvals.length >= open.approvals_needed) await goLive(transaction, open, name);
    return { approvals, needed: open.approvals_needed };
  });
}
