import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishContent } from '../subgraphs/member/src/publish/publishContent.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const CITY = 'tabriz-municipality';
const TOWN = 'maragheh-municipality';
const OFFICE = 'east-azerbaijan-governorate';

let province: TestProvince;
let ask: TestProvince['ask'];
beforeAll(async () => {
  province = await startTestProvince({
    [CITY]: [{ localId: '7', content: { title: 'پل', amount: '400', supplier: { nationalId: '10380284790', name: 'سهند' } } }],
    [TOWN]: [{ localId: '1', content: { title: 'راه', amount: '30' } }],
    [OFFICE]: [],
  });
  await publishPlans(OFFICE, [
    {
      localId: 'bridge',
      budget: '900',
      sectors: ['TRANSPORT'],
      contracts: [`${CITY}:contracts:7`, `${TOWN}:contracts:1`, `${CITY}:contracts:none`],
    },
    { localId: 'school', budget: '50', sectors: ['EDUCATION', 'GOVERNANCE'] },
  ]);
  await publishPlans(TOWN, [
    { localId: 'road', budget: '70', sectors: ['TRANSPORT', 'ECONOMY'], contracts: ['1'], physicalProgressPct: 12.5 },
  ]);
  // One that starts now knows of all that was published just before.
  ask = await province.addGateway({});
});
afterAll(async () => {
  await province?.stop();
});

async function publishPlans(member: string, given: { localId: string; [field: string]: unknown }[]): Promise<void> {
  const records = given.map(({ localId, ...content }) => ({ localId, content: { title: localId, ...content }, place: undefined }));
  const { rejected } = await publishContent(
    province.database(member),
    { category: 'plans', member, source: 'test', sourceHash: null },
    records,
  );
  expect(rejected).toBe(0);
}

test('the contracts of a plan come from the bodies that concluded them, and one that nobody published is null', async () => {
  const { data, errors } = await ask(
    '{ plans(filter: { sector: [TRANSPORT] }) { nodes { title member { code } contracts { id title amount member { code } supplier { name contractTotals { count } } } } coverage { complete } } }',
  );
  expect(errors).toBeUndefined();
  const road = { id: `${TOWN}:contracts:1`, title: 'راه', amount: '30', member: { code: TOWN }, supplier: null };
  expect(data).toEqual({
    plans: {
      nodes: [
        {
          title: 'bridge',
          member: { code: OFFICE },
          contracts: [
            {
              id: `${CITY}:contracts:7`,
              title: 'پل',
              amount: '400',
              member: { code: CITY },
              supplier: { name: 'سهند', contractTotals: { count: 1 } },
            },
            road,
            null,
          ],
        },
        { title: 'road', member: { code: TOWN }, contracts: [road] },
      ],
      coverage: { complete: expect.any(Boolean) },
    },
  });
});

test('the plans that a contract is part of are found over all bodies', async () => {
  const { data } = await ask(`{
    shared: plans(filter: { contract: "${TOWN}:contracts:1" }, orderBy: { field: BUDGET, direction: ASC }) { totalCount nodes { title } }
    one: planTotals(filter: { contract: "${CITY}:contracts:7" }) { count budget }
    none: plans(filter: { contract: "${CITY}:contracts:8" }) { totalCount } }`);
  expect(data).toEqual({
    shared: { totalCount: 2, nodes: [{ title: 'road' }, { title: 'bridge' }] },
    one: { count: 1, budget: '900' },
    none: { totalCount: 0 },
  });
});

test('plans are in order of progress over all bodies, those of which it is not known last', async () => {
  const { data } = await ask(
    '{ plans(orderBy: { field: PHYSICAL_PROGRESS, direction: DESC }) { nodes { title physicalProgressPct } } some: plans(filter: { minProgress: 12.5 }) { totalCount } }',
  );
  expect(data).toEqual({
    plans: {
      nodes: [
        { title: 'road', physicalProgressPct: 12.5 },
        { title: 'bridge', physicalProgressPct: null },
        { title: 'school', physicalProgressPct: null },
      ],
    },
    some: { totalCount: 1 },
  });
});
