import type { Kysely } from 'kysely';
import { type ContractContentInput, contractContent } from '../src/categories/contracts/contractContent.ts';
import { contractRow } from '../src/categories/contracts/contractRow.ts';
import type { MemberDatabase } from '../src/database/MemberDatabase.ts';
import type { RecordEnvelope } from '../src/disclosure/disclosureRow.ts';

/** A contract of a test: what matters to the test is given, the rest filled in. */
export type TestContract = Omit<ContractContentInput, 'title'> & {
  localId: string;
  title?: string;
  envelope?: Partial<Omit<RecordEnvelope, 'id'>>;
};

/** When contracts of tests were published, unless they say otherwise. */
export const PUBLISHED_AT = new Date('2025-04-01T08:30:00.250Z');
const MOST_ROWS_OF_A_STATEMENT = 500;

/** Puts contracts into the table as publishing would, without revisions. */
export async function insertContracts(db: Kysely<MemberDatabase>, member: string, given: readonly TestContract[]): Promise<void> {
  const rows = given.map(({ localId, envelope, title = `قرارداد ${localId}`, ...content }) =>
    contractRow(
      {
        id: `${member}:contracts:${localId}`,
        publishedAt: PUBLISHED_AT,
        modifiedAt: envelope?.publishedAt ?? PUBLISHED_AT,
        revision: 1,
        contentHash: '0'.repeat(64),
        withdrawal: null,
        ...envelope,
      },
      contractContent.parse({ title, ...content }),
    ),
  );
  for (let start = 0; start < rows.length; start += MOST_ROWS_OF_A_STATEMENT)
    await db
      .insertInto('contracts')
      .values(rows.slice(start, start + MOST_ROWS_OF_A_STATEMENT))
      .execute();
}
