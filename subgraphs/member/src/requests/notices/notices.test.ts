import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { applicantChanges } from '../applicantChanges.ts';
import { keepDesk } from '../keepDesk.ts';
import { officerChanges } from '../officerChanges.ts';
import type { RequestDesk } from '../RequestDesk.ts';
import { readRequestRules } from '../rules/readRequestRules.ts';
import { submitRequest } from '../submitRequest.ts';

const DAY = 86_400_000;
const SECRET = `whsec_${Buffer.alloc(24, 'k').toString('base64')}`;
const sara = { name: 'سارا' };
let time = 0;
const desk: RequestDesk = { rules: readRequestRules(), officerOf: async () => null, now: () => new Date(time) };

let member: MemberUnderTest;
/** What came in: letters whole, with their readers, and the bodies of posts whose signatures held. */
let letters: { to: string[]; text: string }[] = [];
let posts: { type: string; data: Record<string, string> }[] = [];
let refusing = false;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (refusing) return done(new Error(`no room for maryam@example.ir`));
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: decoded(Buffer.concat(chunks).toString()) });
      done();
    });
  },
});
const hook = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers;
    new Webhook(SECRET).verify(body, {
      'webhook-id': String(id),
      'webhook-timestamp': String(timestamp),
      'webhook-signature': String(signature),
    });
    posts.push(JSON.parse(body));
    response.writeHead(refusing ? 503 : 204).end();
  });
});
const portOf = (server: { address(): AddressInfo | string | null }) => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** The text of a letter, which travels in base64. */
function decoded(letter: string): string {
  return Buffer.from(letter.slice(letter.indexOf('\r\n\r\n')), 'base64').toString();
}

beforeAll(async () => {
  member = await memberUnderTest(async () => undefined, maragheh, 'ANYONE', { requests: desk });
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => void hook.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await member?.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
  await new Promise((resolve) => hook.close(resolve));
});
beforeEach(async () => {
  letters = [];
  posts = [];
  refusing = false;
  // 2 Esfand 1404, a Saturday.
  time = Date.parse('2026-02-21T06:00:00Z');
  await sql`delete from request_notices`.execute(member.db);
  await sql`update requests set closed_at = received_at, anonymised_at = received_at, state = 'WITHDRAWN'`.execute(member.db);
});

const keeping = () =>
  keepDesk(
    member.db,
    maragheh.code,
    desk,
    {
      email: {
        smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
        from: 'شهرداری <shafaf@maragheh.example.ir>',
        body: 'desk@maragheh.example.ir',
      },
      webhook: { url: `http://127.0.0.1:${portOf(hook)}/hook`, secret: SECRET },
      trackingPage: 'https://shafaf.example.ir/requests/{trackingCode}',
    },
    pino({ level: 'silent' }),
  );
const submitted = async () =>
  (
    await submitRequest(
      member.db,
      desk,
      { subject: 'راز', text: 'پرسشی دربارهٔ پارک', applicant: { name: 'مریم احمدی', email: 'maryam@example.ir' } },
      null,
    )
  ).request;

test('applicants and officers are told by mail and webhook, with nothing in it that was asked, and each once', async () => {
  const { id, code } = await submitted();
  const rounds = keeping();
  await rounds.round();
  expect(letters.map(({ to }) => to)).toEqual([['maryam@example.ir'], ['desk@maragheh.example.ir']]);
  for (const { text } of letters) {
    expect(text).toContain(`https://shafaf.example.ir/requests/maragheh-municipality%3Arequests%3A${code}`);
    expect(text).toContain('۱۴۰۴/۱۲/۱۳');
    expect(text).not.toMatch(/راز|پارک|احمدی/);
  }
  expect(posts).toEqual([
    {
      type: 'request.received',
      timestamp: '2026-02-21T06:00:00.000Z',
      data: { trackingCode: `maragheh-municipality:requests:${code}`, dueOn: '2026-03-04', state: 'REGISTERED' },
    },
  ]);
  await officerChanges.askForClarification(member.db, desk, id, sara, 'کدام سال؟');
  await applicantChanges.clarify(member.db, desk, id, '۱۴۰۳');
  await officerChanges.answer(member.db, desk, id, sara, { outcome: 'FULL', text: 'بله' });
  await rounds.round();
  await rounds.round();
  expect(letters.slice(2).map(({ to }) => to[0])).toEqual(['maryam@example.ir', 'desk@maragheh.example.ir', 'maryam@example.ir']);
  expect(posts.map(({ type }) => type)).toEqual(['request.received', 'request.clarified']);
  await rounds.stop();
});

