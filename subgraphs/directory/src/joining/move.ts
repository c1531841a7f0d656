import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import type { Kysely, Selectable } from 'kysely';
import type { DirectoryDatabase, MembersTable } from '../database/DirectoryDatabase.ts';
import type { CheckMember } from './CheckMember.ts';
import { failedChecks } from './failedChecks.ts';
import { memberStatus } from './memberStatus.ts';
import { openInvitationOf } from './openInvitation.ts';
import { parseAddress } from './parseAddress.ts';
import { checkKeyPins } from './pin.ts';
import { recordEvent } from './recordEvent.ts';
import { withMember } from './withMember.ts';
import { wrongStatus } from './wrongStatus.ts';

/** Where a body moves to. */
export interface MoveOptions {
  code: string;
  who: string;
  /** The new address. */
  address: string;
  /** Pins of the keys that the server there may show over TLS; those that stand when null. */
  keyPins: readonly string[] | null;
  check: CheckMember;
  signal: AbortSignal;
}

/**
 * Moves a body to another address, when the server there passes the check; until then, and when it does not, the old one stands. A
 * suspended body stays suspended.
 * @returns what the check found; nothing was changed unless it passed
 * @throws ShafafError `UNKNOWN_MEMBER`, `WRONG_STATUS` when it is neither live nor suspended (any more), `BAD_USER_INPUT` for an address that is none.
 */
export async function move(
  db: Kysely<DirectoryDatabase>,
  { code, who, address: given, keyPins, check, signal }: MoveOptions,
): Promise<ConformanceReport> {
  const address = parseAddress(given);
  const { kind, county, key_pins } = await withMember(db, code, async (transaction, member) => {
    await refuseUnlessConnected(transaction, member);
    return member;
  });
  const pins = checkKeyPins(keyPins ?? key_pins);
  const report = await check({ code, kind, county, address, keyPins: pins }, signal);
  await withMember(db, code, async (transaction, member) => {
    await refuseUnlessConnected(transaction, member);
    if (!report.passed) return recordEvent(transaction, { member: code, who, what: 'CHECK_FAILED', address, note: failedChecks(report) });
    await transaction.updateTable('members').set({ address, key_pins: pins }).where('code', '=', code).execute();
    await recordEvent(transaction, { member: code, who, what: 'MOVED', address, note: `from ${member.address}` });
  });
  return report;
}

async function refuseUnlessConnected(transaction: Kysely<DirectoryDatabase>, member: Selectable<MembersTable>): Promise<void> {
  if (member.standing === 'LIVE' || member.standing === 'SUSPENDED') return;
  const { status } = memberStatus(member, await openInvitationOf(transaction, member.code));
  throw wrongStatus(member.code, status, 'only a live or suspended member can move. Another has to be invited.');
}
