import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { disclosuresSdl } from '@shafaf/schema/contract';
import { sql } from 'kysely';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { exampleOf, publishTable } from '../../../test/publishTable.ts';
import { publishContent } from '../../publish/publishContent.ts';
import type { ManagerContentInput } from './managerAttributes.ts';

const { code } = maragheh;

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    const report = await publishTable(db, code, 'managers', await exampleOf('managers'));
    expect(report).toMatchObject({ rows: 5, added: 5, problems: [], files: [{ ignoredColumns: [] }] });
  });
});
afterAll(() => member?.stop());

async function decrees(filter: object): Promise<string[]> {
  const { data, errors } = await member.ask('query ($filter: ManagerFilter) { managers(filter: $filter) { nodes { decreeNumber } } }', {
    filter,
  });
  expect(errors).toBeUndefined();
  return data.managers.nodes.map((node: { decreeNumber: string }) => node.decreeNumber);
}

test('a list of managers without ids and titles is published: decrees serve as ids, and posts with their holders as titles', async () => {
  const { data, errors } = await member.ask(`{ manager(id: "${code}:managers:ح-1402-3") {
    title fiscalYear startDate endDate decreeNumber duties
    person { name image contact { phone email address } } post { label role unit }
    declaredInterests { kind organization description } remuneration { fiscalYear amount } } }`);
  expect(errors).toBeUndefined();
  expect(data.manager).toEqual({
    title: 'معاون خدمات شهری، الهام خیال‌پور (نمونه)',
    fiscalYear: 1402,
    startDate: '2023-04-21',
    endDate: null,
    decreeNumber: 'ح-1402-3',
    duties: ['پاکیزگی شهر', 'فضای سبز', 'پسماند'],
    person: { name: 'الهام خیال‌پور (نمونه)', image: null, contact: { phone: '041-30000002', email: null, address: null } },
    post: { label: 'معاون خدمات شهری', role: 'DEPUTY', unit: 'معاونت خدمات شهری' },
    declaredInterests: [{ kind: 'SHAREHOLDING', organization: 'شرکت تعاونی کارکنان (نمونه)', description: null }],
    remuneration: [{ fiscalYear: 1403, amount: '4910500000' }],
  });
});

describe('filters', () => {
  test('find who was in office on a day: until the last day, and from the first', async () => {
    expect(await decrees({ role: ['DEPUTY'], inOfficeOn: '2023-04-20' })).toEqual(['ح-1399-28']);
    expect(await decrees({ role: ['DEPUTY'], inOfficeOn: '2023-04-21' })).toEqual(['ح-1402-3']);
    expect(await decrees({ inOfficeOn: '2020-10-10' })).toEqual([]);
    expect(await decrees({ inOfficeOn: '9999-12-31' })).toHaveLength(4);
    expect(await decrees({ inOfficeOn: '0000-01-01' })).toEqual([]);
  });

  test('find people, posts and duties by words, and a decree by its number in any digits', async () => {
    expect(await decrees({ text: 'خيال پور' })).toEqual(['ح-1402-3']);
    expect(await decrees({ text: 'وصول عوارض درامد' })).toEqual(['ح-1400-40']);
    expect(await decrees({ decreeNumber: 'ح-۱۴۰۳-۷' })).toEqual(['ح-1403-7']);
  });
});

test('managers are counted by function, as SQL counts them', async () => {
  const { data } = await member.ask(
    '{ managerTotals(groupBy: ROLE, filter: { inOfficeOn: "2025-01-01" }) { count groupCount groups { key role count } } }',
  );
  const { rows } = await sql<{ key: string; count: number }>`select post_role as key, count(*)::integer as count from managers
    where start_date <= '2025-01-01' and coalesce(end_date, 'infinity') >= '2025-01-01'
    group by 1 order by count(*) desc, post_role collate "C"`.execute(member.db);
  expect(rows).toHaveLength(4);
  expect(data.managerTotals).toEqual({ count: 4, groupCount: 4, groups: rows.map((row) => ({ ...row, role: row.key })) });
});

