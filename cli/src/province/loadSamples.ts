import { categories } from '@shafaf/member/categories/categories';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { publishContent } from '@shafaf/member/publish/publishContent';
import type { SampleBody } from '@shafaf/member/samples/SampleBody';
import { type Kysely, sql } from 'kysely';

/** What samples are said to come from. */
const SOURCE = 'sample records';
/** The same, in databases that have samples of contracts alone. */
const EARLIER_SOURCE = 'sample contracts';

/**
 * Publishes a body's samples of each category that has none yet, and says how many. A body that has published anything itself gets none. Of each
 * category all or none go in, so an interrupted first start leaves nothing half done.
 */
export async function loadSamples(db: Kysely<MemberDatabase>, body: SampleBody): Promise<number> {
  const earlier = await db.selectFrom('publications').select(['category', 'source']).distinct().execute();
  if (earlier.some(({ source }) => source !== SOURCE && source !== EARLIER_SOURCE)) return 0;
  const known = new Set(earlier.map(({ category }) => category));
  let loaded = 0;
  for (const category of categories) {
    if (known.has(category.name)) continue;
    const samples = category.samples(body).map((sample) => ({ ...sample, place: undefined }));
    if (samples.length === 0) continue;
    const request = {
      category: category.name,
      member: body.code,
      source: SOURCE,
      sourceHash: null,
      publisher: { name: 'shafaf' },
      allOrNothing: true,
    };
    const { added, published } = await publishContent(db, request, samples);
    if (!published) throw new Error(`The sample ${category.kind.category} of ${body.code} were rejected.`);
    // The planner knows nothing yet of tables that were empty a moment ago.
    await sql`analyze ${sql.table(category.table)}`.execute(db);
    loaded += added;
  }
  return loaded;
}
