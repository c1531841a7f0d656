import type { Selectable } from 'kysely';
import type { InvitationState, MembersTable } from '../database/DirectoryDatabase.ts';
import type { OpenInvitation } from './openInvitation.ts';

/** The API's enum. */
export type MemberStatus = 'NOT_JOINED' | 'INVITED' | 'CHECKING' | 'PENDING_APPROVAL' | 'LIVE' | 'SUSPENDED' | 'LEFT';

const ofInvitation: Record<Exclude<InvitationState, 'CLOSED'>, MemberStatus> = {
  OPEN: 'INVITED',
  CHECKING: 'CHECKING',
  APPROVING: 'PENDING_APPROVAL',
};

/** Where a body stands, and since when. A live or suspended one is that, whatever invitation is under way. */
export function memberStatus(
  member: Pick<Selectable<MembersTable>, 'standing' | 'standing_since'>,
  invitation: OpenInvitation | null,
): { status: MemberStatus; since: Date | null } {
  const { standing, standing_since: since } = member;
  if (standing === 'LIVE' || standing === 'SUSPENDED') return { status: standing, since };
  if (invitation !== null && invitation.state !== 'CLOSED' && !invitation.expired)
    return { status: ofInvitation[invitation.state], since: invitation.state_since };
  return { status: standing === 'LEFT' ? 'LEFT' : 'NOT_JOINED', since };
}