test('a function that is not known, and pay that is no number, are named by row and column in both languages', async () => {
  const { added, problems } = await publishTable(
    member.db,
    code,
    'managers',
    'شماره حکم,نام,سمت,رده,سال حقوق,حقوق و مزایا\nالف,کس نمونه,شهردار,شهردار,۱۴۰۳,۱۲۳\nب,کس نمونه,فرمانروا,فرمانروا,۱۴۰۳,زیاد\n',
    { dryRun: true },
  );
  expect(added).toBe(1);
  expect(problems).toMatchObject([
    { row: 3, column: 'رده', value: 'فرمانروا', reason: { fa: expect.stringContaining('شناخته'), en: expect.stringContaining('DEPUTY') } },
    { row: 3, column: 'حقوق و مزایا', value: 'زیاد', whatToDo: { fa: expect.any(String), en: expect.any(String) } },
  ]);
});

test('a file without names, or a row without one, is told which column that is', async () => {
  await expect(publishTable(member.db, code, 'managers', 'شماره حکم,سمت\n1,شهردار\n')).rejects.toMatchObject({
    code: 'BAD_MAPPING',
    message: expect.stringContaining('person.name (such as "نام و نام خانوادگی" or "name")'),
  });
  const { problems } = await publishTable(member.db, code, 'managers', 'شماره حکم,سمت,نام مدیر\n1,شهردار,\n', { dryRun: true });
  expect(problems).toMatchObject([{ row: 2, column: 'نام مدیر', value: null }]);
});

describe('what is private', () => {
  const given: ManagerContentInput = { title: 'شهردار', person: { name: 'کس نمونه' }, post: { label: 'شهردار' } };

  test.each([
    ['a national code of a person', { ...given, nationalCode: '0012345679' }, 'nationalCode'],
    ['a national code within a person', { ...given, person: { ...given.person, nationalId: '0012345679' } }, 'nationalId'],
    ['a day of birth', { ...given, person: { ...given.person, birthDate: '1350-01-01' } }, 'birthDate'],
  ])('is refused by name: %s', async (_what, content, name) => {
    const problems: string[] = [];
    const result = await publishContent(
      member.db,
      {
        category: 'managers',
        member: code,
        source: 'test',
        sourceHash: null,
        dryRun: true,
        onRejected: (row) => void problems.push(...row.problems.map(({ reason }) => reason.en)),
      },
      [{ localId: 'private', content, place: undefined }],
    );
    expect(result).toMatchObject({ added: 0, rejected: 1 });
    expect(problems).toEqual([expect.stringContaining(name)]);
  });

  test('in a column of a file is refused with its row, and nothing of it is kept', async () => {
    const report = await publishTable(
      member.db,
      code,
      'managers',
      'شماره حکم,نام,سمت,کد ملی,تاریخ تولد\nخصوصی,کس نمونه (نمونه),مشاور,0012345679,1350/01/01\n',
    );
    expect(report).toMatchObject({ added: 0, rejected: 1 });
    const { rows } = await sql<{ content: string }>`select row_to_json(managers)::text as content from managers
      where id = ${`${code}:managers:خصوصی`} union all select content::text from revisions`.execute(member.db);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ content }) => /0012345679|1350\/01\/01|1971-03-21/.test(content))).toEqual([]);
  });

  test('has no field in the contract', () => {
    const [, people = ''] = /type Person \{([^}]*)\}/.exec(disclosuresSdl) ?? [];
    expect([...people.matchAll(/^\s*(\w+):/gm)].map(([, name]) => name)).toEqual(['name', 'image', 'contact']);
    expect(disclosuresSdl).not.toMatch(/^\s*\w*(?:birth|nationalCode)\w*[:(]/im);
  });
});
