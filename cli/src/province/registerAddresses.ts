import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { setAddress } from '@shafaf/directory/members/setAddress';
import type { Kysely } from 'kysely';

/** A member of this province and where it answers GraphQL. */
export interface MemberAddress {
  code: string;
  address: string;
}

/**
 * Enters where the members on this machine answer. A member whose operator has entered a server elsewhere keeps that; those are given
 * back, with the address they keep. One that has left stays away, and one that is suspended stays suspended.
 */
export async function registerAddresses(db: Kysely<DirectoryDatabase>, members: MemberAddress[]): Promise<MemberAddress[]> {
  const rows = await db.selectFrom('members').select(['code', 'address', 'standing']).execute();
  const entered = new Map(rows.map((row) => [row.code, row]));
  const elsewhere: MemberAddress[] = [];
  await db.transaction().execute(async (transaction) => {
    for (const { code, address } of members) {
      const { address: before = null, standing = 'NONE' } = entered.get(code) ?? {};
      if (standing === 'LEFT') continue;
      if (before !== null && !isLoopback(before)) elsewhere.push({ code, address: before });
      else if (before !== address) await setAddress(transaction, code, address);
    }
  });
  return elsewhere;
}

function isLoopback(address: string): boolean {
  return new URL(address).hostname === '127.0.0.1';
}
