import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishTable } from '../subgraphs/member/test/publishTable.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const tabriz = 'tabriz-municipality';
const maragheh = 'maragheh-municipality';
const ahar = 'ahar-municipality';

let province: TestProvince;
let ask: TestProvince['ask'];
beforeAll(async () => {
  province = await startTestProvince({
    [tabriz]: [
      { localId: '1402-7', content: { title: 'مشاوره طرح جامع', amount: '90000000000', signedOn: '2023-05-01', fiscalYear: 1402 } },
    ],
    [maragheh]: [],
    [ahar]: [],
  });
  const tables: [member: string, category: string, text: string][] = [
    [tabriz, 'regulations', 'شناسه,عنوان,نوع مصوبه,متن\n1,دستورالعمل مادر,دستورالعمل,ماده ۱\n'],
    [
      maragheh,
      'regulations',
      `شناسه,عنوان,اصلاح می‌کند,نسخ می‌کند\n1,اصلاحیه,${tabriz}:regulations:1؛ ${tabriz}:regulations:none؛ 2,2\n2,مصوبه پیشین,,\n`,
    ],
    [ahar, 'regulations', `شناسه,عنوان,اصلاح می‌کند\n1,اصلاحیه دوم,${maragheh}:regulations:1\n`],
    [maragheh, 'research', `شناسه,عنوان,سال انتشار,شناسه قرارداد\n1,مطالعات,۱۴۰۳,${tabriz}:contracts:۱۴۰۲-۷\n2,بی‌قرارداد,۱۴۰۲,\n`],
  ];
  for (const [member, category, text] of tables)
    expect(await publishTable(province.database(member), member, category, text)).toMatchObject({ problems: [], rejected: 0 });
  // One that starts now has no older synopses, so it need not be waited for.
  ask = await province.addGateway({});
});
afterAll(() => province?.stop());

test('a regulation leads to those that it changes and ends, whoever published them, and null stands for one that nobody has', async () => {
  const { data, errors } = await ask(`{ regulation(id: "${maragheh}:regulations:1") {
    amends { id title text member { nameFa } } repeals { title repeals { id } } } }`);
  expect(data).toEqual({
    regulation: {
      amends: [
        { id: `${tabriz}:regulations:1`, title: 'دستورالعمل مادر', text: 'ماده ۱', member: { nameFa: 'شهرداری تبریز' } },
        null,
        { id: `${maragheh}:regulations:2`, title: 'مصوبه پیشین', text: null, member: { nameFa: 'شهرداری مراغه' } },
      ],
      repeals: [{ title: 'مصوبه پیشین', repeals: [] }],
    },
  });
  expect(errors).toBeUndefined();
});

test('links of links are followed from body to body', async () => {
  const { data, errors } = await ask(`{ regulations(filter: { member: ["${ahar}"] }) { nodes {
    title amends { title amends { title } } } } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    regulations: {
      nodes: [
        {
          title: 'اصلاحیه دوم',
          amends: [{ title: 'اصلاحیه', amends: [{ title: 'دستورالعمل مادر' }, null, { title: 'مصوبه پیشین' }] }],
        },
      ],
    },
  });
});

test('what changes a regulation is found over all bodies by its id', async () => {
  const { data, errors } = await ask(`{
    amending: regulations(filter: { amends: "${tabriz}:regulations:1" }) { totalCount nodes { id } }
    ending: regulations(filter: { repeals: "${maragheh}:regulations:2" }) { nodes { id } }
    none: regulations(filter: { amends: "${tabriz}:regulations:2" }) { totalCount } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    amending: { totalCount: 1, nodes: [{ id: `${maragheh}:regulations:1` }] },
    ending: { nodes: [{ id: `${maragheh}:regulations:1` }] },
    none: { totalCount: 0 },
  });
});

test('a research document leads to the contract of another body that paid for it, and is found by the contract', async () => {
  const { data, errors } = await ask(`{
    all: research { nodes { title fundingContract { id title amount member { code } } } }
    paid: research(filter: { fundingContract: "${tabriz}:contracts:1402-7" }) { totalCount nodes { title } }
    totals: researchDocumentTotals(filter: { fundingContract: "${tabriz}:contracts:1402-7" }) { count } }`);
  expect(errors).toBeUndefined();
  const contract = { id: `${tabriz}:contracts:1402-7`, title: 'مشاوره طرح جامع', amount: '90000000000', member: { code: tabriz } };
  expect(data).toEqual({
    all: {
      nodes: [
        { title: 'مطالعات', fundingContract: contract },
        { title: 'بی‌قرارداد', fundingContract: null },
      ],
    },
    paid: { totalCount: 1, nodes: [{ title: 'مطالعات' }] },
    totals: { count: 1 },
  });
});
