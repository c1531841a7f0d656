import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { DeskBrowser } from '../../../test/deskBrowser.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { client, type ProviderUnderTest, startProvider } from '../../../test/signInProvider.ts';
import { startMember } from '../../startMember.ts';
import { createToken, revokeToken } from '../../tokens/publisherTokens.ts';
import { applicantChanges } from '../applicantChanges.ts';
import { tokenOfficer } from '../officers/tokenOfficer.ts';
import type { RequestDesk } from '../RequestDesk.ts';
import { readRequestRules } from '../rules/readRequestRules.ts';
import type { StoredRequest } from '../store/requestsTables.ts';
import { submitRequest } from '../submitRequest.ts';
import type { DeskSettings } from './DeskSettings.ts';

const { code } = maragheh;
/** A Saturday, 2 Esfand 1404, in the morning in Iran. */
const START = Date.parse('2026-02-21T06:00:00Z');
const DAY = 86_400_000;
const TOKEN = 'the token of officer Sara';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==', 'base64');
const extension = { workingDays: 5, sourceFa: 'آزمون', sourceEn: 'test' };

let time = START;
let provider: ProviderUnderTest;
let running: MemberUnderTest | undefined;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

let desk: RequestDesk;
async function start(settings: DeskSettings = {}): Promise<{ member: MemberUnderTest; browser: DeskBrowser }> {
  time = START;
  desk = {
    rules: { ...readRequestRules(), extension },
    officerOf: async (token) => (token === TOKEN ? { name: 'سارا' } : running ? tokenOfficer(running.db, token, new Date()) : null),
    now: () => new Date(time),
  };
  running = await memberUnderTest(async () => undefined, maragheh, 'ANYONE', { requests: { ...desk, desk: settings } });
  return { member: running, browser: new DeskBrowser(running.address) };
}

async function signedIn(settings: DeskSettings = {}) {
  const { member, browser } = await start(settings);
  expect((await browser.post('/desk/sign-in/token', { token: TOKEN })).location).toBe('/desk');
  return { member, browser };
}

async function submitted(member: MemberUnderTest, change: object = {}): Promise<StoredRequest> {
  const { request } = await submitRequest(
    member.db,
    desk,
    {
      subject: 'هزینهٔ پارک',
      text: 'هزینهٔ پارک ولیعصر چقدر بود؟',
      applicant: { name: 'مریم احمدی', email: 'maryam@example.ir' },
      ...change,
    },
    null,
  );
  return request;
}
const stored = (member: MemberUnderTest, { id }: StoredRequest) =>
  member.db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const pathOf = (request: StoredRequest) => `/desk/requests/${request.code}`;

