import { type Kysely, sql, type Transaction } from 'kysely';
import type { Category } from '../categories/Category.ts';
import { categories, findCategory } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { likenessOf } from '../warnings/likenessOf.ts';
import { compareRows, rowsWithoutHistory } from './compareRows.ts';
import type { Finding } from './Finding.ts';
import { type RebuiltRecord, recordOfRevisions, type StoredRevision } from './recordOfRevisions.ts';

/** What was looked at, and how much of it is not as it was published. */
export interface VerifiedHistory {
  records: number;
  revisions: number;
  findings: number;
}

/** Revisions read at a time, and rows compared at a time: memory stays flat however much there is. */
const BATCH = 1_000;
/** Rows without history that are named of each category. */
const MOST_NAMED = 1_000;

/**
 * Checks that what the database holds is what was published: every content gives its hash, the revisions of each record follow on each other, and the
 * tables of the categories say of each record exactly what its revisions say, no more and no less. It is one reading of one moment, in which others may
 * publish; nothing is written.
 * @param onFinding told of each thing that is wrong
 */
export async function verifyHistory(db: Kysely<MemberDatabase>, onFinding: (finding: Finding) => void): Promise<VerifiedHistory> {
  const verified: VerifiedHistory = { records: 0, revisions: 0, findings: 0 };
  const tell = (found: readonly Finding[]) => {
    verified.findings += found.length;
    for (const each of found) onFinding(each);
  };
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      tell(await missingGuards(transaction));
      const rows = new Map<Category, Record<string, unknown>[]>();
      const compare = async (category: Category, waiting: Record<string, unknown>[]) => {
        tell(await compareRows(transaction, category, waiting.splice(0)));
      };
      for await (const revisions of records(transaction)) {
        verified.records++;
        verified.revisions += revisions.length;
        const { record, findings } = recordOfRevisions(revisions);
        tell(findings);
        const { record_id: id, category: name } = revisions[0];
        const category = findCategory(name);
        if (category === undefined) tell([{ what: 'UNKNOWN_CATEGORY', id, detail: `This program has no category "${name}".` }]);
        else if (record !== null) {
          const waiting = rows.get(category) ?? [];
          rows.set(category, waiting);
          waiting.push(rowOf(category, record));
          if (waiting.length >= BATCH) await compare(category, waiting);
        }
      }
      for (const [category, waiting] of rows) await compare(category, waiting);
      for (const category of categories) tell(await rowsWithoutHistory(transaction, category, MOST_NAMED));
    });
  return verified;
}

/** The category's row of a record that its revisions make. */
export function rowOf(category: Category, { envelope, content }: NonNullable<RebuiltRecord['record']>): Record<string, unknown> {
  return { ...category.row({ ...envelope, likeness: likenessOf(category.quality, content) }, content) };
}

/** The triggers without which the database would let history be changed. */
const GUARDS = ['revisions_stand', 'publications_stand', 'publications_done_stand'];

async function missingGuards(db: Transaction<MemberDatabase>): Promise<Finding[]> {
  const { rows } = await sql<{ tgname: string }>`select tgname from pg_trigger
    where tgrelid in ('revisions'::regclass, 'publications'::regclass) and tgenabled in ('O', 'A')`.execute(db);
  const found = new Set(rows.map(({ tgname }) => tgname));
  return GUARDS.filter((name) => !found.has(name)).map((name) => ({
    what: 'UNGUARDED',
    id: null,
    detail: `The trigger ${name} is missing or switched off: the database would let history be changed.`,
  }));
}

/** All revisions, those of each record together and in order. */
async function* records(db: Transaction<MemberDatabase>): AsyncGenerator<[StoredRevision, ...StoredRevision[]]> {
  let record: [StoredRevision, ...StoredRevision[]] | null = null;
  for (let after: Pick<StoredRevision, 'record_id' | 'revision'> | undefined = { record_id: '', revision: 0 }; after !== undefined; ) {
    const { rows }: { rows: StoredRevision[] } = await sql<StoredRevision>`
      select record_id, category, revision, published_at, content_hash, content, withdrawal_reason, warnings from revisions
      where (record_id, revision) > (${after.record_id}, ${after.revision}) order by record_id, revision limit ${BATCH}`.execute(db);
    for (const row of rows) {
      if (record?.[0].record_id === row.record_id) record.push(row);
      else {
        if (record !== null) yield record;
        record = [row];
      }
    }
    after = rows.at(-1);
  }
  if (record !== null) yield record;
}
