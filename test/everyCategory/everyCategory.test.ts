import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { listingsOf } from '../../cli/src/conformance/listingsOf.ts';
import { readRules } from '../../gateway/src/scatter/rules.ts';
import { disclosuresSdl } from '../../schema/src/contract.ts';
import { provinceMembers } from '../../subgraphs/directory/src/members/provinceMembers.ts';
import { categories } from '../../subgraphs/member/src/categories/categories.ts';
import { seededRandom } from '../../subgraphs/member/test/seededRandom.ts';
import { startTestProvince, type TestProvince } from '../testProvince.ts';
import { askAt } from './askAt.ts';
import type { Compared } from './Compared.ts';
import { expectAsPlainly } from './expectAsPlainly.ts';
import { expectCursorsRefused } from './expectCursorsRefused.ts';
import { randomRecords } from './randomRecords.ts';

/** `SHAFAF_TEST_SEED` repeats a run; `SHAFAF_TEST_CONDITIONS` makes it longer: so many of each field of a filter, and members have more records. */
const seed = Number(process.env.SHAFAF_TEST_SEED ?? 1402);
const conditions = Number(process.env.SHAFAF_TEST_CONDITIONS ?? 3);
const records = 20 + conditions;
jest.setTimeout(120_000 + 20_000 * conditions);

const bodies = provinceMembers.filter(({ code }) =>
  [
    'east-azerbaijan-governorate',
    'tabriz-county',
    'tabriz-municipality',
    'ahar-county',
    'ahar-municipality',
    'sardrud-municipality',
  ].includes(code),
);
const rules = readRules(disclosuresSdl);
const listings = listingsOf(rules);
/** What is published must be seen by then. */
const VISIBLE_MILLISECONDS = 2_000;

let province: TestProvince;
let compared: Compared;

beforeAll(async () => {
  province = await startTestProvince(Object.fromEntries(bodies.map(({ code }) => [code, []])));
  for (const [index, body] of bodies.entries())
    for (const category of categories) {
      const random = seededRandom(seed + 1_000 * index + category.name.length);
      // One body has nothing of a category, and it is not always the same one.
      const count = (index + category.name.length) % bodies.length === 0 ? 0 : Math.ceil(records / (1 + (index % 3)));
      await province.publishInto(body.code, category.name, randomRecords(category, bodies, random, count));
    }
  const ways = [
    { prune: false, remember: false },
    { prune: true, remember: false },
    { prune: false, remember: true },
  ];
  const others = await Promise.all(ways.map((shortcuts) => province.addGateway({ shortcuts })));
  compared = {
    rules,
    gateways: [province.ask, ...others],
    members: bodies.map(({ code, kind, county }) => ({
      code,
      kind,
      county: kind === 'COUNTY' ? code : county,
      ask: askAt(province.memberAddress(code)),
    })),
  };
  await new Promise((resolve) => setTimeout(resolve, VISIBLE_MILLISECONDS));
});
afterAll(() => province?.stop());

test('the contract has a list for each category that members have', () => {
  expect(listings.map(({ name }) => name).sort()).toEqual(categories.map(({ name }) => name).sort());
});

describe.each(listings.map((listing) => ({ name: listing.name, listing })))('$name', ({ listing }) => {
  test('are answered by the province as by its members one by one: every order, condition, grouping and figure', async () => {
    await expectAsPlainly(compared, listing, seed, conditions);
  });

  test('have cursors that no other list, order or choice takes', async () => {
    await expectCursorsRefused(compared, listing, listings);
  });
});
