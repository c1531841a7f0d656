import { type SampleBody, sampleContracts } from '@shafaf/member/categories/contracts/sampleContracts';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { publishContent } from '@shafaf/member/publish/publishContent';
import { type Kysely, sql } from 'kysely';

/**
 * Publishes a body's sample contracts if nothing was ever published in its database, and says how many. All or none go in, so an
 * interrupted first start leaves nothing half done.
 */
export async function loadSamples(db: Kysely<MemberDatabase>, body: SampleBody): Promise<number> {
  const earlier = await db.selectFrom('publications').select('id').limit(1).executeTakeFirst();
  if (earlier !== undefined) return 0;
  const samples = sampleContracts(body).map((sample) => ({ ...sample, place: undefined }));
  const request = { category: 'contracts', member: body.code, source: 'sample contracts', sourceHash: null, allOrNothing: true } as const;
  const { added, published } = await publishContent(db, request, samples);
  if (!published) throw new Error(`The sample contracts of ${body.code} were rejected.`);
  // The planner knows nothing yet of tables that were empty a moment ago.
  await sql`analyze contracts`.execute(db);
  return added;
}
