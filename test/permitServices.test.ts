import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { exampleOf, publishTable } from '../subgraphs/member/test/publishTable.ts';
import { startTestProvince, type TestProvince } from './testProvince.ts';

const TABRIZ = 'tabriz-municipality';
const MARAGHEH = 'maragheh-municipality';
const service = (member: string, code: string) => `${member}:businessServices:${code}`;
const ELSEWHERE = service(TABRIZ, '99010003');

/** Permits of Maragheh: under its own service, under one of Tabriz, under one that nobody has published, and under none. */
const PERMITS = `شماره پروانه,موضوع,تاریخ صدور,عوارض (ریال),شناسه خدمت
۱,احداث,۱۴۰۳/۰۱/۲۰,۱۰۰,۹۹۰۱۰۰۰۱
۲,احداث,۱۴۰۳/۰۱/۱۹,۲۰,۹۹۰۱۰۰۰۱
۳,تابلو,۱۴۰۳/۰۱/۱۸,۳,${ELSEWHERE}
۴,دیگر,۱۴۰۳/۰۱/۱۷,۴,ناپیدا
۵,دیگر,۱۴۰۳/۰۱/۱۶,۵,
`;

let province: TestProvince;
let ask: TestProvince['ask'];
beforeAll(async () => {
  province = await startTestProvince({ [TABRIZ]: [], [MARAGHEH]: [] });
  const publish = async (member: string, category: string, text: string) => {
    const { problems } = await publishTable(province.database(member), member, category, text);
    expect(problems).toEqual([]);
  };
  const services = await exampleOf('businessServices');
  for (const member of [TABRIZ, MARAGHEH]) await publish(member, 'businessServices', services);
  await publish(MARAGHEH, 'permits', PERMITS);
  // One that starts now knows what was published without having to wait for it.
  ask = await province.addGateway({});
});
afterAll(() => province?.stop());

test('a permit leads to the service that it was issued under, also where that is another body’s', async () => {
  const { data, errors } = await ask('{ permits { nodes { permitNumber service { id title processingDays member { code nameFa } } } } }');
  expect(errors).toBeUndefined();
  const building = {
    id: service(MARAGHEH, '99010001'),
    title: 'صدور پروانه ساختمان (نمونه)',
    processingDays: 25,
    member: { code: MARAGHEH, nameFa: 'شهرداری مراغه' },
  };
  expect(data).toEqual({
    permits: {
      nodes: [
        { permitNumber: '1', service: building },
        { permitNumber: '2', service: building },
        {
          permitNumber: '3',
          service: {
            id: ELSEWHERE,
            title: 'مجوز تابلوی تبلیغاتی (نمونه)',
            processingDays: 6,
            member: { code: TABRIZ, nameFa: 'شهرداری تبریز' },
          },
        },
        { permitNumber: '4', service: null },
        { permitNumber: '5', service: null },
      ],
    },
  });
});

test('what was issued under a service is listed and added up as SQL does it', async () => {
  const id = service(MARAGHEH, '99010001');
  const { data, errors } = await ask(
    `query ($own: ID!, $other: ID!) {
      own: permits(filter: { service: $own }) { totalCount nodes { permitNumber } }
      ownTotals: permitTotals(filter: { service: $own }) { count fee }
      other: permits(filter: { service: $other }) { totalCount nodes { permitNumber } coverage { complete } }
      nobody: permits(filter: { service: "x" }) { totalCount } }`,
    { own: id.replace('99010001', '۹۹۰۱۰۰۰۱'), other: ELSEWHERE },
  );
  expect(errors).toBeUndefined();
  const { rows } = await sql<{ count: number; fee: string }>`select count(*)::integer as count, sum(fee)::text as fee
    from permits where service = ${id}`.execute(province.database(MARAGHEH));
  expect(rows).toEqual([{ count: 2, fee: '120' }]);
  expect(data).toEqual({
    own: { totalCount: 2, nodes: [{ permitNumber: '1' }, { permitNumber: '2' }] },
    ownTotals: rows[0],
    other: { totalCount: 1, nodes: [{ permitNumber: '3' }], coverage: expect.anything() },
    nobody: { totalCount: 0 },
  });
});

test('records of both kinds are found by their ids alone', async () => {
  const { data, errors } = await ask(
    'query ($permit: ID!, $service: ID!) { permit: node(id: $permit) { id ... on Permit { service { id } } } service: node(id: $service) { ... on BusinessService { output } } }',
    { permit: `${MARAGHEH}:permits:3`, service: ELSEWHERE },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    permit: { id: `${MARAGHEH}:permits:3`, service: { id: ELSEWHERE } },
    service: { output: 'مجوز نصب تابلو' },
  });
});
