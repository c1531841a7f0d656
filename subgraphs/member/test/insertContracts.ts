import type { Kysely } from 'kysely';
import type { ContractContentInput } from '../src/categories/contracts/contractAttributes.ts';
import { contracts } from '../src/categories/contracts/contracts.ts';
import type { MemberDatabase } from '../src/database/MemberDatabase.ts';
import { insertRecords, PUBLISHED_AT, type TestRecord } from './insertRecords.ts';

export { PUBLISHED_AT };

/** A contract of a test: what matters to the test is given, the rest filled in. */
export type TestContract = TestRecord<ContractContentInput>;

/** Puts contracts into the table as publishing would, without revisions. */
export function insertContracts(db: Kysely<MemberDatabase>, member: string, given: readonly TestContract[]): Promise<void> {
  const titled = given.map((contract) => ({ ...contract, title: contract.title ?? `قرارداد ${contract.localId}` }));
  return insertRecords(db, contracts, member, titled);
}
