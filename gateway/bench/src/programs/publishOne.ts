import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { publishContent } from '@shafaf/member/publish/publishContent';
import type { Kysely } from 'kysely';
import { z } from 'zod';

/** A contract to be published. */
export const publicationForm = z.object({
  member: z.string(),
  localId: z.string(),
  title: z.string(),
  amount: z.string(),
  signedOn: z.string(),
  supplier: z.object({ nationalId: z.string(), name: z.string() }),
  /** The same wherever it is published, so that databases can be compared. */
  at: z.date(),
});

export type Publication = z.infer<typeof publicationForm>;

/** Publishes one contract, the way everything is published. */
export async function publishOne(database: Kysely<MemberDatabase>, publication: Publication): Promise<void> {
  const { member, localId, at, ...content } = publication;
  const request = { category: 'contracts', member, source: 'bench', sourceHash: null, now: at } as const;
  const { added, rejected } = await publishContent(database, request, [{ localId, content, place: undefined }]);
  if (added !== 1) throw new Error(`the contract ${localId} of ${member} was not published (${rejected} rejected)`);
}
