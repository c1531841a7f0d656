import { expect, test } from '@jest/globals';
import type { AskGateway } from '../../asking/readAnswer.ts';
import { loadReports, reportNamed } from '../loadReports.ts';
import { reportCsv } from '../output/reportCsv.ts';
import { reportHtml } from '../output/reportHtml.ts';
import type { MadeReport } from './MadeReport.ts';
import { readParameters } from './readParameters.ts';
import { runReport } from './runReport.ts';

const reports = loadReports();
const NOW = new Date('2026-11-25T18:00:00Z');
const COMPLETE = { complete: true, asked: 2, answered: 2, skipped: 1, stale: [], missing: [], dropped: [] };

/** Makes a report of answers that are given. */
function make(name: string, ask: AskGateway, given: Record<string, string> = {}): Promise<MadeReport> {
  const question = readParameters(reports.schema, reportNamed(reports, name), new URLSearchParams(given), NOW);
  return runReport(question, { ask, gateway: 'https://shafaf.example.ir', now: NOW });
}

const edge = (name: string, memberCount: number) => ({
  memberCount,
  count: '2',
  sampleCount: 0,
  amount: '90071992547409930',
  largest: '1',
  node: { key: name, name, nationalId: null, resolution: 'NAME_CANDIDATE' },
});
const page = (edges: unknown[], endCursor: string | null, coverage: object = COMPLETE) => ({
  data: { suppliers: { edges, pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
  extensions: { coverage },
});

test('all pages are read, each after the end of the one before, and no more than the list’s condition needs', async () => {
  const asked: unknown[] = [];
  const pages = [page([edge('a', 5), edge('b', 4)], 'one'), page([edge('c', 3), edge('d', 2)], 'two')];
  const report = await make('suppliers-of-many-agencies', async (_query, variables) => {
    asked.push(variables);
    return pages[asked.length - 1];
  });
  expect(asked).toEqual([{}, { after: 'one' }]);
  expect(report.tables[0]?.rows.map(([name]) => name)).toEqual(['a', 'b', 'c']);
  expect(report.coverage).toMatchObject({ complete: true, members: 3 });
});

test('amounts stay exact beyond what a number holds, and what is not known is an empty cell', async () => {
  const report = await make('suppliers-of-many-agencies', async () => page([edge('a', 5)], null));
  const [table] = report.tables;
  if (table === undefined) throw new Error('no table');
  const csv = reportCsv(report, table, 'en');
  expect(csv).toContain('\r\na,,name alone (candidate),5,2,90071992547409930,1,a\r\n');
});

test('members that are missing from any answer are named with their reasons, and the report is incomplete', async () => {
  const missing = (code: string, reason: string) => ({ ...COMPLETE, complete: false, missing: [{ code, reason }] });
  const answers = [page([edge('a', 5)], 'one', missing('ahar', 'TIMEOUT')), page([edge('b', 4)], null, missing('ahar', 'MISSING_EARLIER'))];
  const report = await make('suppliers-of-many-agencies', async (query) =>
    query.includes('NamesOfMembers')
      ? { data: { members: [{ code: 'ahar', nameFa: 'شهرداری اهر', nameEn: 'Ahar Municipality' }] } }
      : answers.shift(),
  );
  expect(report.coverage).toMatchObject({ complete: false, missing: [{ code: 'ahar', reason: 'TIMEOUT' }] });
  const html = reportHtml(report, 'fa', []);
  expect(html).toContain('این گزارش ناقص است: بخش ۱ دستگاه از ۳ دستگاه');
  expect(html).toContain('شهرداری اهر (ahar): در مهلت پاسخ نداد');
  const [table] = report.tables;
  if (table === undefined) throw new Error('no table');
  expect(reportCsv(report, table, 'fa')).toMatch(/\r\n# ناقص \/ INCOMPLETE; missing ahar \(TIMEOUT\),+\r\n$/);
});

test('what bodies write runs nothing: not in the page, nor its chart, nor a spreadsheet', async () => {
  const evil = `=HYPERLINK("x")</text></svg><script>alert('x')</script>"&\u0000`;
  const report = await make('suppliers-of-many-agencies', async () => page([edge(evil, 5)], null));
  const html = reportHtml(report, 'fa', []);
  expect(html).not.toContain('<script');
  expect(html).not.toContain('</text></svg><');
  expect(html).not.toContain('\u0000');
  expect(html).toContain('&#60;script&#62;');
  const [table] = report.tables;
  if (table === undefined) throw new Error('no table');
  expect(reportCsv(report, table, 'fa')).toContain(`"'=HYPERLINK(`);
});

test('a gateway whose pages never end is left', async () => {
  const endless = page(
    Array.from({ length: 200 }, () => edge('a', 5)),
    'again',
  );
  await expect(make('suppliers-of-many-agencies', async () => endless, { minimum: '0' })).resolves.toMatchObject({
    tables: [expect.objectContaining({ hasMore: true })],
  });
  const contracts = {
    data: {
      contractTotals: { count: 0, amount: '0', groups: [] },
      contracts: {
        nodes: Array.from({ length: 200 }, () => ({ amount: '1', sample: false, tender: null })),
        pageInfo: { hasNextPage: true, endCursor: 'again' },
      },
    },
    extensions: { coverage: COMPLETE },
  };
  await expect(make('contracts-by-method', async () => contracts)).rejects.toMatchObject({ code: 'REPORT_TOO_LARGE' });
  await expect(make('suppliers-of-many-agencies', async () => page([], 'again'))).rejects.toMatchObject({ code: 'REPORT_FAILED' });
});

test.each([
  ['nothing', undefined, 'REPORT_FAILED'],
  ['no data', { data: null }, 'REPORT_FAILED'],
  ['a list that is none', { data: { suppliers: { edges: {}, pageInfo: {} } } }, 'REPORT_FAILED'],
  ['a value that is none', page([{ ...edge('a', 5), amount: '12.5' }], null), 'REPORT_FAILED'],
  ['a refusal', { errors: [{ message: 'Too much.', extensions: { code: 'RATE_LIMITED' } }] }, 'RATE_LIMITED'],
  ['an error of no code', { data: {}, errors: [{ message: 'Oh.' }] }, 'REPORT_FAILED'],
])('of %s no report is made', async (_what, answer, code) => {
  await expect(make('suppliers-of-many-agencies', async () => answer)).rejects.toMatchObject({ code });
});

test('an error that stands beside data leaves the report incomplete', async () => {
  const answer = { ...page([edge('a', 5)], null), errors: [{ message: 'Away.', extensions: { code: 'MEMBER_UNAVAILABLE' } }] };
  expect((await make('suppliers-of-many-agencies', async () => answer)).coverage.complete).toBe(false);
});