test('what cannot be sent is tried again later and longer, names nobody in its fault, and is given up after six tries', async () => {
  await submitted();
  const rounds = keeping();
  refusing = true;
  const waiting = () => member.db.selectFrom('request_notices').selectAll().orderBy('id').execute();
  await rounds.round();
  expect(await waiting()).toMatchObject([
    { attempts: 1, done_at: null, fault: expect.not.stringContaining('maryam') },
    { attempts: 1, done_at: null },
  ]);
  await rounds.round();
  expect(await waiting()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
  time += 60_000;
  refusing = false;
  await rounds.round();
  expect(await waiting()).toMatchObject([
    { attempts: 2, fault: null, done_at: new Date(time) },
    { attempts: 2, fault: null },
  ]);
  expect(letters).toHaveLength(2);

  await sql`update request_notices set done_at = null, attempts = 6`.execute(member.db);
  refusing = true;
  await rounds.round();
  expect(await waiting()).toMatchObject([
    { attempts: 7, done_at: new Date(time), fault: expect.any(String) },
    { attempts: 7, done_at: new Date(time) },
  ]);
  await rounds.stop();
});

test('officers are reminded on the days that the rules name, once a day, and once of what is overdue', async () => {
  await submitted();
  const rounds = keeping();
  const told: [day: string, kinds: string[]][] = [];
  for (let day = 0; day < 16; day++, time += DAY) {
    posts = [];
    await rounds.round();
    await rounds.round();
    if (posts.length > 0) told.push([new Date(time).toISOString().slice(0, 10), posts.map(({ type }) => type)]);
  }
  expect(told).toEqual([
    ['2026-02-21', ['request.received']],
    ['2026-03-01', ['request.due_soon']],
    ['2026-03-03', ['request.due_soon']],
    ['2026-03-04', ['request.due_soon']],
    ['2026-03-05', ['request.overdue']],
  ]);
  await rounds.stop();
});

test('what is personal is struck out when the time to keep it is over, and what happened stays', async () => {
  const { id, code } = await submitted();
  await officerChanges.askForClarification(member.db, desk, id, sara, 'کدام سال؟');
  await applicantChanges.withdraw(member.db, desk, id);
  const rounds = keeping();
  time += desk.rules.retention.days * DAY - 1;
  await rounds.round();
  expect(await member.db.selectFrom('requests').select('applicant').where('id', '=', id).executeTakeFirst()).not.toEqual({
    applicant: null,
  });
  time += 1;
  await rounds.round();
  const { rows } = await sql<{
    all: string;
  }>`select to_jsonb(requests)::text || coalesce((select string_agg(to_jsonb(e)::text, '' order by number) from request_events e where request_id = requests.id), '') as all
    from requests where id = ${id}`.execute(member.db);
  expect(rows[0]?.all).toContain(code);
  expect(rows[0]?.all).not.toMatch(/راز|پارک|احمدی|maryam|کدام|سارا/);
  const events = await member.db.selectFrom('request_events').select('kind').where('request_id', '=', id).orderBy('number').execute();
  expect(events.map(({ kind }) => kind)).toEqual(['SUBMITTED', 'CLARIFICATION_ASKED', 'WITHDRAWN', 'ANONYMISED']);
  await rounds.stop();
});
