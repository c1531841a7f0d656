import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

const { code } = maragheh;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    const report = await publishTable(db, code, 'businessServices', await exampleOf('businessServices'));
    expect(report).toMatchObject({ rows: 5, added: 5, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

async function codes(filter: object): Promise<string[]> {
  const { data, errors } = await member.ask(
    'query ($filter: BusinessServiceFilter) { businessServices(filter: $filter) { nodes { serviceCode } } }',
    { filter },
  );
  expect(errors).toBeUndefined();
  return data.businessServices.nodes.map((node: { serviceCode: string }) => node.serviceCode);
}

test('the example is published under the codes of the catalogue, with all that an applicant must know', async () => {
  const { data, errors } = await member.ask(`{ businessService(id: "${code}:businessServices:99010001") {
    title businessEvent description requirements evidence output cost costDetails online channels { kind url address openingHours }
    processingDays legalBasis fiscalYear } }`);
  expect(errors).toBeUndefined();
  expect(data.businessService).toEqual({
    title: 'صدور پروانه ساختمان (نمونه)',
    businessEvent: 'BUILDING',
    description: 'برای ساخت بنای مسکونی یا تجاری',
    requirements: ['انطباق با طرح تفصیلی', 'تأیید نظام مهندسی'],
    evidence: ['سند مالکیت', 'نقشه‌ها', 'فرم درخواست'],
    output: 'پروانه ساختمان',
    cost: null,
    costDetails: 'بر پایهٔ تعرفهٔ عوارض محلی سال',
    online: false,
    channels: [
      { kind: 'OFFICE', url: null, address: null, openingHours: null },
      { kind: 'ONLINE', url: 'https://service.example/building', address: null, openingHours: null },
    ],
    processingDays: 25,
    legalBasis: ['ماده ۱۰۰ قانون شهرداری', 'مقررات ملی ساختمان'],
    fiscalYear: null,
  });
});

test('the ways to ask for it are published as they are: objects of JSON too, each way once', async () => {
  const json = `[{ "id": "j", "title": "نمونه", "channels": [{ "kind": "حضوری", "address": "میدان نمونه" }, { "kind": "OFFICE" }, { "kind": "PHONE" }] }]`;
  const { added } = await publishTable(member.db, code, 'businessServices', json, { format: 'json' });
  expect(added).toBe(1);
  const { data } = await member.ask(`{ businessService(id: "${code}:businessServices:j") { channels { kind address } } }`);
  expect(data.businessService.channels).toEqual([
    { kind: 'OFFICE', address: 'میدان نمونه' },
    { kind: 'PHONE', address: null },
  ]);
  await sql`delete from business_services where id = ${`${code}:businessServices:j`}`.execute(member.db);
});

test('the quickest come first, and those of which it is not known last', async () => {
  expect(await codes({})).toEqual(['99010002', '99010003', '99010004', '99010001', '99010005']);
});

test('filters find what is free, quick, online, and wanted at a point in a life of a business', async () => {
  expect(await codes({ maxCost: '0' })).toEqual(['99010002', '99010005']);
  expect(await codes({ minCost: '1' })).toEqual(['99010003']);
  expect(await codes({ online: true })).toEqual(['99010002']);
  expect(await codes({ online: false, maxProcessingDays: 7 })).toEqual(['99010003', '99010004']);
  expect(await codes({ businessEvent: ['STARTING', 'CLOSING'] })).toEqual(['99010002', '99010005']);
  expect(await codes({ serviceCode: '۹۹۰۱۰۰۰۴' })).toEqual(['99010004']);
  expect(await codes({ text: 'نظام صنفي محل کسب' })).toEqual([]);
  expect(await codes({ text: 'سند مالكيت' })).toEqual(['99010001']);
});

test('figures count what is free and what is online, and tell the shortest and longest time, as SQL does', async () => {
  const figures = 'count onlineCount freeCount shortestProcessing longestProcessing';
  const { data } = await member.ask(
    `{ businessServiceTotals(groupBy: ONLINE) { ${figures} groups { key online ${figures} } } none: businessServiceTotals(filter: { fiscalYear: 1300 }) { ${figures} } }`,
  );
  const expected = sql`count(*)::integer as count, (count(*) filter (where online))::integer as "onlineCount",
    (count(*) filter (where cost = 0))::integer as "freeCount", min(processing_days) as "shortestProcessing", max(processing_days) as "longestProcessing"`;
  const [whole] = (await sql`select ${expected} from business_services`.execute(member.db)).rows;
  const groups = (
    await sql`select online::text as key, online, ${expected} from business_services group by online
      order by count(*) desc, online::text collate "C" nulls last`.execute(member.db)
  ).rows;
  expect(whole).toEqual({ count: 5, onlineCount: 1, freeCount: 2, shortestProcessing: 5, longestProcessing: 25 });
  expect(data.businessServiceTotals).toEqual({ ...(whole ?? {}), groups });
  expect(data.none).toEqual({ count: 0, onlineCount: 0, freeCount: 0, shortestProcessing: null, longestProcessing: null });
});

test('terms that are not known are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    'businessServices',
    'شناسه,عنوان,مرحله کسب‌وکار,نحوه ارائه,تمام الکترونیکی\n1,درست,شروع,حضوری؛ تلفنی,بله\n2,نادرست,میانه,کبوتر,شاید\n',
    { dryRun: true },
  );
  expect(added).toBe(1);
  expect(problems).toMatchObject([
    {
      row: 3,
      column: 'مرحله کسب‌وکار',
      value: 'میانه',
      reason: { fa: expect.stringContaining('شناخته'), en: expect.stringContaining('BUILDING') },
    },
    { row: 3, column: 'تمام الکترونیکی', value: 'شاید', reason: { en: expect.stringContaining('yes') } },
    { row: 3, column: expect.stringContaining('نحوه ارائه'), value: 'کبوتر', reason: { en: expect.stringContaining('ONLINE') } },
  ]);
});
