import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { insertContracts } from '../../../test/insertContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';
import { xlsxFile } from '../../publish/testing/xlsxFile.ts';

const { code } = maragheh;
let member: MemberUnderTest;
let report: Awaited<ReturnType<typeof publishTable>>;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    await insertContracts(db, code, [{ localId: '1402-118', title: 'احداث پارک', amount: '80000000000' }]);
    report = await publishTable(db, code, 'plans', await exampleOf('plans'));
  });
});
afterAll(() => member?.stop());

/** What would become of a file; nothing of it stays. */
const tryOut = (text: string) => publishTable(member.db, code, 'plans', text, { dryRun: true });
const titles = async (filter: string) => {
  const { data, errors } = await member.ask(`{ plans(filter: ${filter}) { nodes { title } } }`);
  expect(errors).toBeUndefined();
  return data.plans.nodes.map(({ title }: { title: string }) => title);
};

describe('a file of plans', () => {
  test('is published from Persian columns, with percent signs, several sectors in a cell, a place and a milestone', async () => {
    expect(report).toMatchObject({ rows: 3, added: 3, problems: [], files: [{ ignoredColumns: [] }] });
    const { data } = await member.ask(`{ plan(id: "${code}:plans:ط-1402-1") {
      title planType planStatus sectors budget physicalProgressPct periodStart periodEnd description fiscalYear
      locations { description point { latitude longitude } } milestones { title status dueDate dateMet } } }`);
    expect(data.plan).toEqual({
      title: 'احداث پارک محلهٔ نمونه',
      planType: 'CONSTRUCTION',
      planStatus: 'IMPLEMENTATION',
      sectors: ['CULTURE_SPORTS_AND_RECREATION', 'WATER_AND_WASTE'],
      budget: '85000000000',
      physicalProgressPct: 45,
      periodStart: '2023-07-23',
      periodEnd: '2025-07-22',
      description: 'پارکی با آبیاری قطره‌ای برای سه محله',
      fiscalYear: 1402,
      locations: [{ description: 'محلهٔ نمونه، کنار رود', point: { latitude: 37.39, longitude: 46.24 } }],
      milestones: [{ title: 'آبیاری قطره‌ای', status: null, dueDate: '2025-01-19', dateMet: null }],
    });
  });

  test('with a sector that nobody knows among others is told by row and column, in both languages', async () => {
    const { problems } = await tryOut('کد طرح,عنوان,بخش\n1,الف,آموزش\n2,ب,آموزش؛ فضانوردی\n');
    expect(problems).toMatchObject([{ row: 3, column: 'بخش', value: 'فضانوردی' }]);
    expect(problems[0]?.reason.fa).toContain('بهداشت و درمان');
    expect(problems[0]?.reason.en).toContain('انرژی');
  });

  test('in a spreadsheet has its percentages as the reader sees them, and plain numbers as they stand', async () => {
    const row = (id: string, cell: string) => [id, 'طرح', { xml: cell }];
    const sheet = xlsxFile([
      ['کد طرح', 'عنوان', 'پیشرفت فیزیکی'],
      row('ص-1', '<c s="2"><v>0.45</v></c>'),
      row('ص-2', '<c s="2"><v>7.0000000000000007E-2</v></c>'),
      row('ص-3', '<c><v>45</v></c>'),
      row('ص-4', '<c s="2"><v>45</v></c>'),
    ]);
    const other = await memberUnderTest(async (db) => {
      const { added, problems } = await publishTable(db, code, 'plans', sheet);
      expect({ added, problems }).toMatchObject({ added: 3, problems: [{ row: 5, column: 'پیشرفت فیزیکی', value: '4500' }] });
    });
    const { data } = await other.ask('{ plans(orderBy: { field: PHYSICAL_PROGRESS, direction: ASC }) { nodes { physicalProgressPct } } }');
    await other.stop();
    expect(data.plans.nodes).toEqual([7, 45, 45].map((physicalProgressPct) => ({ physicalProgressPct })));
  });

  test('with more than a whole done is refused', async () => {
    const { problems } = await tryOut('کد طرح,عنوان,پیشرفت فیزیکی\n1,الف,۱۲۰٪\n');
    expect(problems).toMatchObject([{ row: 2, column: 'پیشرفت فیزیکی', value: '120' }]);
  });
});

test('the contracts of a plan are read where they are of the same body, and named where they are of another', async () => {
  const { data } = await member.ask(
    `{ plan(id: "${code}:plans:ط-1402-1") { contracts { id } } own: plans(filter: { fiscalYear: 1403 }) { nodes { contracts { title } } } }`,
  );
  expect(data).toEqual({
    plan: { contracts: [{ id: `${code}:contracts:1402-118` }, { id: 'tabriz-municipality:contracts:1402-7' }] },
    own: { nodes: [{ contracts: [] }] },
  });
});

test('plans are found by one of several sectors, by a contract of theirs, by progress, and by the time in which they are carried out', async () => {
  const [park, street] = ['احداث پارک محلهٔ نمونه', 'تعریض خیابان نمونه'];
  expect(await titles('{ sector: [WATER_AND_WASTE] }')).toEqual([park]);
  expect(await titles('{ sector: [WATER_AND_WASTE, TRANSPORT, HEALTH] }')).toEqual([street, park]);
  expect(await titles('{ sector: [] }')).toEqual([]);
  expect(await titles('{ sector: [HEALTH] }')).toEqual([]);
  expect(await titles(`{ contract: "${code}:contracts:۱۴۰۲-۱۱۸" }`)).toEqual([park]);
  expect(await titles('{ contract: "tabriz-municipality:contracts:1402-7" }')).toEqual([park]);
  expect(await titles('{ contract: "tabriz-municipality:contracts:1402" }')).toEqual([]);
  expect(await titles('{ minProgress: 45, maxProgress: 99.5 }')).toEqual([park]);
  expect(await titles('{ periodFrom: "2025-07-22", periodTo: "2025-07-22" }')).toEqual([park]);
  expect(await titles('{ text: "كنار رود" }')).toEqual([park]);
});

test('totals of plans are those of SQL', async () => {
  const { data } = await member.ask('{ planTotals(groupBy: PLAN_TYPE) { count budget largest groups { planType count budget largest } } }');
  const { rows } =
    await sql`select plan_type as "planType", count(*)::integer as count, coalesce(sum(budget), 0)::text as budget, max(budget) as largest
    from plans group by plan_type order by coalesce(sum(budget), 0) desc, plan_type nulls last`.execute(member.db);
  expect(data.planTotals.groups).toEqual(rows);
  expect(data.planTotals).toMatchObject({ budget: '205000000000', largest: '120000000000' });
});
