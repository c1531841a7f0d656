import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

const { code } = maragheh;
const CATEGORY = 'investmentOpportunities';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    const report = await publishTable(db, code, CATEGORY, await exampleOf(CATEGORY));
    expect(report).toMatchObject({ rows: 5, added: 5, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

async function ids(filter: object): Promise<string[]> {
  const { data, errors } = await member.ask(
    `query ($filter: InvestmentOpportunityFilter) { ${CATEGORY}(filter: $filter) { nodes { id } } }`,
    { filter },
  );
  expect(errors).toBeUndefined();
  return data[CATEGORY].nodes.map(({ id }: { id: string }) => id.replace(`${code}:${CATEGORY}:`, ''));
}

test('the example is published from its Persian columns and terms, with its place on the map', async () => {
  const { data, errors } = await member.ask(`{ investmentOpportunity(id: "${code}:${CATEGORY}:ف-1") {
    title description sector investmentMethod location point { latitude longitude } capitalNeeded incentives validThrough fiscalYear } }`);
  expect(errors).toBeUndefined();
  expect(data.investmentOpportunity).toEqual({
    title: 'احداث پارکینگ طبقاتی مرکز شهر (نمونه)',
    description: 'پارکینگ ۳۵۰ خودرو در پنج طبقه',
    sector: 'TRANSPORT',
    investmentMethod: 'BUILD_OPERATE_TRANSFER',
    location: 'میدان ساعت (نمونه)',
    point: { latitude: 37.391, longitude: 46.239 },
    capitalNeeded: '1250000000000',
    incentives: ['واگذاری زمین', 'تخفیف در عوارض پروانه'],
    validThrough: '2026-03-20',
    fiscalYear: 1404,
  });
});

test('the largest come first, and those that state no capital last', async () => {
  expect(await ids({})).toEqual(['ف-3', 'ف-1', 'ف-2', 'ف-5', 'ف-4']);
});

test('filters find what is open on a day or closes by one, and branches, methods and words', async () => {
  expect(await ids({ openOn: '2025-09-22' })).toEqual(['ف-3', 'ف-1', 'ف-2', 'ف-5']);
  expect(await ids({ openOn: '2025-09-23' })).toEqual(['ف-1', 'ف-2', 'ف-5']);
  expect(await ids({ closesBy: '2025-09-22' })).toEqual(['ف-3']);
  expect(await ids({ sector: ['ENERGY', 'TRADE'] })).toEqual(['ف-2', 'ف-4']);
  expect(await ids({ investmentMethod: ['BUILD_OPERATE_TRANSFER'], maxCapitalNeeded: '999999999999' })).toEqual(['ف-5']);
  expect(await ids({ text: 'تقسيط' })).toEqual(['ف-3']);
});

test('figures add the capital up exactly, in all and by branch, as SQL does', async () => {
  const { data } = await member.ask(`{ investmentOpportunityTotals(groupBy: SECTOR) {
    count capitalNeeded largest groupCount groups { key sector count capitalNeeded largest } } }`);
  const expected = sql`count(*)::integer as count, coalesce(sum(capital_needed), 0)::text as "capitalNeeded", max(capital_needed)::text as largest`;
  const [whole] = (await sql`select ${expected} from investment_opportunities`.execute(member.db)).rows;
  const groups = (
    await sql`select sector as key, sector, ${expected} from investment_opportunities
      group by sector order by coalesce(sum(capital_needed), 0) desc, sector collate "C"`.execute(member.db)
  ).rows;
  expect(whole).toEqual({ count: 5, capitalNeeded: '6790500000000', largest: '4300000000000' });
  expect(data.investmentOpportunityTotals).toEqual({ ...(whole ?? {}), groupCount: 5, groups });
});

test('a branch that is not known and a place beyond the earth are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    CATEGORY,
    'شناسه,عنوان,بخش,عرض جغرافیایی,طول جغرافیایی\n1,درست,معدن,37.1,46.2\n2,نادرست,جادوگری,37.1,46.2\n3,نادرست,معدن,137,46.2\n',
    { dryRun: true },
  );
  expect(added).toBe(1);
  expect(problems).toMatchObject([
    { row: 3, column: 'بخش', value: 'جادوگری', reason: { fa: expect.stringContaining('شناخته'), en: expect.any(String) } },
    { row: 4, column: 'عرض جغرافیایی', value: '137' },
  ]);
});
