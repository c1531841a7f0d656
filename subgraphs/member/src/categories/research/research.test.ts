import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { insertContracts } from '../../../test/insertContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

const { code } = maragheh;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    await insertContracts(db, code, [{ localId: '1401-12', title: 'مشاوره ترافیک', amount: '9000000000' }]);
    const report = await publishTable(db, code, 'research', await exampleOf('research'));
    expect(report).toMatchObject({ rows: 3, added: 3, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

test('the example is published with its makers, whom a cell names by text alone or in full, and the contract that paid for it', async () => {
  const { data, errors } = await member.ask(`{ research(orderBy: { field: PUBLICATION_YEAR, direction: ASC }) { nodes {
    id identifier resourceType publicationYear fiscalYear subjects creators { name affiliation } fundingContract { id } } } }`);
  expect(errors).toBeUndefined();
  expect(data.research.nodes).toHaveLength(3);
  expect(data.research.nodes[0]).toEqual({
    id: `${code}:research:پ-1402-3`,
    identifier: 'پ-1402-3',
    resourceType: 'REPORT',
    publicationYear: 1402,
    fiscalYear: 1402,
    subjects: ['ترافیک', 'حمل‌ونقل همگانی'],
    creators: [
      { name: 'مؤسسه پژوهشی نمونه‌راه (نمونه)', affiliation: null },
      { name: 'پژوهشگر فرضی (نمونه)', affiliation: null },
    ],
    fundingContract: { id: `${code}:contracts:1401-12` },
  });
  expect(data.research.nodes[1]).toMatchObject({
    creators: [{ name: 'واحد آمار (نمونه)', affiliation: 'شهرداری نمونه' }],
    fundingContract: null,
  });
  expect(data.research.nodes[2]).toMatchObject({ fundingContract: { id: 'east-azerbaijan-governorate:contracts:1402-7' } });
});

test('a contract that the body itself has published is read at once, and what it paid for is found by it', async () => {
  const { data, errors } = await member.ask(
    `{ research(filter: { fundingContract: "${code}:contracts:۱۴۰۱-۱۲" }) { nodes { title fundingContract { title amount } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.research.nodes).toEqual([
    { title: 'مطالعات جامع ترافیک شهر (نمونه)', fundingContract: { title: 'مشاوره ترافیک', amount: '9000000000' } },
  ]);
});

test('documents are found by years, kinds and words of their makers, keywords and abstracts', async () => {
  const ids = async (filter: object) => {
    const { data } = await member.ask('query ($filter: ResearchDocumentFilter) { research(filter: $filter) { nodes { identifier } } }', {
      filter,
    });
    return data.research.nodes.map(({ identifier }: { identifier: string }) => identifier);
  };
  expect(await ids({ minPublicationYear: 1403, resourceType: ['IMAGE'] })).toEqual(['پ-1403-2']);
  expect(await ids({ maxPublicationYear: 1402 })).toEqual(['پ-1402-3']);
  expect(await ids({ text: 'نمونه راه حمل ونقل پرتردد' })).toEqual(['پ-1402-3']);
  const { data } = await member.ask('{ researchDocumentTotals(groupBy: PUBLICATION_YEAR) { count groups { publicationYear count } } }');
  expect(data.researchDocumentTotals).toEqual({
    count: 3,
    groups: [
      { publicationYear: 1403, count: 2 },
      { publicationYear: 1402, count: 1 },
    ],
  });
});

test('kinds that are not known and Gregorian years are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    'research',
    'شناسه,عنوان,نوع سند,سال انتشار\n۱,الف,شعر,۱۴۰۲\n۲,ب,مقاله,2024\n',
    { dryRun: true },
  );
  expect(added).toBe(0);
  expect(problems).toMatchObject([
    { row: 2, column: 'نوع سند', value: 'شعر', reason: { fa: expect.stringContaining('گزارش'), en: expect.stringContaining('REPORT') } },
    { row: 3, value: '2024', reason: { en: expect.stringContaining('a Jalali year') } },
  ]);
});
