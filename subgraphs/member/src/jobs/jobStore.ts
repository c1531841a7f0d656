import type { Kysely, Transaction } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { JobFault, JobProgress, JobReport, PublicationJob } from './PublicationJob.ts';

/** A job as it comes in. */
export interface NewJob {
  id: string;
  category: string;
  tokenId: string;
  idempotencyKey: string | null;
  requestHash: string;
  totalBytes: number;
}

/** A job, and what it was asked with. */
export interface StoredJob extends PublicationJob {
  tokenId: string;
  requestHash: string;
}

/** Ends a transaction whose job was ended by somebody else, so that nothing of it is published. */
export class JobWasEnded extends Error {}

const COLUMNS = [
  'id',
  'category',
  'token_id',
  'request_hash',
  'state',
  'created_at',
  'started_at',
  'finished_at',
  'rows_read',
  'bytes_read',
  'total_bytes',
  'report',
  'fault',
] as const;

/**
 * Enters a job that waits.
 * @returns null when the token has used the idempotency key before
 */
export async function enterJob(db: Kysely<MemberDatabase>, job: NewJob): Promise<StoredJob | null> {
  const row = await db
    .insertInto('publication_jobs')
    .values({
      id: job.id,
      category: job.category,
      token_id: job.tokenId,
      idempotency_key: job.idempotencyKey,
      request_hash: job.requestHash,
      state: 'WAITING',
      created_at: new Date(),
      total_bytes: String(job.totalBytes),
    })
    .onConflict((conflict) => conflict.constraint('publication_jobs_key').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? null : jobOf(row);
}

/** The job of a token with this idempotency key. */
export async function jobWithKey(db: Kysely<MemberDatabase>, tokenId: string, key: string): Promise<StoredJob | null> {
  const row = await db
    .selectFrom('publication_jobs')
    .select(COLUMNS)
    .where('token_id', '=', tokenId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : jobOf(row);
}

/** A job by its id, which must be a UUID. */
export async function jobById(db: Kysely<MemberDatabase>, id: string): Promise<StoredJob | null> {
  const row = await db.selectFrom('publication_jobs').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : jobOf(row);
}

/** Lets an interrupted job wait again; false when it is not interrupted any more. */
export async function reopenJob(db: Kysely<MemberDatabase>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('publication_jobs')
    .set({ state: 'WAITING', started_at: null, finished_at: null, fault: null, rows_read: 0, bytes_read: 0 })
    .where('id', '=', id)
    .where('state', '=', 'INTERRUPTED')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that a job runs; false when it does not wait any more. */
export async function beginJob(db: Kysely<MemberDatabase>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('publication_jobs')
    .set({ state: 'RUNNING', started_at: new Date() })
    .where('id', '=', id)
    .where('state', '=', 'WAITING')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes how far a running job has come. */
export async function noteProgress(db: Kysely<MemberDatabase>, id: string, { rowsRead, bytesRead }: JobProgress): Promise<void> {
  await db
    .updateTable('publication_jobs')
    .set({ rows_read: rowsRead, bytes_read: Math.round(bytesRead) })
    .where('id', '=', id)
    .where('state', '=', 'RUNNING')
    .execute();
}

/**
 * Notes what a running job did. In the transaction of what it publishes both are kept or neither is.
 * @throws JobWasEnded when the job does not run any more
 */
export async function finishJob(
  db: Kysely<MemberDatabase> | Transaction<MemberDatabase>,
  id: string,
  report: JobReport,
  { rowsRead, bytesRead }: JobProgress,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('publication_jobs')
    .set({
      state: 'DONE',
      finished_at: new Date(),
      report: JSON.stringify(report),
      rows_read: rowsRead,
      bytes_read: Math.round(bytesRead),
    })
    .where('id', '=', id)
    .where('state', '=', 'RUNNING')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new JobWasEnded();
}

/** Notes that a job ended without publishing anything. One that is done stays so. */
export async function endJob(db: Kysely<MemberDatabase>, id: string, state: 'FAILED' | 'INTERRUPTED', fault: JobFault): Promise<void> {
  await db
    .updateTable('publication_jobs')
    .set({ state, finished_at: new Date(), fault: JSON.stringify(fault) })
    .where('id', '=', id)
    .where('state', 'in', ['WAITING', 'RUNNING'])
    .execute();
}

/**
 * Ends all jobs that an earlier run of the server left open. One whose transaction is just being kept is waited for, and counts as done: its
 * row is locked until then.
 */
export async function endLeftJobs(db: Kysely<MemberDatabase>, fault: JobFault): Promise<void> {
  await db
    .updateTable('publication_jobs')
    .set({ state: 'INTERRUPTED', finished_at: new Date(), fault: JSON.stringify(fault) })
    .where('state', 'in', ['WAITING', 'RUNNING'])
    .execute();
}

/** Forgets jobs that are older; what they published stays. Gives their ids. */
export async function forgetJobs(db: Kysely<MemberDatabase>, before: Date): Promise<string[]> {
  const rows = await db
    .deleteFrom('publication_jobs')
    .where('created_at', '<', before)
    .where('state', 'not in', ['WAITING', 'RUNNING'])
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

type JobRow = {
  id: string;
  category: string;
  token_id: string;
  request_hash: string;
  state: PublicationJob['state'];
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  rows_read: number;
  bytes_read: string;
  total_bytes: string;
  report: JobReport | null;
  fault: JobFault | null;
};

function jobOf(row: JobRow): StoredJob {
  return {
    id: row.id,
    category: row.category,
    state: row.state,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: { rowsRead: row.rows_read, bytesRead: Number(row.bytes_read), totalBytes: Number(row.total_bytes) },
    report: row.report,
    fault: row.fault,
    tokenId: row.token_id,
    requestHash: row.request_hash,
  };
}
