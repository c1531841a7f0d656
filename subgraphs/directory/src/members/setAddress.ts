import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';

/**
 * Enters where a body's server answers GraphQL, or with null that it runs none.
 * @throws ShafafError `UNKNOWN_MEMBER` for a code that is not in the register, `BAD_USER_INPUT` for what is no http or https address.
 */
export async function setAddress(db: Kysely<DirectoryDatabase>, code: string, address: string | null): Promise<void> {
  if (address !== null && !(URL.canParse(address) && /^https?:\/\//i.test(address)))
    throw new ShafafError(
      'BAD_USER_INPUT',
      `The address of a member is absolute and begins with https:// or http://, such as https://shafaf.example.ir/graphql, but got: ${address}`,
    );
  const { numUpdatedRows } = await db.updateTable('members').set({ address }).where('code', '=', code).executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new ShafafError('UNKNOWN_MEMBER', `The register has no member with the code: ${code}`);
}
