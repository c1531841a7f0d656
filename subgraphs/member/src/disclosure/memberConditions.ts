import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MemberIdentity } from '../MemberIdentity.ts';
import { countyOf } from './countyOf.ts';

/** The part of a filter that asks about the member and not about its rows. */
export interface MemberFilter {
  member?: readonly string[] | null;
  memberKind?: string | null;
  county?: string | null;
}

/** A condition that no row meets. */
export const nothing: RawBuilder<SqlBool> = sql<SqlBool>`false`;

/** No condition when the member is meant, else one that no row meets. */
export function memberConditions(filter: MemberFilter, member: MemberIdentity): RawBuilder<SqlBool>[] {
  const isMeant =
    (filter.member == null || filter.member.includes(member.code)) &&
    (filter.memberKind == null || filter.memberKind === member.kind) &&
    (filter.county == null || filter.county === countyOf(member));
  return isMeant ? [] : [nothing];
}
