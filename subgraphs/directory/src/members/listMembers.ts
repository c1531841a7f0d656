import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { isMemberCode } from '@shafaf/shared/graph/globalId';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import type { MemberLoaders, MemberRow } from './createMemberLoaders.ts';
import type { MemberKind } from './provinceMembers.ts';

/** Which members are meant; null means all. */
export interface MemberFilter {
  kind: MemberKind | null;
  /** The county itself and the municipalities in it. */
  county: string | null;
}

/**
 * The members that the filter leaves, in order of code.
 * @throws ShafafError `UNKNOWN_MEMBER` when `county` is no member's code, `BAD_USER_INPUT` when that member is no county.
 */
export async function listMembers(
  db: Kysely<DirectoryDatabase>,
  loaders: MemberLoaders,
  { kind, county }: MemberFilter,
): Promise<MemberRow[]> {
  let query = db.selectFrom('members').selectAll().orderBy('code');
  if (kind !== null) query = query.where('kind', '=', kind);
  if (county !== null) {
    const named = isMemberCode(county) ? await loaders.byCode.load(county) : null;
    if (named === null) throw new ShafafError('UNKNOWN_MEMBER', `The argument county names no member of the province: ${county}`);
    if (named.kind !== 'COUNTY')
      throw new ShafafError(
        'BAD_USER_INPUT',
        `The argument county must be the code of a county, but ${county} is a ${named.kind.toLowerCase()}.`,
      );
    query = query.where(({ eb, or }) => or([eb('code', '=', county), eb('county', '=', county)]));
  }
  return query.execute();
}
