import type { MemberRegister } from '../MemberRegister.ts';
import type { MemberLines } from '../members/MemberLines.ts';
import type { SynopsisWatch } from '../SynopsisWatch.ts';
import type { MissingReason } from '../scatter/coverage.ts';
import type { Member } from '../scatter/Member.ts';
import type { MemberState, MemberStatus } from './MemberStatus.ts';

/** What is known of the members without asking them. */
export interface KnownMembers {
  register: Pick<MemberRegister, 'members' | 'namesOf'>;
  synopses: Pick<SynopsisWatch, 'silenceOf' | 'lastConfirmed'>;
  lines: Pick<MemberLines, 'failureOf'>;
}

/** How each member stands, in order of code. */
export function memberStatuses({ register, synopses, lines }: KnownMembers): MemberStatus[] {
  return register.members.map((member) => {
    const confirmed = synopses.lastConfirmed(member);
    return {
      code: member.code,
      ...register.namesOf(member.code),
      ...stateOf(member, synopses.silenceOf(member), lines.failureOf(member)),
      confirmedAt: confirmed === undefined ? null : new Date(confirmed.at).toISOString(),
    };
  });
}

function stateOf(
  { address, suspended }: Member,
  silence: MissingReason | null | undefined,
  failure: MissingReason | undefined,
): { state: MemberState; reason: MissingReason | null } {
  if (suspended === true) return { state: 'SUSPENDED', reason: null };
  if (address === null) return { state: 'NOT_CONNECTED', reason: null };
  if (silence !== undefined && silence !== null) return { state: 'SILENT', reason: silence };
  if (failure !== undefined) return { state: 'FAILING', reason: failure };
  return { state: silence === undefined ? 'PENDING' : 'ANSWERING', reason: null };
}
