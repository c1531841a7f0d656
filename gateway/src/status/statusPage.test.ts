import { describe, expect, test } from '@jest/globals';
import type { MemberStatus } from './MemberStatus.ts';
import type { StatusReport } from './StatusReport.ts';
import { statusPage } from './statusPage.ts';

const member = (code: string, state: MemberStatus['state'], reason: MemberStatus['reason'] = null): MemberStatus => ({
  code,
  nameFa: `شهرداری ${code}`,
  nameEn: `${code} Municipality`,
  state,
  reason,
  confirmedAt: state === 'NOT_CONNECTED' ? null : '2026-11-24T03:25:35.098Z',
});
const report: StatusReport = {
  directoryAnswers: true,
  members: [member('ahar', 'ANSWERING'), member('bonab', 'SILENT', 'TIMEOUT'), member('marand', 'NOT_CONNECTED')],
  extensions: [
    {
      name: 'air',
      body: 'ahar',
      state: 'QUARANTINED',
      reason: 'The type <script>alert("x")</script> is of the contract.',
      since: '2026-11-24T03:25:35.098Z',
      adds: [],
    },
  ],
};

/** The text of a page as a person reads it. */
const textOf = (page: string) =>
  page
    .slice(page.indexOf('<body>'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the status page', () => {
  test('says in English who answers, and of the others why not', () => {
    const text = textOf(statusPage(report, 'en'));
    expect(text).toContain('1 of 2 connected bodies answer; 1 are not connected or suspended.');
    expect(text).toMatch(/bonab Municipality bonab does not answer did not answer in time 24 Nov 2026.*ahar Municipality ahar answers/);
    expect(text).toMatch(/air ahar Municipality quarantined The type/);
  });

  test('says it in Persian from right to left, with Persian digits and Jalali days', () => {
    const page = statusPage(report, 'fa');
    expect(page).toContain('<html lang="fa" dir="rtl">');
    const text = textOf(page);
    expect(text).toContain('۱ دستگاه از ۲ دستگاه متصل پاسخ می‌دهند');
    expect(text).toMatch(/شهرداری bonab bonab پاسخ نمی‌دهد در مهلت پاسخ نداد ۳ آذر ۱۴۰۵/);
    expect(text).toMatch(/air شهرداری ahar قرنطینه/);
  });

  test('runs nothing of what others have written', () => {
    expect(statusPage(report, 'en')).not.toContain('<script');
  });

  test('says when the directory does not answer', () => {
    expect(statusPage(report, 'en')).not.toContain('The directory of members does not answer');
    expect(statusPage({ ...report, directoryAnswers: false }, 'en')).toContain('The directory of members does not answer');
  });
});
