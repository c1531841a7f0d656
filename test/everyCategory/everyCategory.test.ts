import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { type Listing, listingsOf } from '../../cli/src/conformance/listingsOf.ts';
import { orderingsOf } from '../../cli/src/conformance/orderingsOf.ts';
import { readRules } from '../../gateway/src/scatter/rules.ts';
import { apiPath, disclosuresSdl } from '../../schema/src/contract.ts';
import { provinceMembers } from '../../subgraphs/directory/src/members/provinceMembers.ts';
import { categories } from '../../subgraphs/member/src/categories/categories.ts';
import { seededRandom } from '../../subgraphs/member/test/seededRandom.ts';
import { expectTame } from '../fuzz/expectTame.ts';
import { startTestProvince, type TestProvince } from '../testProvince.ts';
import { abuseOf } from './abuseOf.ts';
import { askAt, WHOLE } from './askAt.ts';
import type { Ask, Compared } from './Compared.ts';
import { expectAsPlainly } from './expectAsPlainly.ts';
import { expectCursorsRefused } from './expectCursorsRefused.ts';
import { expectTruth, truthQuestion } from './expectTruth.ts';
import { type LyingMember, startLyingMember } from './LyingMember.ts';
import { liesOf } from './liesOf.ts';
import { plainOrder } from './plainOrder.ts';
import { randomRecords } from './randomRecords.ts';
import { readPlainly } from './readPlainly.ts';

/** `SHAFAF_TEST_SEED` repeats a run; `SHAFAF_TEST_CONDITIONS` makes it longer: so many of each field of a filter, and members have more records. */
const seed = Number(process.env.SHAFAF_TEST_SEED ?? 1402);
const conditions = Number(process.env.SHAFAF_TEST_CONDITIONS ?? 2);
const records = 20 + conditions;
jest.setTimeout(120_000 + 20_000 * conditions);

const bodies = provinceMembers.filter(({ code }) =>
  ['east-azerbaijan-governorate', 'tabriz-county', 'tabriz-municipality', 'ahar-county', 'ahar-municipality'].includes(code),
);
const rules = readRules(disclosuresSdl);
const listings = listingsOf(rules);
/** However busy the machine is. */
const DEADLINE = 30_000;

/** The member that fails or lies when it is told to. */
const LIAR = 'ahar-municipality';
const TABRIZ = 'tabriz-municipality';

let province: TestProvince;
let liar: LyingMember;
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
  liar = await startLyingMember(LIAR, province.memberAddress(LIAR));
  await province.moveMember(LIAR, liar.address);
  // They begin when all is published, so that none knows anything earlier.
  const ways = [
    { prune: true, remember: true },
    { prune: false, remember: false },
    { prune: true, remember: false },
    { prune: false, remember: true },
  ];
  const [first, ...others] = await Promise.all(
    ways.map(async (shortcuts) => {
      const { address } = await province.addGateway({ shortcuts, memberDeadlineMilliseconds: DEADLINE });
      return askAt(`${address}/graphql`, WHOLE);
    }),
  );
  if (first === undefined) throw new Error('no gateway was started');
  compared = {
    rules,
    gateways: [first, ...others],
    members: bodies.map(({ code, kind, county }) => ({
      code,
      kind,
      county: kind === 'COUNTY' ? code : county,
      ask: askAt(province.memberAddress(code)),
    })),
  };
});
afterAll(async () => {
  await province?.stop();
  await liar?.stop();
});

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

