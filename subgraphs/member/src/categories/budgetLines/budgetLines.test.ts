import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

let member: MemberUnderTest;
let report: Awaited<ReturnType<typeof publishTable>>;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    report = await publishTable(db, maragheh.code, 'budgetLines', await exampleOf('budgetLines'));
  });
});
afterAll(() => member?.stop());

/** What would become of a file; nothing of it stays. */
const tryOut = (text: string) => publishTable(member.db, maragheh.code, 'budgetLines', text, { dryRun: true });

const FIGURES = ['proposed', 'approved', 'adjusted', 'executed'].flatMap((phase) => [`${phase}Revenue`, `${phase}Expenditure`]);

describe('a book of budget', () => {
  test('is published from Persian columns and terms, digits and days', async () => {
    expect(report).toMatchObject({ rows: 8, added: 8, rejected: 0, files: [{ ignoredColumns: [] }] });
    const { data } = await member.ask(`{ budgetLine(id: "maragheh-municipality:budgetLines:1403-201-ص") {
      title direction phase amount economicCode economicTitle functionalCode functionalTitle adminUnit fundingSource periodStart periodEnd
      auditStatus fiscalYear description } }`);
    expect(data.budgetLine).toEqual({
      title: 'روکش آسفالت معابر',
      direction: 'EXPENDITURE',
      phase: 'ADJUSTED',
      amount: '135000000000',
      economicCode: '31',
      economicTitle: 'تملک دارایی‌های سرمایه‌ای',
      functionalCode: '045',
      functionalTitle: 'حمل‌ونقل',
      adminUnit: 'منطقه 2 (نمونه)',
      fundingSource: 'منابع داخلی',
      periodStart: '2024-03-20',
      periodEnd: '2025-03-20',
      auditStatus: null,
      fiscalYear: 1403,
      description: null,
    });
  });

  test('in millions of rial, as books mostly are, is exact', async () => {
    const book = 'شناسه,عنوان,نوع,مرحله,اعتبار (میلیون ریال),سال\nم-۱,آزمون,هزینه,مصوب,۱٬۲۰۵٫۵,۱۳۹۹\n';
    expect(await publishTable(member.db, maragheh.code, 'budgetLines', book)).toMatchObject({ added: 1 });
    const { data } = await member.ask('{ budgetLines(filter: { fiscalYear: 1399 }) { nodes { amount } } }');
    expect(data.budgetLines.nodes).toEqual([{ amount: '1205500000' }]);
  });

  test('with a phase that nobody knows is told by row and column, in both languages', async () => {
    const { problems } = await tryOut('شناسه,عنوان,نوع,مرحله,مبلغ\n1,الف,هزینه,مصوب,5\n2,ب,هزینه,برآوردی,5\n');
    expect(problems).toMatchObject([{ row: 3, column: 'مرحله', value: 'برآوردی' }]);
    expect(problems[0]?.reason.fa).toContain('عملکرد');
    expect(problems[0]?.reason.en).toContain('APPROVED');
    expect(problems[0]?.whatToDo.fa).not.toBe('');
  });

  test('without a phase is refused: nobody could tell what its amounts are', async () => {
    await expect(tryOut('شناسه,عنوان,نوع,مبلغ\n9,الف,هزینه,5\n')).rejects.toMatchObject({
      code: 'BAD_MAPPING',
      message: expect.stringContaining('phase (such as "مرحله" or "phase")'),
    });
  });
});

describe('totals of budget lines', () => {
  test('keep phases and directions apart, in all and in each group, as SQL adds them up', async () => {
    const { data } = await member.ask(`{ budgetLineTotals(groupBy: FUNCTIONAL_CODE, filter: { fiscalYear: 1403 }) {
      count ${FIGURES.join(' ')} amountOfAllPhases groups { key functionalCode count ${FIGURES.join(' ')} amountOfAllPhases } } }`);
    const expected = async (functionalCode: string | null) => {
      const { rows } = await sql<{ phase: string; direction: string; sum: string; count: string }>`
        select phase, direction, sum(amount)::text as sum, count(*)::text as count from budget_lines
        where fiscal_year = 1403 and (${functionalCode}::text = 'all' or functional_code is not distinct from ${functionalCode}::text)
        group by phase, direction`.execute(member.db);
      const figures = Object.fromEntries(FIGURES.map((name) => [name, '0']));
      for (const { phase, direction, sum } of rows)
        figures[`${phase.toLowerCase()}${direction === 'REVENUE' ? 'Revenue' : 'Expenditure'}`] = sum;
      const added = rows.reduce((total, { sum }) => total + BigInt(sum), 0n);
      return { ...figures, count: rows.reduce((total, { count }) => total + Number(count), 0), amountOfAllPhases: String(added) };
    };
    expect(data.budgetLineTotals).toEqual({
      ...(await expected('all')),
      groups: [
        { key: '045', functionalCode: '045', ...(await expected('045')) },
        { key: null, functionalCode: null, ...(await expected(null)) },
      ],
    });
    expect(data.budgetLineTotals).toMatchObject({ approvedExpenditure: '100000000000', executedExpenditure: '129250000000' });
  });

  test('put the group with the largest amounts first, as numbers and not as text', async () => {
    const { data } = await member.ask(
      '{ budgetLineTotals(groupBy: PHASE, filter: { direction: [REVENUE], fiscalYear: 1403 }, first: 1) { groups { phase approvedRevenue } groupCount } }',
    );
    expect(data.budgetLineTotals).toEqual({ groups: [{ phase: 'APPROVED', approvedRevenue: '132500000000' }], groupCount: 2 });
  });
});

test('lines are found by the time that they are for', async () => {
  const { data } = await member.ask(
    '{ budgetLines(filter: { phase: [EXECUTED], direction: [EXPENDITURE], periodFrom: "2024-10-01", periodTo: "2024-10-31" }) { nodes { title } } }',
  );
  expect(data.budgetLines.nodes).toEqual([{ title: 'روکش آسفالت معابر (نیمه دوم)' }]);
});
