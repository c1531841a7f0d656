import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Kysely, type Selectable, Transaction } from 'kysely';
import type { DirectoryDatabase, MembersTable } from '../database/DirectoryDatabase.ts';

/**
 * Changes something about one body's membership, while nobody else does: in the transaction that is under way, or in one of its own.
 * @throws ShafafError `UNKNOWN_MEMBER` for a code that is not in the register, and what `work` throws; then nothing is changed.
 */
export function withMember<Result>(
  db: Kysely<DirectoryDatabase>,
  code: string,
  work: (transaction: Transaction<DirectoryDatabase>, member: Selectable<MembersTable>) => Promise<Result>,
): Promise<Result> {
  const locked = async (transaction: Transaction<DirectoryDatabase>) => {
    const member = await transaction.selectFrom('members').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
    if (member === undefined) throw new ShafafError('UNKNOWN_MEMBER', `The register has no member with the code: ${code}`);
    return work(transaction, member);
  };
  return db instanceof Transaction ? locked(db) : db.transaction().execute(locked);
}
