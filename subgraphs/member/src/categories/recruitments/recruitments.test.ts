import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

const { code } = maragheh;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    const report = await publishTable(db, code, 'recruitments', await exampleOf('recruitments'));
    expect(report).toMatchObject({ rows: 4, added: 4, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

test('the example is published with its conditions, quotas and steps, which a cell names by text alone or in full', async () => {
  const { data, errors } = await member.ask(`{ recruitments { nodes {
    title employmentType totalJobOpenings qualifications postedOn validThrough hiringPermitNumber recruitmentStatus fiscalYear
    quotas { title openings } stages { title startsOn endsOn } result { applicants selected } } } }`);
  expect(errors).toBeUndefined();
  expect(data.recruitments.nodes).toHaveLength(4);
  expect(data.recruitments.nodes[0]).toMatchObject({
    recruitmentStatus: 'OPEN',
    quotas: [{ title: 'معلولان', openings: 1 }],
    stages: [{ title: 'ثبت‌نام', startsOn: '2025-08-19', endsOn: '2025-09-09' }],
    result: null,
  });
  expect(data.recruitments.nodes[3]).toEqual({
    title: 'کارشناس شهرسازی (نمونه)',
    employmentType: 'TERM',
    totalJobOpenings: 3,
    qualifications: ['کارشناسی ارشد شهرسازی', 'دو سال سابقه کار'],
    postedOn: '2023-07-01',
    validThrough: '2023-07-23',
    hiringPermitNumber: 'ن/1402/31',
    recruitmentStatus: 'COMPLETED',
    fiscalYear: 1402,
    quotas: [
      { title: 'ایثارگران', openings: null },
      { title: 'معلولان', openings: null },
    ],
    stages: ['ثبت‌نام', 'آزمون کتبی', 'مصاحبه', 'گزینش'].map((title) => ({ title, startsOn: null, endsOn: null })),
    result: { applicants: 214, selected: 3 },
  });
});

test('figures are what SQL says, in all and by terms of employment', async () => {
  const { data, errors } = await member.ask(`{ recruitmentTotals(groupBy: EMPLOYMENT_TYPE) {
    count totalJobOpenings resultCount applicants selected
    groups { key employmentType count totalJobOpenings resultCount applicants selected } } }`);
  expect(errors).toBeUndefined();
  const figures = sql`count(*)::int as count, coalesce(sum(total_job_openings), 0)::int as "totalJobOpenings", count(result)::int as "resultCount",
    coalesce(sum((result->>'applicants')::int), 0)::int as applicants, coalesce(sum((result->>'selected')::int), 0)::int as selected`;
  const { rows: all } = await sql`select ${figures} from recruitments`.execute(member.db);
  const { rows: groups } =
    await sql`select employment_type as key, employment_type as "employmentType", ${figures} from recruitments group by 1 order by sum(total_job_openings) desc`.execute(
      member.db,
    );
  expect(data.recruitmentTotals).toEqual({ ...(all[0] ?? {}), groups });
  expect(data.recruitmentTotals).toMatchObject({ totalJobOpenings: 18, resultCount: 2, applicants: 1274, selected: 14 });
});

test('figures over nothing are nought', async () => {
  const { data } = await member.ask(
    '{ recruitmentTotals(filter: { minJobOpenings: 1000 }) { count totalJobOpenings resultCount applicants selected } }',
  );
  expect(data.recruitmentTotals).toEqual({ count: 0, totalJobOpenings: 0, resultCount: 0, applicants: 0, selected: 0 });
});

test('filters find what one can still apply for, and all that was hired under a permit', async () => {
  const ids = async (filter: object) => {
    const { data } = await member.ask('query ($filter: RecruitmentFilter) { recruitments(filter: $filter) { nodes { id } } }', { filter });
    return data.recruitments.nodes.map(({ id }: { id: string }) => id.replace(`${code}:recruitments:`, ''));
  };
  expect(await ids({ validFrom: '2025-09-09' })).toEqual(['1404-1']);
  expect(await ids({ validFrom: '2025-09-10' })).toEqual([]);
  expect(await ids({ hiringPermitNumber: 'ن/۱۴۰۲/۳۱' })).toEqual(['1402-2', '1402-1']);
  expect(await ids({ text: 'سلامت ایستگاه' })).toEqual(['1402-2']);
  expect(await ids({ text: 'سلامت پیمانی' })).toEqual([]);
  expect(await ids({ recruitmentStatus: ['CANCELLED'], employmentType: ['FIXED_TASK'] })).toEqual(['1403-1']);
});

test('terms of employment that are not known, and numbers of people that are none, are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    'recruitments',
    'شماره آگهی,عنوان شغل,نوع استخدام,تعداد مورد نیاز,سهمیه‌ها\n۱,الف,موقت,دو,\n2,ب,رسمی,-3,"[{""openings"": 1}]"\n',
    { dryRun: true },
  );
  expect(added).toBe(0);
  expect(problems).toMatchObject([
    { row: 2, column: 'تعداد مورد نیاز', value: 'دو', reason: { fa: 'این عدد نیست.', en: 'This is no number.' } },
    {
      row: 2,
      column: 'نوع استخدام',
      value: 'موقت',
      reason: { fa: expect.stringContaining('رسمی'), en: expect.stringContaining('PERMANENT') },
    },
    { row: 3, value: '-3' },
    { row: 3, value: null, reason: { fa: 'این مقدار لازم است و خالی است.' } },
  ]);
});
