import DataLoader from 'dataloader';
import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { perContext } from '../MemberContext.ts';
import type { RevisionRow } from './RevisionRow.ts';

/** Which of a record's revisions are wanted. */
export interface RevisionPage {
  /** At most so many, newest first. */
  first: number;
  /** Only revisions of a lower number; null for all. */
  before: number | null;
  /** Whether contents are wanted, which are far larger than the rest. */
  contents: boolean;
}

/** Reads revisions of records by the records' ids: all records of a page of which the same is wanted in one statement. */
export const revisionLoader = perContext(({ database }) => {
  const loaders = new Map<string, DataLoader<string, RevisionRow[]>>();
  return (id: string, page: RevisionPage): Promise<RevisionRow[]> => {
    const key = `${page.first} ${page.before} ${page.contents}`;
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = new DataLoader(async (ids) => {
        const found = new Map<string, RevisionRow[]>(ids.map((each) => [each, []]));
        for (const row of await readRevisions(database, ids, page)) found.get(row.record_id)?.push(row);
        return ids.map((each) => found.get(each) ?? []);
      });
      loaders.set(key, loader);
    }
    return loader.load(id);
  };
});

async function readRevisions(
  database: Kysely<MemberDatabase>,
  ids: readonly string[],
  { first, before, contents }: RevisionPage,
): Promise<RevisionRow[]> {
  if (first === 0) return [];
  const older = before === null ? sql`` : sql`and r.revision < ${before}`;
  // The content before is nearly always that of the revision before; only where that is a tombstone it is an earlier one.
  const content = contents
    ? sql`r.content, (
        select json_build_object('revision', b.revision, 'content', b.content) from revisions b
        where b.record_id = r.record_id and b.revision < r.revision and b.content is not null order by b.revision desc limit 1) as before`
    : sql`null::jsonb as content, null::json as before`;
  // The condition is that of the index revisions_redacted.
  const redacted = contents
    ? sql`coalesce((
        select json_agg(json_build_object('revision', h.revision, 'fields', jsonb_path_query_array(h.content, '$.redactions[*].field')))
        from revisions h where h.record_id = wanted.id and h.content -> 'redactions' <> '[]'), '[]')`
    : sql`'[]'::json`;
  const { rows } = await sql<RevisionRow>`
    select page.*, ${redacted} as redacted
    from (select id collate "C" as id from unnest(${ids}::text[]) as given (id)) as wanted
    cross join lateral (
      select r.record_id, r.category, r.revision, r.published_at, r.content_hash, r.content is null as "isTombstone", r.withdrawal_reason, ${content},
        r.publication_id, p.source, p.source_hash, p.started_at, p.finished_at, p.added, p.changed, p.unchanged, p.rejected, p.withdrawn
      from revisions r join publications p on p.id = r.publication_id
      where r.record_id = wanted.id ${older} order by r.revision desc limit ${first}) as page
    order by page.record_id, page.revision desc`.execute(database);
  return rows;
}