describe('signing in', () => {
  test('is asked of everybody, and what is not for everybody is shown to nobody else', async () => {
    const { member, browser } = await start();
    const request = await submitted(member, { attachments: [{ name: 'a.png', content: PNG.toString('base64') }] });
    for (const path of ['/desk', pathOf(request), `${pathOf(request)}/files/request/1`, '/desk/requests/none'])
      expect(await browser.get(path)).toMatchObject({ status: 303, location: '/desk/sign-in' });
    const page = await browser.get('/desk/sign-in');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="fa" dir="rtl">');
    expect(page.text).not.toMatch(/<script|توسعه|sign-in\/provider/i);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'/);
    expect(await browser.post(pathOf(request), { change: 'ASSIGNED' })).toMatchObject({ status: 403 });
    expect((await stored(member, request)).state).toBe('REGISTERED');
  });

  test('by a token of the server lasts until it is revoked, and eight hours at most', async () => {
    const { member, browser } = await start();
    const made = await createToken(member.db, { name: 'میز', categories: ['requests'], days: 20, who: 'test', now: new Date() });
    const entered = await browser.post('/desk/sign-in/token', { token: ` ${made.token}\n` });
    expect(entered.headers.get('set-cookie')).toMatch(/; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.get('/desk')).text).toContain('کارشناس: میز');
    const kept = await member.db.selectFrom('desk_sessions').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain([...browser.cookies.values()][0]);
    time += 8 * 3_600_000 - 1_000;
    // The token itself expires by the body's clock, too.
    expect((await browser.get('/desk')).status).toBe(200);
    time += 1_000;
    expect((await browser.get('/desk')).status).toBe(303);
    await browser.post('/desk/sign-in/token', { token: made.token });
    expect((await browser.get('/desk')).status).toBe(200);
    await revokeToken(member.db, made.listed.id);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('with wrong tokens is over after ten of them', async () => {
    const { browser } = await start();
    for (let attempt = 0; attempt < 10; attempt++) expect((await browser.post('/desk/sign-in/token', { token: 'x' })).status).toBe(403);
    expect(await browser.post('/desk/sign-in/token', { token: TOKEN })).toMatchObject({ status: 429 });
  });

  test('ends with signing out, for whoever has the cookie', async () => {
    const { browser } = await signedIn();
    const cookies = new Map(browser.cookies);
    expect(await browser.act('/desk/sign-out', {})).toMatchObject({ status: 303, location: '/desk/sign-in' });
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('goes by https alone, unless it is this very machine', async () => {
    const { browser } = await start();
    browser.headers = { 'x-forwarded-host': 'shafaf.example.ir', 'x-forwarded-proto': 'http', 'x-forwarded-for': '203.0.113.7' };
    expect((await browser.get('/desk/sign-in')).status).toBe(403);
    browser.headers['x-forwarded-proto'] = 'https';
    const entered = await browser.post('/desk/sign-in/token', { token: TOKEN }, { origin: 'https://shafaf.example.ir' });
    expect(entered.headers.get('set-cookie')).toMatch(/^__Host-shafaf-desk-[^;]+-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('signing in with the body’s provider', () => {
  const withProvider = (more: object = {}) => ({ provider: { issuer: provider.issuer, ...client, role: 'desk', ...more } });
  /** Goes to the provider, and gives where it sends one back to. */
  const gone = async (browser: DeskBrowser) => {
    const to = await browser.get('/desk/sign-in/provider');
    expect(to.status).toBe(303);
    return (await fetch(to.location, { redirect: 'manual' })).headers.get('location') ?? '';
  };

  test('lets in whom it knows for an officer', async () => {
    const { browser } = await start(withProvider());
    provider.person = { name: 'علی', roles: ['desk'] };
    expect((await browser.get('/desk/sign-in')).text).toContain('href="/desk/sign-in/provider"');
    const back = await gone(browser);
    expect(await browser.get(back)).toMatchObject({ status: 303, location: '/desk' });
    expect((await browser.get('/desk')).text).toContain('کارشناس: علی');
    // The way back leads in once.
    browser.cookies.clear();
    expect((await browser.get(back)).status).toBe(400);
  });

  test('refuses who has not the role', async () => {
    const { browser } = await start(withProvider());
    provider.person = { name: 'علی', roles: ['other'] };
    expect(await browser.get(await gone(browser))).toMatchObject({ status: 403 });
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('refuses a state that is forged, a sign-in that another browser began, and a token made for another one', async () => {
    const { member, browser } = await start(withProvider());
    provider.person = { name: 'علی', roles: ['desk'] };
    const forged = new URL(await gone(browser));
    forged.searchParams.set('state', 'forged');
    expect((await browser.get(forged.href)).status).toBe(400);
    const [own, other] = [new DeskBrowser(member.address), new DeskBrowser(member.address)];
    const back = await gone(other);
    await gone(own);
    expect((await own.get(back)).status).toBe(400);
    provider.person = { name: 'علی', roles: ['desk'], nonce: 'another' };
    expect((await browser.get(await gone(browser))).status).toBe(400);
    for (const each of [browser, own]) expect((await each.get('/desk')).status).toBe(303);
  });

  test('says so when the provider cannot be reached, or does not take the desk for what it is', async () => {
    const unreachable = await start(withProvider({ issuer: 'http://127.0.0.1:1' }));
    expect((await unreachable.browser.get('/desk/sign-in/provider')).status).toBe(503);
    await unreachable.member.stop();
    const { browser } = await start(withProvider({ clientSecret: 'wrong' }));
    provider.person = { roles: ['desk'] };
    expect((await browser.get(await gone(browser))).status).toBe(400);
  });
});

describe('invented officers, for development', () => {
  const settings = { developmentOfficers: ['کارشناس نمونه'] };

  test('let whoever is at this machine in with one click, and say that they are invented', async () => {
    const { browser } = await start(settings);
    expect((await browser.get('/desk/sign-in')).text).toContain('تنها برای توسعه');
    expect((await browser.post('/desk/sign-in/development', { officer: 'دیگری' })).status).toBe(403);
    expect((await browser.post('/desk/sign-in/development', { officer: 'کارشناس نمونه' })).location).toBe('/desk');
    expect((await browser.get('/desk')).text).toContain('کارشناس: کارشناس نمونه');
  });

  test.each<[string, Record<string, string>]>([
    ['who comes through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['who comes through one that hides it', { via: '1.1 proxy' }],
    ['who calls the server by another name', { 'x-forwarded-host': 'shafaf.example.ir', 'x-forwarded-proto': 'https' }],
  ])('do not know anybody %s', async (_who, headers) => {
    const { browser } = await start(settings);
    browser.headers = headers;
    expect((await browser.get('/desk/sign-in')).text).not.toContain('تنها برای توسعه');
    expect((await browser.post('/desk/sign-in/development', { officer: 'کارشناس نمونه' })).status).toBe(403);
  });

  test('are not there unless the server was started for trying out, nor on a server that others reach', async () => {
    const { member, browser } = await start();
    expect((await browser.post('/desk/sign-in/development', { officer: 'کارشناس نمونه' })).status).toBe(404);
    await expect(
      startMember({
        member: maragheh,
        database: member.db,
        host: '0.0.0.0',
        requests: { ...desk, desk: settings },
        logger: pino({ level: 'silent' }),
      }),
    ).rejects.toThrow('at this machine alone');
  });
});

describe('a form', () => {
  test.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['that browsers call another site’s', { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['of nowhere', { origin: 'null' }],
  ])('%s is refused, and nothing is done', async (_which, headers) => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    const key = /name="key" value="([^"]+)"/.exec((await browser.get('/desk')).text)?.[1] ?? '';
    expect((await browser.post(pathOf(request), { key, change: 'ASSIGNED' }, headers)).status).toBe(403);
    expect((await browser.post('/desk/sign-out', { key }, headers)).status).toBe(403);
    expect((await stored(member, request)).state).toBe('REGISTERED');
  });

  test('without the key of its session, or with that of another, is refused and gives back what was written', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    const other = new DeskBrowser(member.address);
    await other.post('/desk/sign-in/token', { token: TOKEN });
    const key = /name="key" value="([^"]+)"/.exec((await other.get('/desk')).text)?.[1] ?? '';
    for (const given of [{}, { key: 'x' }, { key }]) {
      const refused = await browser.post(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: 'پاسخ بلند', ...given });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('پاسخ بلند');
    }
    expect((await stored(member, request)).state).toBe('REGISTERED');
  });

  test('that is sent when one’s time is over gives back what was written', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    time += DAY;
    const late = await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: 'پاسخ بلند' });
    expect(late.status).toBe(403);
    expect(late.text).toContain('پاسخ بلند');
  });

  test('of another kind is no form of the desk', async () => {
    const { member, browser } = await signedIn();
    const headers = { origin: browser.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(new URL('/desk/sign-in/token', member.address), { method: 'POST', headers, body: 'token=x' });
    expect(sent.status).toBe(415);
  });
});

describe('the list', () => {
  test('has what is due first on top, marks what is overdue, and shows it alone', async () => {
    const { member, browser } = await signedIn();
    const old = await submitted(member, { subject: 'نخست' });
    time += 12 * DAY;
    const today = await submitted(member, { subject: 'دوم' });
    const gone = await submitted(member, { subject: 'سوم' });
    await applicantChanges.withdraw(member.db, desk, gone.id);
    await browser.post('/desk/sign-in/token', { token: TOKEN });
    const open = (await browser.get('/desk')).text;
    expect(open.indexOf(old.code)).toBeGreaterThan(0);
    expect(open.indexOf(today.code)).toBeGreaterThan(open.indexOf(old.code));
    expect(open).not.toContain(gone.code);
    expect(open).toMatch(/<strong class="late">دیرکرده: ۱ روز کاری<\/strong>/);
    expect(open).toContain('۱۰ روز کاری مانده');
    expect(open).toContain('دیرکرده</a> (۱)');
    const overdue = (await browser.get('/desk?list=overdue')).text;
    expect(overdue).toContain(old.code);
    expect(overdue).not.toContain(today.code);
    const withdrawn = (await browser.get('/desk?list=WITHDRAWN')).text;
    expect(withdrawn).toContain(gone.code);
    expect(withdrawn).not.toContain(old.code);
  });

  test('goes on page by page, and starts anew from a place that is none', async () => {
    const { member, browser } = await signedIn();
    const first = await submitted(member);
    const { id: _id, ...row } = await stored(member, first);
    await member.db
      .insertInto('requests')
      .values(
        Array.from({ length: 60 }, (_, index) => ({
          ...row,
          applicant: JSON.stringify(row.applicant),
          publication: null,
          idempotency_hash: null,
          code: `1404-Z${String(index).padStart(7, '0')}`,
        })),
      )
      .execute();
    const page = (await browser.get('/desk')).text;
    const next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const second = (await browser.get(next)).text;
    const codesIn = (text: string) => [...text.matchAll(/<code>(1404-\w+)<\/code>/g)].map(([, each]) => each);
    expect(codesIn(page)).toHaveLength(50);
    expect(new Set([...codesIn(page), ...codesIn(second)]).size).toBe(61);
    expect(second).not.toContain('rel="next"');
    expect((await browser.get('/desk?after=x')).location).toBe('/desk');
  });

  test('finds a request by its code, whole or short', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    for (const given of [request.code, `${code}:requests:${request.code}`])
      expect((await browser.get(`/desk?code=${encodeURIComponent(given)}`)).location).toBe(pathOf(request));
    expect((await browser.get('/desk/requests/1404-NONE')).status).toBe(404);
  });
});

describe('a request', () => {
  test('lives its whole life at the desk', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member, { form: 'PAPER', attachments: [{ name: 'نقشه.png', content: PNG.toString('base64') }] });
    const act = async (fields: Parameters<DeskBrowser['act']>[1]) => {
      const sent = await browser.act(pathOf(request), fields);
      expect(sent).toMatchObject({ status: 303, location: `${pathOf(request)}?done=yes` });
      return (await browser.get(sent.location)).text;
    };
    const shown = (await browser.get(pathOf(request))).text;
    for (const part of [
      request.code,
      'مریم احمدی',
      'maryam@example.ir',
      'روی کاغذ',
      'نقشه.png',
      '<details open>',
      'روز کاری ۱۰',
      'جمعه',
      'درخواست ثبت شد — درخواست‌کننده',
    ])
      expect(shown).toContain(part);
    expect(await act({ change: 'ASSIGNED', to: '' })).toContain('انجام شد.');
    expect(await act({ change: 'ASSIGNED', to: 'رضا' })).toContain('<dd>رضا</dd>');
    expect(await act({ change: 'EXTENDED', text: 'بایگانی' })).toContain('روز کاری ۱۵');
    const asked = await act({ change: 'CLARIFICATION_ASKED', text: 'کدام سال؟\r\nکدام محل؟' });
    expect(asked).toContain('کدام سال؟\nکدام محل؟');
    expect(asked).not.toContain('value="EXTENDED"');
    await applicantChanges.clarify(member.db, desk, request.id, '۱۴۰۳');
    const answered = await act({
      change: 'ANSWERED',
      outcome: 'PARTIAL',
      text: 'دو میلیارد',
      articles: ['14', '13'],
      records: `${code}:contracts:1\r\n\r\n ${code}:contracts:2 `,
      files: [new File([PNG], 'سند.png', { type: 'text/html' })],
    });
    for (const part of ['دو میلیارد', '۱۳، ۱۴', `${code}:contracts:2`, 'سند.png', 'پاسخ به بخشی']) expect(answered).toContain(part);
    expect(await stored(member, request)).toMatchObject({ state: 'ANSWERED', outcome: 'PARTIAL', articles: [13, 14], officer: 'رضا' });
    const proposed = await act({ change: 'PUBLICATION_PROPOSED', question: 'هزینه؟', answer: 'دو میلیارد' });
    expect(proposed).toContain('هنوز چیزی نگفته');
    await applicantChanges.rate(member.db, desk, request.id, 4, null);
    await applicantChanges.decideOnPublication(member.db, desk, await stored(member, request), code, true);
    const after = (await browser.get(pathOf(request))).text;
    expect(after).toContain(`${code}:requestAnswers:${request.code}`);
    expect(after).toContain('امتیاز درخواست‌کننده: ۴ از ۵');
    expect(after).not.toContain('name="change"');
  });

  test('keeps what was written where it is wrong, and says which field it is', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    const sent = { change: 'ANSWERED', outcome: 'REFUSED', text: 'چون <محرمانه> است', records: 'a "record"' };
    const refused = await browser.act(pathOf(request), sent);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('ماده‌های قانون (۱۳ تا ۱۷) را بنویسید');
    expect(refused.text).toContain('<fieldset class="choices" aria-describedby="fault">');
    expect(refused.text).toContain('<option value="REFUSED" selected>');
    expect(refused.text).toContain('چون &#60;محرمانه&#62; است');
    expect(refused.text).toContain('a &#34;record&#34;');
    const wrongFile = await browser.act(pathOf(request), {
      ...sent,
      articles: ['13'],
      records: '',
      files: [new File(['<html>'], 'a.pdf')],
    });
    expect(wrongFile.text).toContain('<input type="checkbox" name="articles" value="13" checked>');
    expect(wrongFile.text).toContain('پرونده‌ها را باید دوباره برگزینید');
    for (const files of [
      [new File([Buffer.alloc(600 * 1024, '%PDF-1.7')], 'a.pdf')],
      Array.from({ length: 8 }, () => new File([PNG], 'a.png')),
    ]) {
      const tooMuch = await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: 'بله', files });
      expect(tooMuch.status).toBe(400);
      expect(tooMuch.text).toMatch(/<input id="files"[^>]*aria-invalid="true"/);
    }
    expect((await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'NONE', text: 'x' })).status).toBe(400);
    expect((await browser.act(pathOf(request), { change: 'RATED', stars: '5' })).status).toBe(403);
    expect((await stored(member, request)).state).toBe('REGISTERED');
  });

  test('that somebody else answered meanwhile is shown as it is, with what one had written in vain', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: 'نخست' });
    const late = await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: 'پاسخ دوم' });
    expect(late.status).toBe(400);
    expect(late.text).toContain('شدنی نیست');
    expect(late.text).toContain('نخست');
    expect(late.text).toContain('پاسخ دوم');
  });

  test('gives its files to be saved, and nothing of them can run', async () => {
    const { member, browser } = await signedIn();
    const name = `"><script>'x\u202e.png`;
    const request = await submitted(member, { attachments: [{ name, content: PNG.toString('base64') }] });
    const file = await browser.get(`${pathOf(request)}/files/request/1`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="document"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    for (const path of ['request/2', 'answer/1', 'request/x', 'secret/1'])
      expect((await browser.get(`${pathOf(request)}/files/${path}`)).status).toBe(404);
  });

  test('runs nothing that anybody wrote into it, in any field', async () => {
    const { member, browser } = await start();
    const bad = (field: string) => `</textarea></title>"'><script>${field}</script><img src=x onerror=${field}>`;
    await browser.post('/desk/sign-in/token', { token: TOKEN });
    await member.db
      .updateTable('desk_sessions')
      .set({ officer: bad('session') })
      .execute();
    const request = await submitted(member, {
      subject: bad('subject'),
      text: bad('text'),
      applicant: { name: bad('name'), phone: '+98 41 1234' },
      attachments: [{ name: 'a.png', content: PNG.toString('base64') }],
    });
    await member.db
      .updateTable('requests')
      .set({ applicant: JSON.stringify({ name: bad('name'), email: bad('email'), phone: bad('phone') }) })
      .execute();
    await member.db
      .updateTable('request_files')
      .set({ name: bad('file') })
      .execute();
    const pages = [await browser.get('/desk'), await browser.get(pathOf(request))];
    await browser.act(pathOf(request), { change: 'ASSIGNED', to: bad('to') });
    await browser.act(pathOf(request), { change: 'CLARIFICATION_ASKED', text: bad('asked') });
    pages.push(
      await browser.act(pathOf(request), { change: 'ANSWERED', outcome: bad('outcome'), text: bad('kept'), records: bad('kept record') }),
    );
    await browser.act(pathOf(request), { change: 'ANSWERED', outcome: 'FULL', text: bad('answer'), records: '' });
    pages.push(await browser.get(pathOf(request)));
    await browser.act(pathOf(request), { change: 'PUBLICATION_PROPOSED', question: bad('question'), answer: bad('published') });
    pages.push(
      await browser.get(pathOf(request)),
      await browser.get('/desk?list=ANSWERED'),
      await browser.get(`/desk?list=${encodeURIComponent(bad('list'))}`),
    );
    pages.push(
      await browser.post(pathOf(request), { text: bad('kept') }),
      await browser.get(`/desk/requests/${encodeURIComponent('<script>')}`),
    );
    const fields = [
      'session',
      'subject',
      'text',
      'name',
      'email',
      'phone',
      'file',
      'to',
      'asked',
      'kept',
      'answer',
      'question',
      'published',
    ];
    expect(fields.filter((field) => !pages.some(({ text }) => text.includes(`script&#62;${field}`)))).toEqual([]);
    for (const { text } of pages) expect(text).not.toMatch(/<script|<img|<\/textarea><\/title>/i);
  });

  test('is shown in English, too, to who wants that', async () => {
    const { member, browser } = await signedIn();
    const request = await submitted(member);
    await browser.get('/desk/language/en');
    const page = (await browser.get(pathOf(request))).text;
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('10 working days left');
    expect((await browser.get('/desk')).text).toContain('Overdue');
  });
});
