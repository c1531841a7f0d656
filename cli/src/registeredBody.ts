import { provinceMembers, type RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import type { MemberIdentity } from '@shafaf/member/MemberIdentity';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/**
 * A body of the province by its code.
 * @throws ShafafError `UNKNOWN_MEMBER`.
 */
export function registeredBody(code: string): RegisteredMember {
  const body = provinceMembers.find((member) => member.code === code);
  if (body === undefined) throw new ShafafError('UNKNOWN_MEMBER', `The register has no member with the code: ${code}`);
  return body;
}

/**
 * What a body's server must know about it; a county lies in itself.
 * @throws ShafafError `UNKNOWN_MEMBER`.
 */
export function identityOf(code: string): MemberIdentity {
  const { kind, county } = registeredBody(code);
  return { code, kind, county: kind === 'COUNTY' ? code : county };
}
