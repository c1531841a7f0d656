import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { parseAddress } from '../joining/parseAddress.ts';
import { recordEvent } from '../joining/recordEvent.ts';
import { withMember } from '../joining/withMember.ts';
import { wrongStatus } from '../joining/wrongStatus.ts';

/**
 * Enters where a body's server answers GraphQL, or with null that it runs none, without invitation or check: for whoever runs the
 * member and the directory both. A suspended body stays suspended.
 * @throws ShafafError `UNKNOWN_MEMBER` for a code that is not in the register, `BAD_USER_INPUT` for what is no http or https address,
 *   `WRONG_STATUS` for a body that has left.
 */
export async function setAddress(db: Kysely<DirectoryDatabase>, code: string, address: string | null, who = 'operator'): Promise<void> {
  if (address !== null) parseAddress(address);
  return withMember(db, code, async (transaction, { standing, address: before }) => {
    if (standing === 'LEFT') throw wrongStatus(code, 'LEFT', 'it has to be invited again.');
    if (address === before) return;
    const was = address === null ? 'NONE' : standing === 'SUSPENDED' ? 'SUSPENDED' : 'LIVE';
    await transaction
      .updateTable('members')
      .set({ address, ...(was !== standing && { standing: was, standing_since: sql<Date>`now()`, standing_reason: null }) })
      .where('code', '=', code)
      .execute();
    await recordEvent(transaction, { member: code, who, what: address === null ? 'ADDRESS_REMOVED' : 'ADDRESS_ENTERED', address });
  });
}
