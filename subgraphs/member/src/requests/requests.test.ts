import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../test/memberUnderTest.ts';
import type { RequestDesk } from './RequestDesk.ts';
import { readRequestRules } from './rules/readRequestRules.ts';

const { code } = maragheh;
/** A Saturday, 2 Esfand 1404, in the morning in Iran. */
const START = Date.parse('2026-02-21T06:00:00Z');
const DAY = 86_400_000;
const TOKEN = 'the token of officer Sara';

let time = START;
let running: MemberUnderTest | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(change: Partial<RequestDesk['rules']> = {}): Promise<MemberUnderTest> {
  time = START;
  const requests: RequestDesk = {
    rules: { ...readRequestRules(), ...change },
    officerOf: async (token) => (token === TOKEN ? { name: 'سارا' } : null),
    now: () => new Date(time),
  };
  running = await memberUnderTest(async () => undefined, maragheh, 'ANYONE', { requests });
  return running;
}

const SEEN = `trackingCode state subject text receivedAt isLate possible stars member { code }
  deadline { due workingDays counted skipped { date reasonFa reasonEn } unlistedYears }
  events { at kind by text } answer { outcome text articles records workingDays files { name mediaType bytes } } publication { question answer agreed record }`;
const PROBLEM = 'problem { code path messageFa messageEn }';
const SUBMIT = `mutation ($request: RequestInput!, $key: String) { submitRequest(member: "${code}", request: $request, idempotencyKey: $key) { secret request { ${SEEN} } ${PROBLEM} } }`;
const given = { subject: 'هزینهٔ پارک', text: 'هزینهٔ پارک ولیعصر چقدر بود؟', applicant: { name: 'مریم احمدی', email: 'maryam@example.ir' } };

