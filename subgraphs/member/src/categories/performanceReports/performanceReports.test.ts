import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

let member: MemberUnderTest;
let report: Awaited<ReturnType<typeof publishTable>>;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    report = await publishTable(db, maragheh.code, 'performanceReports', await exampleOf('performanceReports'));
  });
});
afterAll(() => member?.stop());

/** What would become of a file; nothing of it stays. */
const tryOut = (text: string) => publishTable(member.db, maragheh.code, 'performanceReports', text, { dryRun: true });

const HEADER = 'شماره,عنوان,دوره گزارش';

describe('a file of performance reports', () => {
  test('is published from Persian columns, one indicator in columns of its own or several as a list', async () => {
    expect(report).toMatchObject({ rows: 3, added: 3, rejected: 0, files: [{ ignoredColumns: [] }] });
    const { data } = await member.ask(
      '{ performanceReports { nodes { title fiscalYear frequency periodStart periodEnd programme indicators { title unit baseline target actual } } } }',
    );
    expect(data.performanceReports.nodes).toEqual([
      {
        title: 'گزارش شش‌ماههٔ شهرداری (نمونه)',
        fiscalYear: 1404,
        frequency: 'HALF_YEARLY',
        periodStart: '2025-03-21',
        periodEnd: '2025-09-22',
        programme: null,
        indicators: [],
      },
      {
        title: 'گزارش فصلی پسماند (نمونه)',
        fiscalYear: 1404,
        frequency: 'QUARTERLY',
        periodStart: '2025-03-21',
        periodEnd: '2025-06-21',
        programme: 'مدیریت پسماند',
        indicators: [
          { title: 'تفکیک از مبدأ', unit: 'درصد', baseline: 12, target: 25, actual: 14.5 },
          { title: 'پسماند جمع‌آوری‌شده', unit: 'هزار تن', baseline: null, target: null, actual: 4.1 },
        ],
      },
      {
        title: 'گزارش سالانهٔ معابر شهری (نمونه)',
        fiscalYear: 1403,
        frequency: 'YEARLY',
        periodStart: '2024-03-20',
        periodEnd: '2025-03-20',
        programme: 'معابر شهری',
        indicators: [{ title: 'روکش آسفالت', unit: 'هزار مترمربع', baseline: 42, target: 60, actual: 57.5 }],
      },
    ]);
  });

  test('with a length of time that nobody knows is told by row and column, in both languages', async () => {
    const { problems } = await tryOut(`${HEADER}\n1,الف,سالانه\n2,ب,هفتگی\n`);
    expect(problems).toMatchObject([{ row: 3, column: 'دوره گزارش', value: 'هفتگی' }]);
    expect(problems[0]?.reason.fa).toContain('ماهانه');
    expect(problems[0]?.reason.en).toContain('QUARTERLY');
  });

  test('with figures of an indicator that has no title says so', async () => {
    const { problems } = await tryOut(`${HEADER},هدف\n3,ج,سالانه,۱۲\n`);
    expect(problems).toMatchObject([{ row: 2, column: 'شاخص', reason: { en: 'This is required and is empty.' } }]);
  });
});

test('reports are found by a word of their whole text, however it is spelled, and by the programme', async () => {
  const { data } = await member.ask(`{
    text: performanceReports(filter: { text: "مسئوليت پذيري" }) { nodes { title } }
    indicator: performanceReports(filter: { text: "جمع آوری شده" }) { nodes { title } }
    programme: performanceReports(filter: { programme: "مدیریت پسماند", periodFrom: "2025-06-21", periodTo: "2025-06-21" }) { totalCount }
    before: performanceReports(filter: { periodTo: "2024-03-19" }) { totalCount } }`);
  expect(data).toEqual({
    text: { nodes: [{ title: 'گزارش سالانهٔ معابر شهری (نمونه)' }] },
    indicator: { nodes: [{ title: 'گزارش فصلی پسماند (نمونه)' }] },
    programme: { totalCount: 1 },
    before: { totalCount: 0 },
  });
});

test('totals count reports and indicators as SQL does', async () => {
  const { data } = await member.ask(
    '{ performanceReportTotals(groupBy: FREQUENCY, filter: { fiscalYear: 1404 }) { count indicatorCount groups { frequency count indicatorCount } } }',
  );
  const { rows } =
    await sql`select frequency, count(*)::integer as count, coalesce(sum(jsonb_array_length(indicators)), 0)::integer as "indicatorCount"
    from performance_reports where fiscal_year = 1404 group by frequency order by count(*) desc, frequency`.execute(member.db);
  expect(data.performanceReportTotals).toEqual({ count: 2, indicatorCount: 2, groups: rows });
});
