import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { MemberContext } from '../MemberContext.ts';

/** A member, as far as a member's server knows one: by its code. */
export interface MemberReference {
  code: string;
}

/** `_entities` of `Member`: this server's own body, or null for any other. */
export function resolveMemberReference(reference: MemberReference, context: MemberContext): MemberReference | null {
  return reference.code === context.member.code ? { code: context.member.code } : null;
}

/**
 * A body's disclosures lie on its own server.
 * @throws ShafafError `MEMBER_UNAVAILABLE` when another body's are asked for here, as below a county that figures are grouped by.
 */
export function checkOwn({ code }: MemberReference, context: MemberContext): void {
  if (code !== context.member.code)
    throw new ShafafError(
      'MEMBER_UNAVAILABLE',
      `This server answers for ${context.member.code} only; the disclosures of ${code} lie on a server of its own.`,
    );
}