async function submitted(member: MemberUnderTest, request: object = given) {
  const { data, errors } = await member.ask(SUBMIT, { request });
  expect(errors).toBeUndefined();
  expect(data.submitRequest.problem).toBeNull();
  const held = { trackingCode: data.submitRequest.request.trackingCode, secret: data.submitRequest.secret };
  const act = async (name: string, more: Record<string, string | number | boolean | object>, types: Record<string, string> = {}) => {
    const variables: Record<string, unknown> = { ...held, ...more };
    const asOfficer = 'officerToken' in more;
    if (asOfficer) delete variables.secret;
    const names = Object.keys(variables);
    const typeOf = (each: string) => types[each] ?? (each === 'trackingCode' ? 'ID!' : 'String!');
    const answer = await member.ask(
      `mutation (${names.map((each) => `$${each}: ${typeOf(each)}`).join(', ')}) { ${name}(${names.map((each) => `${each}: $${each}`).join(', ')}) { ${PROBLEM} request { ${asOfficer ? `officer possible applicant { name } request { ${SEEN} }` : SEEN} } } }`,
      variables,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data[name];
  };
  const seen = async () =>
    (
      await member.ask(
        `query ($trackingCode: ID!, $secret: String!) { request(trackingCode: $trackingCode, secret: $secret) { ${SEEN} } }`,
        held,
      )
    ).data.request;
  const answered = (answer: object) => act('answerRequest', { officerToken: TOKEN, answer }, { answer: 'AnswerInput!' });
  return { ...held, request: data.submitRequest.request, act, seen, answered };
}

describe('a submission', () => {
  test('gives a receipt with a code and a secret, and the day on which the answer is due, day by day', async () => {
    const { trackingCode, secret, request, seen } = await submitted(await start());
    expect(trackingCode).toMatch(/^maragheh-municipality:requests:1404-[0-9A-Z]{8}$/);
    expect(secret).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/);
    expect(request).toMatchObject({
      state: 'REGISTERED',
      member: { code },
      isLate: false,
      possible: ['WITHDRAW'],
      receivedAt: '2026-02-21T06:00:00.000Z',
    });
    expect(request.deadline).toMatchObject({ due: '2026-03-04', workingDays: 10, unlistedYears: [1404] });
    expect(request.deadline.skipped).toEqual([{ date: '2026-02-27', reasonFa: 'جمعه', reasonEn: 'Friday' }]);
    expect(request.deadline.counted).toHaveLength(10);
    expect(request.events).toEqual([{ at: '2026-02-21T06:00:00.000Z', kind: 'SUBMITTED', by: 'APPLICANT', text: null }]);
    expect(await seen()).toEqual(request);
  });

  test('keeps no secret, and only a fingerprint of the client’s own name for it', async () => {
    const member = await start();
    const key = 'a name of the client’s own';
    const first = await member.ask(SUBMIT, { request: given, key });
    const again = await member.ask(SUBMIT, { request: { ...given, subject: 'دیگر' }, key });
    expect(again.data.submitRequest).toEqual({ ...first.data.submitRequest, secret: null });
    const { rows } = await sql<{ all: string }>`select to_jsonb(requests)::text as all from requests`.execute(member.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toContain(first.data.submitRequest.secret);
    expect(rows[0]?.all).not.toContain(key);
  });

  test.each<[what: string, change: object, path: string]>([
    ['no subject', { subject: ' \u0000 ' }, 'request.subject'],
    ['a subject as long as a text', { subject: 'ب'.repeat(201) }, 'request.subject'],
    ['no text', { text: '' }, 'request.text'],
    ['a text as long as a book', { text: 'ب'.repeat(10_001) }, 'request.text'],
    ['nobody’s name', { applicant: { name: '' } }, 'request.applicant.name'],
    ['an address that is none', { applicant: { name: 'م', email: 'maryam' } }, 'request.applicant.email'],
    ['a telephone that is none', { applicant: { name: 'م', phone: 'call me' } }, 'request.applicant.phone'],
    ['too many files', { attachments: Array.from({ length: 4 }, () => ({ name: 'a', content: 'AA==' })) }, 'request.attachments'],
    ['a file that is no base64', { attachments: [{ name: 'a.png', content: '***' }] }, 'request.attachments.0'],
    ['an empty file', { attachments: [{ name: 'a.png', content: '' }] }, 'request.attachments.0'],
    [
      'a page that calls itself a picture',
      { attachments: [{ name: 'a.png', content: Buffer.from('<html>').toString('base64') }] },
      'request.attachments.0',
    ],
    [
      'a file larger than may be',
      { attachments: [{ name: 'a.pdf', content: Buffer.alloc(520 * 1024, '%PDF-1.7').toString('base64') }] },
      'request.attachments.0',
    ],
  ])('with %s is refused in both languages, with the place, and nothing is kept', async (_, change, path) => {
    const member = await start();
    const { data } = await member.ask(SUBMIT, { request: { ...given, ...change } });
    expect(data.submitRequest).toMatchObject({
      request: null,
      secret: null,
      problem: { code: 'INVALID', path, messageFa: expect.stringMatching(/\p{Script=Arabic}/u) },
    });
    expect(await member.db.selectFrom('requests').select('id').execute()).toEqual([]);
  });

  test('beyond the most in an hour is put off, and taken again when the hour is over', async () => {
    const member = await start({ mostInAnHour: 2 });
    await submitted(member);
    await submitted(member);
    expect((await member.ask(SUBMIT, { request: given })).data.submitRequest).toMatchObject({
      request: null,
      problem: { code: 'TOO_MANY' },
    });
    time += 3_600_001;
    await submitted(member);
  });

  test('is not taken by a server that has no desk', async () => {
    running = await memberUnderTest(async () => undefined);
    expect((await running.ask(SUBMIT, { request: given })).data.submitRequest).toMatchObject({
      request: null,
      problem: { code: 'NOT_TAKEN' },
    });
    expect((await running.ask('{ requestTotals { count } }')).data.requestTotals).toEqual({ count: 0 });
  });
});

describe('a secret', () => {
  test('opens its request however it is written, and no other', async () => {
    const member = await start();
    const [one, other] = [await submitted(member), await submitted(member)];
    const read = async (trackingCode: string, secret: string) =>
      (
        await member.ask(
          'query ($trackingCode: ID!, $secret: String!) { request(trackingCode: $trackingCode, secret: $secret) { state } }',
          { trackingCode, secret },
        )
      ).data.request;
    expect(await read(one.trackingCode, one.secret.toLowerCase().replaceAll('-', ' '))).toEqual({ state: 'REGISTERED' });
    expect(await read(one.trackingCode, other.secret)).toBeNull();
    expect(await read('tabriz-municipality:requests:1404-AAAAAAAA', one.secret)).toBeNull();
    expect(await read('nothing', one.secret)).toBeNull();
  });

  test('is no longer of use after ten wrong ones, until an hour is over', async () => {
    const member = await start();
    const { seen, act, trackingCode } = await submitted(member);
    for (let i = 0; i < 10; i++)
      expect(
        (
          await member.ask('query ($trackingCode: ID!) { request(trackingCode: $trackingCode, secret: "wrong") { state } }', {
            trackingCode,
          })
        ).data.request,
      ).toBeNull();
    expect(await seen()).toBeNull();
    expect(await act('withdrawRequest', {})).toMatchObject({ request: null, problem: { code: 'NOT_FOUND' } });
    time += 3_600_001;
    expect(await seen()).toMatchObject({ state: 'REGISTERED' });
  });
});

describe('from submission to answer', () => {
  test('a request is taken up, asked about, clarified, answered, rated and published, and its history says so', async () => {
    const member = await start();
    const { act, answered, seen } = await submitted(member);
    expect(await act('assignRequest', { officerToken: TOKEN })).toMatchObject({
      problem: null,
      request: { officer: 'سارا', applicant: { name: 'مریم احمدی' }, request: { state: 'IN_PROGRESS' } },
    });
    time += DAY;
    expect((await act('askForClarification', { officerToken: TOKEN, text: 'کدام سال؟' })).request.request).toMatchObject({
      state: 'AWAITING_CLARIFICATION',
      possible: ['CLARIFY', 'WITHDRAW'],
    });
    expect((await act('clarifyRequest', { text: '۱۴۰۳' })).request).toMatchObject({ state: 'IN_PROGRESS' });
    time += DAY;
    const { request } = (await answered({ outcome: 'FULL', text: 'دو میلیارد ریال', records: [`${code}:contracts:1403-1`] })).request;
    expect(request).toMatchObject({
      state: 'ANSWERED',
      isLate: false,
      possible: ['COMPLAIN', 'RATE'],
      answer: { outcome: 'FULL', workingDays: 2, articles: [], records: [`${code}:contracts:1403-1`] },
    });
    expect((await act('rateRequest', { stars: 5 }, { stars: 'Int!' })).request).toMatchObject({ stars: 5, possible: ['COMPLAIN'] });
    const words = { question: 'هزینهٔ پارک ولیعصر در ۱۴۰۳ چقدر بود؟', answer: 'دو میلیارد ریال' };
    expect((await act('proposePublication', { officerToken: TOKEN, ...words })).request.request).toMatchObject({
      publication: { ...words, agreed: null },
      possible: ['COMPLAIN', 'DECIDE_ON_PUBLICATION'],
    });
    const agreed = (await act('decideOnPublication', { agreed: true }, { agreed: 'Boolean!' })).request;
    expect(agreed.publication).toMatchObject({ agreed: true, record: expect.stringContaining(':requestAnswers:1404-') });
    const { data } = await member.ask(
      `query ($id: ID!) { requestAnswer(id: $id) { question answer outcome answeredOn workingDays records } search(text: "پارک ولیعصر") { nodes { id } } }`,
      { id: agreed.publication.record },
    );
    expect(data.requestAnswer).toEqual({
      ...words,
      outcome: 'FULL',
      answeredOn: '2026-02-23',
      workingDays: 2,
      records: [`${code}:contracts:1403-1`],
    });
    expect(data.search.nodes).toEqual([{ id: agreed.publication.record }]);
    expect((await seen()).events.map(({ kind, by, text }: { kind: string; by: string; text: string | null }) => [kind, by, text])).toEqual([
      ['SUBMITTED', 'APPLICANT', null],
      ['ASSIGNED', 'BODY', null],
      ['CLARIFICATION_ASKED', 'BODY', 'کدام سال؟'],
      ['CLARIFIED', 'APPLICANT', '۱۴۰۳'],
      ['ANSWERED', 'BODY', null],
      ['RATED', 'APPLICANT', null],
      ['PUBLICATION_PROPOSED', 'BODY', null],
      ['PUBLICATION_AGREED', 'APPLICANT', null],
    ]);
  });

  test('what cannot happen now is refused and leaves no trace', async () => {
    const { act, answered, seen } = await submitted(await start());
    const before = await seen();
    for (const refused of [
      await act('clarifyRequest', { text: 'x' }),
      await act('rateRequest', { stars: 3 }, { stars: 'Int!' }),
      await act('complainAboutRequest', { text: 'x' }),
      await act('decideOnPublication', { agreed: true }, { agreed: 'Boolean!' }),
      await act('extendRequest', { officerToken: TOKEN, text: 'x' }),
      await act('proposePublication', { officerToken: TOKEN, question: 'q', answer: 'a' }),
    ])
      expect(refused).toMatchObject({ request: null, problem: { code: 'NOT_NOW' } });
    for (const [answer, path] of [
      [{ outcome: 'REFUSED', text: 'نه' }, 'answer.articles'],
      [{ outcome: 'REFUSED', text: 'نه', articles: [7] }, 'answer.articles'],
      [{ outcome: 'FULL', text: 'بله', articles: [13] }, 'answer.articles'],
      [{ outcome: 'VAGUE', text: 'نه' }, 'answer.outcome'],
      [{ outcome: 'PUBLISHED_ALREADY', text: 'هست' }, 'answer.records'],
      [{ outcome: 'FULL', text: 'هست', records: ['x'] }, 'answer.records.0'],
    ] as const)
      expect(await answered(answer)).toMatchObject({ request: null, problem: { code: 'INVALID', path } });
    expect(await act('assignRequest', { officerToken: 'no officer’s' })).toMatchObject({
      request: null,
      problem: { code: 'NOT_SIGNED_IN' },
    });
    expect(await seen()).toEqual(before);
  });

  test('only one of two who answer at once does', async () => {
    const { answered, seen } = await submitted(await start());
    const both = await Promise.all(['یک', 'دو'].map((text) => answered({ outcome: 'FULL', text })));
    expect(both.map(({ problem }) => problem?.code ?? null).sort()).toEqual(['NOT_NOW', null].sort());
    expect((await seen()).events).toHaveLength(2);
  });

  test('who is not answered in time can complain, is still answered, and both are seen in the figures', async () => {
    const member = await start();
    const [late, intime] = [await submitted(member), await submitted(member)];
    await intime.answered({ outcome: 'REFUSED', text: 'محرمانه', articles: [15, 13] });
    time = Date.parse('2026-03-05T06:00:00Z');
    expect(await late.seen()).toMatchObject({ isLate: true, possible: ['WITHDRAW', 'COMPLAIN'] });
    const figures = async () =>
      (
        await member.ask(
          '{ requestTotals(groupBy: ARTICLES) { count open overdue answeredInTime answeredLate complaints workingDays groups { key articles count } groupCount } }',
        )
      ).data.requestTotals;
    expect(await figures()).toMatchObject({ count: 2, open: 0, overdue: 1, answeredInTime: 1, answeredLate: 0, complaints: 0 });
    const days = async () =>
      (await member.ask('{ requestTotals(groupBy: WORKING_DAYS) { groups { key workingDays count } } }')).data.requestTotals.groups;
    expect(await days()).toEqual([
      { key: '0', workingDays: 0, count: 1 },
      { key: null, workingDays: null, count: 1 },
    ]);
    await late.act('complainAboutRequest', { text: 'پاسخی نیامد' });
    await late.answered({ outcome: 'NOT_HELD', text: 'نداریم' });
    expect(await late.seen()).toMatchObject({ isLate: true, answer: { workingDays: 11 } });
    expect(await figures()).toEqual({
      count: 2,
      open: 0,
      overdue: 0,
      answeredInTime: 1,
      answeredLate: 1,
      complaints: 1,
      workingDays: 11,
      groupCount: 2,
      groups: [
        { key: '13+15', articles: '13+15', count: 1 },
        { key: null, articles: null, count: 1 },
      ],
    });
  });

  test('an extension is given once, where a rule allows it', async () => {
    const extension = { workingDays: 5, sourceFa: 'آزمون', sourceEn: 'test' };
    const { act } = await submitted(await start({ extension }));
    expect((await act('extendRequest', { officerToken: TOKEN, text: 'بایگانی' })).request.request.deadline).toMatchObject({
      workingDays: 15,
      due: '2026-03-10',
    });
    expect(await act('extendRequest', { officerToken: TOKEN, text: 'باز هم' })).toMatchObject({ problem: { code: 'NOT_NOW' } });
  });

  test('what is to be published may hold no personal code', async () => {
    const { act, answered } = await submitted(await start());
    await answered({ outcome: 'FULL', text: 'بله' });
    expect(await act('proposePublication', { officerToken: TOKEN, question: 'کد ۰۴۹۹۳۷۰۸۹۹', answer: 'بله' })).toMatchObject({
      problem: { code: 'INVALID', path: 'question' },
    });
  });
});

test('what happened to a request is neither changed nor deleted, not even by those who can write to the database', async () => {
  const member = await start();
  await submitted(member);
  for (const statement of [
    sql`update request_events set kind = 'ANSWERED'`,
    sql`update request_events set text = 'x'`,
    sql`delete from request_events`,
    sql`truncate request_events`,
  ])
    await expect(statement.execute(member.db)).rejects.toThrow();
});

test('officers see requests by the day on which they are due, page by page, and nobody else does', async () => {
  const member = await start();
  const codes: string[] = [];
  for (let day = 0; day < 3; day++, time += DAY) codes.push((await submitted(member)).trackingCode);
  const desk = async (variables: object) =>
    (
      await member.ask(
        `query ($token: String!, $first: Int, $after: String, $states: [RequestState!], $trackingCode: ID) { desk(member: "${code}", officerToken: $token, first: $first, after: $after, states: $states, trackingCode: $trackingCode) { officer count next requests { officer possible applicant { name email phone } attachments { name } request { trackingCode } } } }`,
        variables,
      )
    ).data.desk;
  const first = await desk({ token: TOKEN, first: 2 });
  expect(first).toMatchObject({ officer: 'سارا', count: 3, next: expect.any(String) });
  expect(first.requests[0]).toEqual({
    officer: null,
    possible: ['ASSIGN', 'ASK_FOR_CLARIFICATION', 'ANSWER'],
    applicant: { name: 'مریم احمدی', email: 'maryam@example.ir', phone: null },
    attachments: [],
    request: { trackingCode: codes[0] },
  });
  const second = await desk({ token: TOKEN, first: 2, after: first.next });
  expect([...first.requests, ...second.requests].map(({ request }) => request.trackingCode)).toEqual(codes);
  expect(second.next).toBeNull();
  expect(await desk({ token: TOKEN, states: ['WITHDRAWN'] })).toMatchObject({ count: 0, requests: [] });
  expect((await desk({ token: TOKEN, trackingCode: codes[1] })).requests).toHaveLength(1);
  expect(await desk({ token: 'nobody’s' })).toBeNull();
});
