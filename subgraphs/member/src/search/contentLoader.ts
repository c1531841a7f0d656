import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { DisclosureContent } from '../disclosure/disclosureRow.ts';
import { perContext } from '../MemberContext.ts';

/** Reads the present contents of records by id, all that are asked for at once in one statement; null where there is none. */
export const contentLoader = perContext(
  ({ database }) =>
    new DataLoader<string, DisclosureContent | null>(async (ids) => {
      const { rows } = await sql<{ id: string; content: DisclosureContent | null }>`
        select wanted.id, newest.content from unnest(${ids}::text[]) as wanted (id) cross join lateral
          (select content from revisions where record_id = wanted.id order by revision desc limit 1) as newest`.execute(database);
      const found = new Map(rows.map(({ id, content }) => [id, content]));
      return ids.map((id) => found.get(id) ?? null);
    }),
);
