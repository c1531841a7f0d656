import { type ColumnType, type JSONColumnType, type Kysely, sql } from 'kysely';
import type { JobFault, JobReport } from './PublicationJob.ts';

/** Table `publication_jobs`: a row for each file that came over HTTP, and what became of it. */
export interface PublicationJobsTable {
  /** A UUID. */
  id: string;
  category: string;
  token_id: string;
  /** The client's own name for the request; null when it gave none. */
  idempotency_key: string | null;
  /** SHA-256 of everything that decides what is published: the file, its mapping and the options. Hexadecimal. */
  request_hash: string;
  state: JobState;
  created_at: ColumnType<Date, Date, never>;
  started_at: ColumnType<Date | null, never, Date | null>;
  finished_at: ColumnType<Date | null, never, Date | null>;
  /** Progress of the reading, as it was when it was last noted. */
  rows_read: ColumnType<number, number | undefined, number>;
  bytes_read: ColumnType<string, string | undefined, number>;
  total_bytes: string;
  /** Once it is done. */
  report: JSONColumnType<JobReport> | null;
  /** Once it has failed. */
  fault: JSONColumnType<JobFault> | null;
}

/** How a job stands: see `PublicationJob`. */
export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'INTERRUPTED';

/** Creates the table. */
export async function createPublicationJobsTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publication_jobs')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('token_id', 'bigint', (column) => column.notNull().references('publisher_tokens.id'))
    .addColumn('idempotency_key', 'text')
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('started_at', 'timestamptz(3)')
    .addColumn('finished_at', 'timestamptz(3)')
    .addColumn('rows_read', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('bytes_read', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('total_bytes', 'bigint', (column) => column.notNull())
    .addColumn('report', 'jsonb')
    .addColumn('fault', 'jsonb')
    .addUniqueConstraint('publication_jobs_key', ['token_id', 'idempotency_key'])
    .execute();
  await sql`create index publication_jobs_open on publication_jobs (created_at) where state in ('WAITING', 'RUNNING')`.execute(db);
  await sql`create index publication_jobs_age on publication_jobs (created_at)`.execute(db);
}