describe('when a member fails or lies', () => {
  const asked = [LIAR, TABRIZ, 'tabriz-county'];
  let ask: Ask;

  beforeAll(async () => {
    ask = await gatewayThatWaits(DEADLINE);
  });
  afterEach(() => liar.lie(null));

  /** Starts a gateway that gives up on a member after so long, and no sooner because others have answered. */
  function gatewayThatWaits(milliseconds: number): Promise<Ask> {
    return province.addGateway({
      shortcuts: { prune: false, remember: false },
      memberDeadlineMilliseconds: milliseconds,
      patience: { leastMilliseconds: milliseconds, ofFewMilliseconds: milliseconds },
      memberCalls: { failuresToOpen: 1_000_000, retries: 0 },
    });
  }

  /** Rows of a list as members have them, in its usual order, and a filter that leaves some of the liar's and of the others'. */
  async function truthOf(listing: Listing) {
    const [{ order, direction }] = orderingsOf(listing);
    const rows = plainOrder(await readPlainly(compared, listing), order.field, order.type.name, direction);
    return { rows, orderBy: { field: order.value, direction } };
  }

  test.each(listings.map((listing) => ({ name: listing.name, listing })))(
    '$name are true in what is there, and say what is not, whatever it answers',
    async ({ listing }) => {
      const random = seededRandom(seed);
      const { rows, orderBy } = await truthOf(listing);
      const query = truthQuestion(compared, listing);
      const lies = liesOf(listing, LIAR, TABRIZ).filter(({ name }) => !name.startsWith('has in') || random.chance(conditions / 15));
      const unnoticed: string[] = [];
      for (const { name, spoil, shows } of lies) {
        const filter = { sample: random.chance(0.5), member: asked };
        const expected = rows.filter(({ object, member }) => object.sample === filter.sample && asked.includes(member.code));
        liar.lie(spoil);
        const { data, errors } = await ask(query, { filter, orderBy });
        expect({ name, errors }).toEqual({ name, errors: undefined });
        const whole = expectTruth({ name, filter }, data, listing, expected, LIAR);
        if (shows && whole && liar.told > 0) unnoticed.push(name);
      }
      expect(unnoticed).toEqual([]);
    },
  );

  test('the lists of all categories are given without one that does not answer in time, and with one that is only late', async () => {
    const impatient = await gatewayThatWaits(5_000);
    for (const [delay, complete] of [
      [200, true],
      [60_000, false],
    ] as const) {
      const abortion = new AbortController();
      liar.lie(async (call) => {
        await setTimeout(delay, undefined, { signal: abortion.signal }).catch(() => undefined);
        return call.ask();
      });
      await Promise.all(
        listings.map(async (listing) => {
          const { rows, orderBy } = await truthOf(listing);
          const { data, errors } = await impatient(truthQuestion(compared, listing), { orderBy });
          expect(errors).toBeUndefined();
          const whole = expectTruth({ name: listing.name, delay }, data, listing, rows, LIAR);
          expect({ name: listing.name, delay, whole }).toEqual({ name: listing.name, delay, whole: complete });
        }),
      );
      abortion.abort();
    }
  });
});

describe('whatever value an argument is given, it is refused or answered, with no fault of the server:', () => {
  const api = buildSchema(readFileSync(apiPath, 'utf8'));

  test.each<[server: string, schema: GraphQLSchema, addressOf: () => string]>([
    ['the gateway', api, () => `${province.address}/graphql`],
    ['a member', rules.schema, () => province.memberAddress('tabriz-municipality')],
  ])('%s', async (_server, schema, addressOf) => {
    const random = seededRandom(seed);
    const drawn = abuseOf(schema).filter(() => random.chance(conditions / 18));
    // Each list of the contract is among them.
    expect([...new Set(drawn.map(({ field }) => field))]).toEqual(expect.arrayContaining(listings.map(({ name }) => name)));
    await inParallel(drawn, async ({ query, variables, field, place, value, ill }) => {
      const response = await fetch(addressOf(), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      expectTame(response.status, text);
      const { data, errors } = JSON.parse(text);
      if (ill)
        expect({ field, place, value, refused: errors?.length > 0, data: data?.[field] ?? null }).toEqual({
          field,
          place,
          value,
          refused: true,
          data: null,
        });
    });
  });
});

/** Does something with each item, a few at a time. */
async function inParallel<Item>(items: readonly Item[], doWith: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const item of waiting) await doWith(item);
    }),
  );
}
