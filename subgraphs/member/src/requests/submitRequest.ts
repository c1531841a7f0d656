import { createHash } from 'node:crypto';
import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { jalaliOf } from '@shafaf/shared/calendar/jalaliOf';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { deadlineOf } from './calendar/deadlineOf.ts';
import { readCalendar } from './calendar/readCalendar.ts';
import { nowAt, type RequestDesk } from './RequestDesk.ts';
import { hashOfSecret, newCode, newSecret } from './store/receipt.ts';
import type { Applicant, InformationForm, StoredRequest } from './store/requestsTables.ts';
import { RequestRefused, requestProblems } from './texts/problems.ts';
import { type GivenFile, type ReadFile, readFiles } from './texts/readFiles.ts';
import { readOptionalText, readText } from './texts/readText.ts';

/** A submission as it comes: the API's `RequestInput`. */
export interface Submission {
  subject: string;
  text: string;
  applicant: { name: string; email?: string | null; phone?: string | null };
  form?: InformationForm | null;
  attachments?: readonly GivenFile[] | null;
}

/** A request that was taken. */
export interface Submitted {
  request: StoredRequest;
  /** Shown this once; null when the same was submitted before. */
  secret: string | null;
}

interface ReadSubmission {
  subject: string;
  text: string;
  applicant: Applicant;
  form: InformationForm | null;
  files: ReadFile[];
}

const LONGEST_SUBJECT = 200;
const LONGEST_TEXT = 10_000;
const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;
const LONGEST_PHONE = 30;
const SHORTEST_KEY = 16;
const PHONE = /^[+\d\u06F0-\u06F9\u0660-\u0669][\d\u06F0-\u06F9\u0660-\u0669\s()-]{4,}$/;
/** So that two submissions neither count the hour's requests at once nor take one idempotency key twice. */
const SUBMISSIONS_LOCK = 7_216_903;

/**
 * Takes a request. When this returns it is stored durably, and the law's clock runs.
 * @param idempotencyKey the client's own name for it: the same again gives the request that is there
 * @throws RequestRefused what is wrong, for the applicant
 */
export async function submitRequest(
  db: Kysely<MemberDatabase>,
  desk: RequestDesk,
  submission: Submission,
  idempotencyKey: string | null,
): Promise<Submitted> {
  if (idempotencyKey !== null && idempotencyKey.length < SHORTEST_KEY) throw new RequestRefused(requestProblems.shortKey('idempotencyKey'));
  const idempotencyHash = idempotencyKey && createHash('sha256').update(idempotencyKey).digest('hex');
  const read = await readSubmission(submission);
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${SUBMISSIONS_LOCK})`.execute(transaction);
    const before =
      idempotencyHash &&
      (await transaction.selectFrom('requests').selectAll().where('idempotency_hash', '=', idempotencyHash).executeTakeFirst());
    if (before) return { request: before, secret: null };
    const now = nowAt(desk);
    const { lately } = await transaction
      .selectFrom('requests')
      .select(({ fn }) => fn.countAll<string>().as('lately'))
      .where('received_at', '>', new Date(now.getTime() - 3_600_000))
      .executeTakeFirstOrThrow();
    if (Number(lately) >= desk.rules.mostInAnHour) throw new RequestRefused(requestProblems.tooMany);
    const secret = newSecret();
    const request = await insert(transaction, read, { now, secret, idempotencyHash, workingDays: desk.rules.deadline.workingDays });
    return { request, secret };
  });
}

async function insert(
  transaction: Transaction<MemberDatabase>,
  { subject, text, applicant, form, files }: ReadSubmission,
  given: { now: Date; secret: string; idempotencyHash: string | null; workingDays: number },
): Promise<StoredRequest> {
  const { now, workingDays } = given;
  const today = dayInIran(now);
  const { due } = deadlineOf(today, workingDays, await readCalendar(transaction));
  const request = await transaction
    .insertInto('requests')
    .values({
      code: newCode(jalaliOf(today).year),
      secret_hash: hashOfSecret(given.secret),
      idempotency_hash: given.idempotencyHash,
      received_at: now,
      state: 'REGISTERED',
      working_days: workingDays,
      due_on: due,
      subject,
      text,
      form,
      applicant: JSON.stringify(applicant),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('request_events')
    .values({ request_id: request.id, number: 1, at: now, kind: 'SUBMITTED', actor: 'APPLICANT', officer: null, text: null })
    .execute();
  if (files.length > 0)
    await transaction
      .insertInto('request_files')
      .values(
        files.map(({ name, mediaType, content }, index) => ({
          request_id: request.id,
          part: 'REQUEST' as const,
          number: index + 1,
          name,
          media_type: mediaType,
          content,
        })),
      )
      .execute();
  await transaction
    .insertInto('request_notices')
    .values(
      (['APPLICANT', 'BODY'] as const).map((recipient) => ({
        request_id: request.id,
        kind: 'RECEIVED' as const,
        recipient,
        created_at: now,
        due_at: now,
      })),
    )
    .execute();
  return request;
}

async function readSubmission({ subject, text, applicant, form = null, attachments }: Submission): Promise<ReadSubmission> {
  const email = readOptionalText(applicant.email, 'request.applicant.email', LONGEST_EMAIL);
  if (email !== null && !z.email().safeParse(email).success) throw new RequestRefused(requestProblems.noEmail('request.applicant.email'));
  const phone = readOptionalText(applicant.phone, 'request.applicant.phone', LONGEST_PHONE);
  if (phone !== null && !PHONE.test(phone)) throw new RequestRefused(requestProblems.noPhone('request.applicant.phone'));
  return {
    subject: readText(subject, 'request.subject', LONGEST_SUBJECT),
    text: readText(text, 'request.text', LONGEST_TEXT),
    applicant: { name: readText(applicant.name, 'request.applicant.name', LONGEST_NAME), email, phone },
    form,
    files: await readFiles(attachments ?? [], 'REQUEST', 'request.attachments'),
  };
}
