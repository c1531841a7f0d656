import type { MemberIdentity } from '../MemberIdentity.ts';

/** The county a member is or lies in; null for the governorate. */
export function countyOf(member: MemberIdentity): string | null {
  return member.county ?? (member.kind === 'COUNTY' ? member.code : null);
}
