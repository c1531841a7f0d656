import { type ColumnType, type Generated, type JSONColumnType, type Kysely, type Selectable, sql } from 'kysely';
import type { RequestActor, RequestChange, RequestState } from '../states/transitions.ts';

/** Who asks. */
export interface Applicant {
  name: string;
  email: string | null;
  phone: string | null;
}

/** What an answer comes to: the API's enum. */
export type RequestOutcome = 'FULL' | 'PARTIAL' | 'PUBLISHED_ALREADY' | 'NOT_HELD' | 'VAGUE' | 'REFUSED';

/** In which form information is wanted: the API's enum. */
export type InformationForm = 'ELECTRONIC' | 'PAPER' | 'INSPECTION';

/** The words in which a question and its answer are to be published, and what became of that. */
export interface ProposedPublication {
  question: string;
  answer: string;
  agreed: boolean | null;
  /** Global id of the published record. */
  record: string | null;
}

/** Table `requests`: how each request stands. What happened to it is in `request_events`. */
export interface RequestsTable {
  id: Generated<string>;
  /** The local id of the tracking code. */
  code: string;
  /** SHA-256 of the secret, hexadecimal. */
  secret_hash: string;
  /** SHA-256 of the client's own name for the submission; null when it gave none. */
  idempotency_hash: string | null;
  received_at: ColumnType<Date, Date, never>;
  state: RequestState;
  /** How many working days the body has. */
  working_days: number;
  /** The last day to answer, Gregorian; worked out from the calendar as it is now. */
  due_on: string;
  subject: string;
  /** Null once struck out, as all that is personal. */
  text: string | null;
  form: InformationForm | null;
  applicant: JSONColumnType<Applicant> | null;
  officer: string | null;
  answered_at: Date | null;
  /** How many working days the answer took; null while there is none. */
  answer_days: number | null;
  outcome: RequestOutcome | null;
  answer_text: string | null;
  /** Null while there is no answer, and empty where it rests on none. */
  articles: number[] | null;
  /** Global ids of the records that answer it. */
  records: string[] | null;
  complained_at: Date | null;
  stars: number | null;
  publication: JSONColumnType<ProposedPublication> | null;
  extended: ColumnType<boolean, boolean | undefined, boolean>;
  closed_at: Date | null;
  anonymised_at: Date | null;
}

/** A row of `requests`. */
export type StoredRequest = Selectable<RequestsTable>;

/** Table `request_events`: all that ever happened, in order. Rows are only ever added; of one, nothing but its text may be struck out. */
export interface RequestEventsTable {
  request_id: string;
  /** 1 for the first. */
  number: number;
  at: ColumnType<Date, Date, never>;
  kind: 'SUBMITTED' | RequestChange;
  actor: RequestActor;
  /** Who of the body did it; null otherwise. */
  officer: string | null;
  /** What was said; null where nothing was, and once struck out. */
  text: string | null;
}

/** Table `request_files`: what came with requests and answers, until it is struck out. */
export interface RequestFilesTable {
  request_id: string;
  part: 'REQUEST' | 'ANSWER';
  number: number;
  name: string;
  media_type: string;
  content: Buffer;
}

/** Table `request_attempts`: wrong secrets, so that nobody can go on trying. */
export interface RequestAttemptsTable {
  request_id: string;
  at: ColumnType<Date, Date, never>;
}

/** Creates them. */
export async function createRequestsTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    .addColumn('code', sql`text collate "C"`, (column) => column.notNull().unique())
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('idempotency_hash', 'text', (column) => column.unique())
    .addColumn('received_at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('working_days', 'integer', (column) => column.notNull())
    .addColumn('due_on', 'date', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('form', 'text')
    .addColumn('applicant', 'jsonb')
    .addColumn('officer', 'text')
    .addColumn('answered_at', 'timestamptz(3)')
    .addColumn('answer_days', 'integer')
    .addColumn('outcome', 'text')
    .addColumn('answer_text', 'text')
    .addColumn('articles', sql`integer[]`)
    .addColumn('records', sql`text[]`)
    .addColumn('complained_at', 'timestamptz(3)')
    .addColumn('stars', 'smallint')
    .addColumn('publication', 'jsonb')
    .addColumn('extended', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('closed_at', 'timestamptz(3)')
    .addColumn('anonymised_at', 'timestamptz(3)')
    .execute();
  await sql`create index requests_open on requests (due_on, code) where state in ('REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION')`.execute(
    db,
  );
  await sql`create index requests_received on requests (received_at)`.execute(db);
  await db.schema
    .createTable('request_events')
    .addColumn('request_id', 'bigint', (column) => column.notNull().references('requests.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('officer', 'text')
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('request_events_pkey', ['request_id', 'number'])
    .execute();
  // What happened stands. Only what somebody said, and which officer it was, may be struck out when the time to keep it is over.
  await sql`create function guard_request_events() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'UPDATE' then raise exception 'what happened to a request is never deleted'; end if;
      if (new.request_id, new.number, new.at, new.kind, new.actor) is distinct from (old.request_id, old.number, old.at, old.kind, old.actor)
        or (new.text is not null and new.text is distinct from old.text) or (new.officer is not null and new.officer is distinct from old.officer)
        then raise exception 'what happened to a request is never changed'; end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger request_events_stand before update or delete on request_events for each row execute function guard_request_events()`.execute(
    db,
  );
  await sql`create trigger request_events_stay before truncate on request_events for each statement execute function refuse_change()`.execute(
    db,
  );
  await db.schema
    .createTable('request_files')
    .addColumn('request_id', 'bigint', (column) => column.notNull().references('requests.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('content', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_files_pkey', ['request_id', 'part', 'number'])
    .execute();
  await db.schema
    .createTable('request_attempts')
    .addColumn('request_id', 'bigint', (column) => column.notNull().references('requests.id'))
    .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
    .execute();
  await sql`create index request_attempts_of on request_attempts (request_id, at)`.execute(db);
}
