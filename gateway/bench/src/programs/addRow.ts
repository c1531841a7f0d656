import { contracts } from '@shafaf/member/categories/contracts/contracts';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { insertRows } from '@shafaf/member/publish/upsertRows';
import type { Kysely } from 'kysely';
import type { Publication } from './publishOne.ts';

/** Writes one contract into the central table alone: a warehouse is not held up by revisions and synopses, which it has no use for. */
export async function addRow(database: Kysely<MemberDatabase>, { member, localId, at, ...content }: Publication): Promise<void> {
  const envelope = {
    id: `${member}:contracts:${localId}`,
    publishedAt: at,
    modifiedAt: at,
    revision: 1,
    contentHash: '0'.repeat(64),
    withdrawal: null,
  };
  await insertRows(database, contracts, [contracts.row(envelope, contracts.content.parse(content))]);
}
