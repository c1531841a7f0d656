import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { OFFICER_TOKEN, startTestProvince, type TestProvince } from './testProvince.ts';

const codes = ['maragheh-municipality', 'ahar-municipality', 'bonab-municipality'];
let province: TestProvince;
/** All that the gateway logs, at its most talkative, and what may be in none of it. */
const logged: string[] = [];
const secrets: string[] = [];
const PERSONAL = /مریم|maryam|ولیعصر چقدر/;
beforeAll(async () => {
  province = await startTestProvince(
    {
      'maragheh-municipality': [{ localId: '1', content: { title: 'احداث پارک ولیعصر', amount: '1000' } }],
      'ahar-municipality': [],
      'bonab-municipality': [],
    },
    { logger: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }) },
  );
});
afterAll(async () => {
  await province?.stop();
  // Whatever the tests above have done, in whatever order.
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter((line) => PERSONAL.test(line) || secrets.some((secret) => line.includes(secret)))).toEqual([]);
});

const post = async (path: string, fields: Record<string, string>) => {
  const response = await fetch(`${province.address}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const form = {
  member: 'ahar-municipality',
  subject: 'هزینهٔ پارک',
  text: 'هزینهٔ پارک ولیعصر چقدر بود؟',
  name: 'مریم احمدی',
  email: 'maryam@example.ir',
};
const within = (text: string, label: string) => new RegExp(`<dt>${label}</dt><dd><code>([^<]+)</code>`).exec(text)?.[1] ?? '';
const submitted = async (fields: object = {}) => {
  const answer = await post('/requests', { ...form, key: `a key of this test ${Math.random()}`, ...fields });
  expect(answer.status).toBe(201);
  const held = { code: within(answer.text, 'کد رهگیری'), secret: within(answer.text, 'رمز پیگیری') };
  if (held.secret !== '') secrets.push(held.secret);
  return { ...answer, held };
};
const stored = (code: string) => province.database(code).selectFrom('requests').selectAll().execute();

test('a page without script first shows what is published, then takes the request, for the one body alone', async () => {
  const before = (await stored('ahar-municipality')).length;
  const others = await stored('bonab-municipality');
  const looked = await post('/requests/look', { member: 'ahar-municipality', text: form.text });
  expect(looked.status).toBe(200);
  expect(looked.text).toContain('احداث پارک ولیعصر');
  expect(looked.text).toContain('/record/maragheh-municipality:contracts:1');
  expect(looked.text).not.toMatch(/<script/i);
  const { text, headers, held } = await submitted();
  expect(held.code).toMatch(/^ahar-municipality:requests:\d{4}-/);
  expect(text).toContain('روز کاری ۱۰');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(await stored('ahar-municipality')).toHaveLength(before + 1);
  expect(await stored('bonab-municipality')).toEqual(others);
});

test('the same form sent twice submits one request, and says where its secret is', async () => {
  const before = (await stored('bonab-municipality')).length;
  const key = 'one form, sent twice';
  const first = await submitted({ member: 'bonab-municipality', key });
  const second = await post('/requests', { ...form, member: 'bonab-municipality', key });
  expect(second.text).toContain(first.held.code);
  expect(second.text).toContain('پیش‌تر ثبت شده بود');
  expect(await stored('bonab-municipality')).toHaveLength(before + 1);
});

test('what is wrong is said with the form, which keeps what was written, in English too', async () => {
  const wrong = await post('/requests', { ...form, language: 'en', email: 'maryam', text: '<b>what</b> "cost"?' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('This is no e-mail address');
  expect(wrong.text).toMatch(/<input id="email"[^>]*aria-invalid="true"/);
  expect(wrong.text).toContain('&#60;b&#62;what&#60;/b&#62; &#34;cost&#34;?');
  expect((await post('/requests', { ...form, website: 'http://spam.example' })).status).toBe(429);
  expect((await post('/requests', {})).status).toBe(503);
});

test('its applicant follows it, answers, and sees the answer; nobody else does', async () => {
  const { held } = await submitted();
  const change = async (mutation: string, variables: object) => {
    const { errors } = await province.ask(mutation, { code: held.code, token: OFFICER_TOKEN, ...variables });
    expect(errors).toBeUndefined();
  };
  await change(
    'mutation ($code: ID!, $token: String!) { askForClarification(trackingCode: $code, officerToken: $token, text: "کدام <سال>؟") { problem { code } } }',
    {},
  );
  const asked = await post('/requests/track', held);
  expect(asked.status).toBe(200);
  expect(asked.text).toContain('کدام &#60;سال&#62;؟');
  const clarified = await post('/requests/act', { ...held, action: 'CLARIFY', text: '۱۴۰۳' });
  expect(clarified.text).toContain('در دست بررسی');
  await change(
    'mutation ($code: ID!, $token: String!) { answerRequest(trackingCode: $code, officerToken: $token, answer: { outcome: FULL, text: "دو میلیارد" }) { problem { code } } }',
    {},
  );
  expect((await post('/requests/track', held)).text).toContain('دو میلیارد');
  expect((await post('/requests/act', { ...held, action: 'RATE', stars: '4' })).text).toContain('انجام شد.');
  expect((await post('/requests/act', { ...held, action: 'RATE', stars: '4' })).status).toBe(400);
  const wrong = await post('/requests/track', { ...held, secret: 'wrong' });
  expect(wrong.status).toBe(404);
  expect(wrong.text).not.toContain('دو میلیارد');
});

test('the applicant’s own is not taken by GET, is kept by no cache, and stands in no answer that others share', async () => {
  const { held } = await submitted();
  const query = `query ($code: ID!, $secret: String!) { request(trackingCode: $code, secret: $secret) { subject } }`;
  const url = `${province.address}/graphql?${new URLSearchParams({ query, variables: JSON.stringify(held) })}`;
  const got = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
  expect(got.status).toBe(400);
  expect(await got.text()).toContain('send it by POST');
  const { data, headers } = await province.ask(query, held);
  expect(data).toEqual({ request: { subject: form.subject } });
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a body that is down: the citizen is told, nothing is lost, and sending again when it is back submits it once', async () => {
  const { register } = province;
  const { address } = await register
    .selectFrom('members')
    .select('address')
    .where('code', '=', 'maragheh-municipality')
    .executeTakeFirstOrThrow();
  await province.moveMember('maragheh-municipality', 'http://127.0.0.1:1/graphql');
  const fields = { ...form, member: 'maragheh-municipality', key: 'sent to one that was down' };
  const failed = await post('/requests', fields);
  expect(failed.status).toBe(503);
  expect(failed.text).toContain(form.text);
  expect(failed.text).toContain('سرور این دستگاه اکنون پاسخ نمی‌دهد');
  expect(failed.text).toContain(`value="${fields.key}"`);
  await province.moveMember('maragheh-municipality', address ?? '');
  expect((await submitted(fields)).held.code).toContain('maragheh-municipality');
  expect(await stored('maragheh-municipality')).toHaveLength(1);
});

test('figures of all bodies are added up, and the median is that of all answers', async () => {
  const { text } = await submitted({ member: 'bonab-municipality' });
  const code = within(text, 'کد رهگیری');
  const answer = await province.ask(
    `mutation { answerRequest(trackingCode: "${code}", officerToken: "${OFFICER_TOKEN}", answer: { outcome: REFUSED, text: "نه", articles: [13] }) { problem { code } } }`,
  );
  expect(answer.data).toEqual({ answerRequest: { problem: null } });
  const { data, errors } = await province.ask(
    '{ requestTotals(groupBy: OUTCOME) { count answeredInTime groups { key count } coverage { answered } } }',
  );
  expect(errors).toBeUndefined();
  const all = (await Promise.all(codes.map(stored))).flat();
  expect(data).toMatchObject({ requestTotals: { count: all.length, coverage: { answered: 3 } } });
  const page = await (await fetch(`${province.address}/requests/figures?language=en`)).text();
  expect(page).toContain('Median time to an answer: 0 working days');
  expect(page).toMatch(/Refused<\/th><td class="number">1</);
});
