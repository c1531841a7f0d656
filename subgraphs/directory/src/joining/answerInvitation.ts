import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Kysely, sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { type InvitationAnswer, isProven } from './invitationAnswer.ts';
import { hashOf } from './invite.ts';
import { openInvitationOf } from './openInvitation.ts';
import { parseAddress } from './parseAddress.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/**
 * Takes a body's answer to its invitation, so that its server is to be checked now. The same answer again, while it is looked into,
 * changes nothing. When the check fails, the invitation may be answered again until it expires, by the same key.
 * @returns the body's code
 * @throws ShafafError `BAD_INVITATION`, `BAD_SIGNATURE`, `BAD_USER_INPUT` for an address that is none, `WRONG_STATUS` while an
 *   answer with another address is looked into.
 */
export async function answerInvitation(db: Kysely<DirectoryDatabase>, answer: InvitationAnswer): Promise<string> {
  const { publicKey, keyPins } = answer;
  const address = parseAddress(answer.address);
  if (!isProven(answer))
    throw new ShafafError('BAD_SIGNATURE', 'The signature is not one of the public key over this invitation, address and key.');
  const { id, member: code } = await findInvitation(db, answer.invitation);
  return withMember(db, code, async (transaction) => {
    const open = await openInvitationOf(transaction, code);
    if (open === null || open.id !== id) throw new ShafafError('BAD_INVITATION', 'The invitation was used or replaced by a newer one.');
    if (open.public_key !== null && open.public_key !== publicKey)
      throw new ShafafError('BAD_INVITATION', 'The invitation was answered with another key before, so only that key may answer it.');
    if (open.state !== 'OPEN') {
      if (open.address === address && open.key_pins.join() === keyPins.join()) return code;
      const status = open.state === 'CHECKING' ? 'CHECKING' : 'PENDING_APPROVAL';
      throw wrongStatus(code, status, `the answer with the address ${open.address} is still looked into.`);
    }
    if (open.expired) throw new ShafafError('BAD_INVITATION', `The invitation expired on ${open.expires_at.toISOString()}.`);
    await transaction
      .updateTable('invitations')
      .set({ state: 'CHECKING', state_since: sql<Date>`now()`, public_key: publicKey, key_pins: keyPins, address, report: null })
      .where('id', '=', id)
      .execute();
    await recordEvent(transaction, { member: code, who: code, what: 'ANSWERED', address });
    return code;
  });
}

/**
 * The row of an invitation as it was told, open or not.
 * @throws ShafafError `BAD_INVITATION`
 */
export async function findInvitation(db: Kysely<DirectoryDatabase>, invitation: string) {
  const found = await db.selectFrom('invitations').selectAll().where('token_hash', '=', hashOf(invitation)).executeTakeFirst();
  if (found === undefined) throw new ShafafError('BAD_INVITATION', 'There is no such invitation.');
  return found;
}
