import { messageOf } from '@shafaf/shared/errors/messageOf';
import type { Kysely, Transaction } from 'kysely';
import { createTransport } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { trackingCodeOf } from '../requestFields.ts';
import type { NoticeKind } from '../store/requestNoticesTable.ts';
import type { NoticeSettings } from './NoticeSettings.ts';
import { noticeText } from './noticeText.ts';

/** Sends what waits in the outbox. */
export interface NoticeSender {
  /** Sends all that is due, one after the other, and gives how many went out. What fails is tried again later. */
  send(now: Date): Promise<number>;
  close(): void;
}

/** A notice that waits, with what is to be known of its request. */
interface Waiting {
  id: string;
  kind: NoticeKind;
  recipient: 'APPLICANT' | 'BODY';
  attempts: number;
  created_at: Date;
  code: string;
  due_on: string;
  state: string;
  email: string | null;
}

/** Pauses before a notice is tried again, in minutes; after the last it is given up. */
const PAUSES = [1, 5, 30, 120, 720, 1_440];
const WEBHOOK_MILLISECONDS = 10_000;
/** So that a server of mail that hangs holds up one round, and not the day. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** Of a fault's words so much is kept. */
const LONGEST_FAULT = 300;

/** Opens the ways that are set. */
export function noticeSender(db: Kysely<MemberDatabase>, member: string, settings: NoticeSettings): NoticeSender {
  const { email, webhook, trackingPage } = settings;
  const mail = email === undefined ? null : createTransport({ url: email.smtpUrl, ...PATIENCE });
  const signer = webhook === undefined ? null : new Webhook(webhook.secret);

  async function deliver(waiting: Waiting): Promise<void> {
    const trackingCode = trackingCodeOf(member, waiting.code);
    const { kind, recipient, due_on: dueOn } = waiting;
    const page = trackingPage?.replaceAll('{trackingCode}', encodeURIComponent(trackingCode)) ?? null;
    const to = recipient === 'APPLICANT' ? waiting.email : (email?.body ?? null);
    if (mail !== null && email !== undefined && to !== null)
      await mail.sendMail({
        from: email.from,
        to,
        messageId: messageId(waiting, member),
        textEncoding: 'base64',
        ...noticeText({ kind, recipient, trackingCode, dueOn, page }),
      });
    if (recipient === 'BODY' && webhook !== undefined && signer !== null) await post(webhook.url, signer, waiting, { trackingCode, dueOn });
  }

  /** The next notice that is due, held so that no other server sends it, too. */
  async function sendNext(transaction: Transaction<MemberDatabase>, now: Date): Promise<'SENT' | 'FAILED' | 'NONE'> {
    const waiting = await transaction
      .selectFrom('request_notices as notice')
      .innerJoin('requests as request', 'request.id', 'notice.request_id')
      .select([
        'notice.id',
        'notice.kind',
        'notice.recipient',
        'notice.attempts',
        'notice.created_at',
        'request.code',
        'request.due_on',
        'request.state',
      ])
      .select(({ ref }) => ref('request.applicant', '->>').key('email').as('email'))
      .where('notice.done_at', 'is', null)
      .where('notice.due_at', '<=', now)
      .orderBy('notice.due_at')
      .orderBy('notice.id')
      .limit(1)
      .forUpdate('notice')
      .skipLocked()
      .executeTakeFirst();
    if (waiting === undefined) return 'NONE';
    const fault = await deliver(waiting).then(
      () => null,
      (error: unknown) => withoutPeople(messageOf(error)),
    );
    const attempts = waiting.attempts + 1;
    const pause = PAUSES[waiting.attempts];
    await transaction
      .updateTable('request_notices')
      .set(
        fault === null
          ? { attempts, done_at: now, fault: null }
          : { attempts, fault, ...(pause === undefined ? { done_at: now } : { due_at: new Date(now.getTime() + pause * 60_000) }) },
      )
      .where('id', '=', waiting.id)
      .execute();
    return fault === null ? 'SENT' : 'FAILED';
  }

  return {
    async send(now) {
      for (let sent = 0; ; ) {
        const came = await db.transaction().execute((transaction) => sendNext(transaction, now));
        if (came === 'NONE') return sent;
        if (came === 'SENT') sent++;
      }
    },
    close: () => mail?.close(),
  };
}

/** The same for each try, so that a letter that was taken although nobody heard of it is known again. */
function messageId({ id, created_at }: Waiting, member: string): string {
  return `<${id}.${created_at.getTime()}@${member}.requests.shafaf.invalid>`;
}

async function post(
  url: string,
  signer: Webhook,
  { id, kind, created_at, state }: Waiting,
  facts: { trackingCode: string; dueOn: string },
): Promise<void> {
  const body = JSON.stringify({ type: `request.${kind.toLowerCase()}`, timestamp: created_at.toISOString(), data: { ...facts, state } });
  const messageId = `notice-${id}`;
  const now = new Date();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signer.sign(messageId, now, body),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(WEBHOOK_MILLISECONDS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
}

/** Servers of mail repeat addresses in what they say. */
function withoutPeople(fault: string): string {
  return fault.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…').slice(0, LONGEST_FAULT);
}
