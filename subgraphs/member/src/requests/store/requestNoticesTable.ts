import { type ColumnType, type Generated, type Kysely, sql } from 'kysely';

/** What somebody is told of. */
export type NoticeKind =
  | 'RECEIVED'
  | 'CLARIFICATION_ASKED'
  | 'CLARIFIED'
  | 'EXTENDED'
  | 'DEADLINE_CHANGED'
  | 'ANSWERED'
  | 'WITHDRAWN'
  | 'COMPLAINED'
  | 'PUBLICATION_PROPOSED'
  | 'DUE_SOON'
  | 'OVERDUE';

/**
 * Table `request_notices`: notices that are to go out, written in the transaction of what they tell of. What they say is put together when they are sent,
 * so that nothing personal stands here.
 */
export interface RequestNoticesTable {
  id: Generated<string>;
  request_id: string;
  kind: NoticeKind;
  /** To whom. */
  recipient: 'APPLICANT' | 'BODY';
  created_at: ColumnType<Date, Date, never>;
  /** Not to be sent before; later after each try in vain. */
  due_at: Date;
  attempts: ColumnType<number, number | undefined, number>;
  /** When it went out, or was given up; null while it is to be sent. */
  done_at: Date | null;
  /** Why the last try was in vain, without anything personal. */
  fault: string | null;
}

/** Creates it. */
export async function createRequestNoticesTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('request_notices')
    .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('request_id', 'bigint', (column) => column.notNull().references('requests.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('due_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('done_at', 'timestamptz(3)')
    .addColumn('fault', 'text')
    .execute();
  await sql`create index request_notices_due on request_notices (due_at) where done_at is null`.execute(db);
}
