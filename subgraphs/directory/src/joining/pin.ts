import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { isKeyPin } from '@shafaf/shared/network/keyPin';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { MOST_PINS } from './invitationAnswer.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/**
 * Enters which keys a body's server may show over TLS; with none, it is enough that an authority vouches for it.
 * @throws ShafafError `UNKNOWN_MEMBER`, `BAD_USER_INPUT` for what is no pin, `WRONG_STATUS` when it is neither live nor suspended.
 */
export async function pin(db: Kysely<DirectoryDatabase>, code: string, who: string, keyPins: readonly string[]): Promise<void> {
  const pins = checkKeyPins(keyPins);
  return withMember(db, code, async (transaction, member) => {
    if (member.standing !== 'LIVE' && member.standing !== 'SUSPENDED') {
      const { status } = memberStatus(member, await openInvitationOf(transaction, code));
      throw wrongStatus(code, status, 'only a live or suspended member has keys. Another gives its own when it joins.');
    }
    await transaction.updateTable('members').set({ key_pins: pins }).where('code', '=', code).execute();
    await recordEvent(transaction, { member: code, who, what: 'PINNED', note: pins.length === 0 ? 'no key' : pins.join(' ') });
  });
}

/** Pins, when they can be such. @throws ShafafError `BAD_USER_INPUT` */
export function checkKeyPins(pins: readonly string[]): string[] {
  const bad = pins.find((each) => !isKeyPin(each));
  if (bad !== undefined)
    throw new ShafafError(
      'BAD_USER_INPUT',
      `A pin is the SHA-256 of a key (SubjectPublicKeyInfo) in base64, but got: ${bad.slice(0, 100)}`,
    );
  if (pins.length > MOST_PINS)
    throw new ShafafError('BAD_USER_INPUT', `There are ${pins.length} pins, but a member has at most ${MOST_PINS}.`);
  return [...pins];
}
