import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';

const { code } = maragheh;
const id = (localId: string) => `${code}:regulations:${localId}`;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    const report = await publishTable(db, code, 'regulations', await exampleOf('regulations'));
    expect(report).toMatchObject({ rows: 6, added: 6, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

const titles = async (filter: object): Promise<string[]> => {
  const { data, errors } = await member.ask('query ($filter: RegulationFilter) { regulations(filter: $filter) { nodes { id } } }', {
    filter,
  });
  expect(errors).toBeUndefined();
  return data.regulations.nodes.map((node: { id: string }) => node.id.replace(id(''), ''));
};

test('the example is published under the numbers by which its rules are cited, minutes and drafts too', async () => {
  const { data, errors } = await member.ask(`{ regulations {
    nodes { id legislationIdentifier legislationType passedBy legislationDate dateInForce legalForce fiscalYear draft consultationUntil } } }`);
  expect(errors).toBeUndefined();
  expect(data.regulations.nodes).toHaveLength(6);
  expect(data.regulations.nodes[2]).toEqual({
    id: id('ن-1403-18'),
    legislationIdentifier: 'ن-1403-18',
    legislationType: 'COUNCIL_RESOLUTION',
    passedBy: 'شورای اسلامی شهر',
    legislationDate: '2024-06-11',
    dateInForce: '2024-07-05',
    legalForce: 'IN_FORCE',
    fiscalYear: 1403,
    draft: false,
    consultationUntil: null,
  });
  expect(data.regulations.nodes[5]).toMatchObject({
    id: id('پ-1404-1'),
    legislationType: 'DIRECTIVE',
    legislationDate: null,
    draft: true,
    consultationUntil: '2025-09-22',
  });
});

test('a draft is not said to lack the day of its passing, neither by a warning nor in what is said of the whole', async () => {
  const { data, errors } = await member.ask(`{ regulation(id: "${id('پ-1404-1')}") { legislationDate warnings { code field }
    member { holdings { categories { category count fields { field count } } } } } }`);
  expect(errors).toBeUndefined();
  expect(data.regulation.legislationDate).toBeNull();
  expect(data.regulation.warnings.map(({ field }: { field: string }) => field)).not.toContain('legislationDate');
  const { categories } = data.regulation.member.holdings;
  const held = categories.find(({ category }: { category: string }) => category === 'REGULATIONS');
  expect(held.fields).toContainEqual({ field: 'legislationDate', count: held.count });
});

test('what a regulation changes or ends is reached from it, and it from what it changes or ends', async () => {
  const { data } = await member.ask(`{
    tariff: regulation(id: "${id('ن-1403-5')}") { repeals { id title legalForce repeals { id } } amends { id } }
    amendment: regulation(id: "${id('ن-1403-31')}") { amends { id } }
  }`);
  expect(data).toEqual({
    tariff: {
      repeals: [{ id: id('ن-1402-7'), title: 'تعرفه عوارض محلی سال ۱۴۰۲ (نمونه)', legalForce: 'NOT_IN_FORCE', repeals: [] }],
      amends: [],
    },
    amendment: { amends: [{ id: id('ن-1403-18') }, { id: 'east-azerbaijan-governorate:regulations:1403-2' }] },
  });
  expect(await titles({ amends: id('ن-۱۴۰۳-۱۸') })).toEqual(['ن-1403-31']);
  expect(await titles({ repeals: id('ن-1402-7') })).toEqual(['ن-1403-5']);
  expect(await titles({ amends: 'a\0b' })).toEqual([]);
});

test('the whole text is searched, minutes too, however a word is spelt', async () => {
  expect(await titles({ text: 'دستفروشان آرا' })).toEqual(['ص-1403-12']);
  expect(await titles({ text: 'مسئولیت پذیری' })).toEqual(['پ-1404-1']);
  expect(await titles({ text: 'شوراي جدول' })).toEqual(['ن-1403-5', 'ن-1402-7']);
});

test('filters find what is in force, what is only proposed, and what may be commented on', async () => {
  expect(await titles({ draft: true })).toEqual(['پ-1404-1']);
  expect(await titles({ draft: false, legalForce: ['NOT_IN_FORCE'] })).toEqual(['ن-1402-7']);
  expect(await titles({ consultationFrom: '2025-09-22' })).toEqual(['پ-1404-1']);
  expect(await titles({ consultationFrom: '2025-09-23' })).toEqual([]);
  expect(await titles({ legislationType: ['TARIFF', 'COUNCIL_MINUTES'], passedFrom: '2024-01-01' })).toEqual(['ص-1403-12', 'ن-1403-5']);
  expect(await titles({ legislationIdentifier: 'ن-۱۴۰۳-۵' })).toEqual(['ن-1403-5']);
});

test('figures count by kind of rule', async () => {
  const { data } = await member.ask(`{ regulationTotals(groupBy: LEGISLATION_TYPE, first: 2) {
    count groupCount groups { key legislationType count } } }`);
  expect(data.regulationTotals).toEqual({
    count: 6,
    groupCount: 4,
    groups: [
      { key: 'COUNCIL_RESOLUTION', legislationType: 'COUNCIL_RESOLUTION', count: 2 },
      { key: 'TARIFF', legislationType: 'TARIFF', count: 2 },
    ],
  });
});

test('a kind of rule that is not known, and a draft that is neither yes nor no, are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    'regulations',
    'شناسه,عنوان,نوع مصوبه,پیش‌نویس\n1,درست,بخشنامه,خیر\n2,نادرست,فرمان,شاید\n',
    { dryRun: true },
  );
  expect(added).toBe(1);
  expect(problems).toMatchObject([
    { row: 3, column: 'نوع مصوبه', value: 'فرمان', reason: { fa: expect.stringContaining('قانون'), en: expect.stringContaining('LAW') } },
    { row: 3, column: 'پیش‌نویس', value: 'شاید', whatToDo: { fa: expect.stringContaining('values') } },
  ]);
});
