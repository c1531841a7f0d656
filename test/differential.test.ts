import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { connect } from '../shared/src/database/connect.ts';
import { latinDigits } from '../shared/src/persian/latinDigits.ts';
import { searchWords } from '../shared/src/persian/searchWords.ts';
import { provinceMembers } from '../subgraphs/directory/src/members/provinceMembers.ts';
import { withdraw } from '../subgraphs/member/src/publish/withdraw.ts';
import { seededRandom } from '../subgraphs/member/test/seededRandom.ts';
import { createTestDatabase, type TestDatabase } from './testDatabase.ts';
import { type GivenContract, startTestProvince, type TestProvince } from './testProvince.ts';

/** `SHAFAF_TEST_SEED` repeats a run; `SHAFAF_TEST_OPERATIONS` makes it longer. */
const seed = Number(process.env.SHAFAF_TEST_SEED ?? 1402);
const operations = Number(process.env.SHAFAF_TEST_OPERATIONS ?? 150);

const codes = [
  'east-azerbaijan-governorate',
  'tabriz-county',
  'tabriz-municipality',
  'sardrud-municipality',
  'maragheh-county',
  'maragheh-municipality',
  'ahar-county',
  'ahar-municipality',
] as const;
const suppliers = ['10380284790', '14000123453', '10203456784'];
/** Spellings of suppliers' names, and what they are folded to, written down by hand; null for what is no name. */
const spellings: readonly (readonly [spelling: string, folded: string | null])[] = [
  ['شرکت سهند (سهامی خاص)', 'سهند'],
  ['سَهند', 'سهند'],
  ['شركت  راه‌سازی ارس', 'راهسازیارس'],
  ['راه سازي ارس، با مسئولیت محدود', 'راهسازیارس'],
  ['شرکت تعاونی سهند', 'تعاونیسهند'],
  ['شرکت ۳', 'شرکت3'],
  ['نامشخص', null],
];
const words = ['آسفالت', 'مسئولیت‌پذیری', 'مسئوليت پذيري', 'خرید', 'كامپيوتر', 'ساختمان ۱۲', 'water', '100%', 'a_b'];
const methods = ['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT'] as const;
const days = ['2023-03-20', '2023-03-21', '2024-03-19', '2024-03-20', '2024-10-01', '2025-01-01'];
/** Few values, so that equal keys, bounds that are met exactly, and pages that end between equals come up often. */
const amounts = [
  '0',
  '5',
  '1000',
  '1000',
  '2000000000',
  '999999999999',
  '500000000000',
  '9007199254740993',
  '9007199254740992',
  '999999999999999999',
];

function randomContracts(code: string, count: number): GivenContract[] {
  const random = seededRandom(seed + codes.indexOf(code as never));
  return Array.from({ length: count }, (_, index) => {
    const [name] = random.pick(spellings as [(typeof spellings)[number], ...(typeof spellings)[number][]]);
    const supplier = random.chance(0.5)
      ? { nationalId: random.pick(suppliers as [string, ...string[]]), ...(random.chance(0.8) && { name }) }
      : random.chance(0.7)
        ? { name }
        : undefined;
    const day = random.chance(0.8) ? random.pick(days as [string, ...string[]]) : undefined;
    return {
      localId: random.chance(0.1) ? `${index}:"٪%${index}` : `${index}`,
      content: {
        title: `${random.pick(words as [string, ...string[]])} ${random.pick(words as [string, ...string[]])}`,
        sample: random.chance(0.3),
        ...(random.chance(0.85) && { amount: random.pick(amounts as [string, ...string[]]) }),
        ...(day && { signedOn: day }),
        ...(random.chance(0.8) && { fiscalYear: 1401 + random.whole(4) }),
        ...(supplier && { supplier }),
        ...(random.chance(0.7) && { tender: { procurementMethod: random.pick(methods) } }),
      },
    };
  });
}

interface OracleRow {
  id: string;
  title: string;
  amount: string | null;
  signed_on: string | null;
  fiscal_year: number | null;
  sample: boolean;
  supplier_national_id: string | null;
  supplier_name: string | null;
  procurement_method: string | null;
  member: string;
}

/** Gateways over the same members that take all shortcuts, each alone, and none. */
const shortcuts = {
  all: { prune: true, remember: true },
  none: { prune: false, remember: false },
  prune: { prune: true, remember: false },
  remember: { prune: false, remember: true },
};
type Way = keyof typeof shortcuts;
const ways = fc.constantFrom<Way>('all', 'all', 'none', 'prune', 'remember');
/** What is published must be seen by then. */
const VISIBLE_MILLISECONDS = 2_000;

let province: TestProvince;
const asks = new Map<Way, TestProvince['ask']>();
let oracleDatabase: TestDatabase;
let oracle: Kysely<unknown>;

beforeAll(async () => {
  const given = Object.fromEntries(codes.map((code, index) => [code, randomContracts(code, 20 + 25 * (index % 4))]));
  province = await startTestProvince(given, { shortcuts: shortcuts.all });
  asks.set('all', province.ask);
  for (const way of ['none', 'prune', 'remember'] as const) asks.set(way, await province.addGateway({ shortcuts: shortcuts[way] }));
  for (const code of codes)
    await withdraw(province.database(code), { member: code, ids: [3, 7, 11].map((index) => idOf(code, given, index)), reason: 'آزمون' });
  oracleDatabase = await createTestDatabase();
  oracle = connect(oracleDatabase.url);
  await unite();
  await visible();
});
afterAll(async () => {
  await province?.stop();
  await oracle?.destroy();
  await oracleDatabase?.drop();
});

function idOf(code: string, given: Record<string, GivenContract[]>, index: number): string {
  return `${code}:contracts:${given[code]?.[index]?.localId}`;
}

/**
 * Puts the standing rows of all members' own tables into one table of one database, beside what the register says of the member. They travel as
 * text: amounts pass what a JavaScript number holds.
 */
async function unite(): Promise<void> {
  await sql`drop table if exists united`.execute(oracle);
  await sql`create table united (id text collate "C" primary key, title text, amount numeric, signed_on date, published_at timestamptz, fiscal_year int, sample boolean,
    supplier_national_id text, supplier_name text, procurement_method text, search_text text, member text, kind text, county text,
    known_by text, called text, class text)`.execute(oracle);
  for (const code of codes) {
    const body = provinceMembers.find((each) => each.code === code);
    const { rows } = await sql<{
      row: string;
    }>`select (to_jsonb(contracts) || jsonb_build_object('member', ${code}::text, 'kind', ${body?.kind}::text,
      'county', ${body?.kind === 'COUNTY' ? code : (body?.county ?? null)}::text))::text as row from contracts where withdrawn_at is null`.execute(
      province.database(code),
    );
    await sql`insert into united select * from jsonb_populate_recordset(null::united, ${`[${rows.map(({ row }) => row).join(',')}]`}::jsonb)`.execute(
      oracle,
    );
  }
  await workOut();
}

/** What follows from a supplier's spelling, and from amount, year and kind of body, worked out without the program's own words. */
async function workOut(): Promise<void> {
  for (const [spelling, folded] of spellings)
    await sql`update united set called = ${folded} where supplier_name = ${spelling}`.execute(oracle);
  await sql`update united set known_by = coalesce(supplier_national_id, 'name:' || called),
    class = case when kind = 'MUNICIPALITY' or amount is null or fiscal_year is null or fiscal_year not in (1402, 1403) then 'UNKNOWN'
      when amount <= (case fiscal_year when 1402 then 1450000000 else 2100000000 end) then 'SMALL'
      when amount <= (case fiscal_year when 1402 then 14500000000 else 21000000000 end) then 'MEDIUM' else 'LARGE' end`.execute(oracle);
}

const visible = () => new Promise((resolve) => setTimeout(resolve, VISIBLE_MILLISECONDS));

/** Asks a gateway that takes the shortcuts named. */
function ask(way: Way, query: string, variables: Record<string, unknown>): ReturnType<TestProvince['ask']> {
  const asking = asks.get(way);
  if (asking === undefined) throw new Error(`no gateway for ${way}`);
  return asking(query, variables);
}

interface Filter {
  minAmount?: string;
  maxAmount?: string;
  signedFrom?: string;
  signedTo?: string;
  fiscalYear?: number;
  member?: string[];
  memberKind?: string;
  county?: string;
  supplier?: string;
  procurementMethod?: string[];
  thresholdClass?: string[];
  text?: string;
  sample?: boolean;
}

/** The filter said in SQL a second time, plainly. */
function where(filter: Filter) {
  const conditions = [sql`true`];
  if (filter.minAmount !== undefined) conditions.push(sql`amount >= ${filter.minAmount}::numeric`);
  if (filter.maxAmount !== undefined) conditions.push(sql`amount <= ${filter.maxAmount}::numeric`);
  if (filter.signedFrom !== undefined) conditions.push(sql`signed_on >= ${filter.signedFrom}::date`);
  if (filter.signedTo !== undefined) conditions.push(sql`signed_on <= ${filter.signedTo}::date`);
  if (filter.fiscalYear !== undefined) conditions.push(sql`fiscal_year = ${filter.fiscalYear}`);
  if (filter.member !== undefined) conditions.push(sql`member = any(${filter.member})`);
  if (filter.memberKind !== undefined) conditions.push(sql`kind = ${filter.memberKind}`);
  if (filter.county !== undefined) conditions.push(sql`county = ${filter.county}`);
  if (filter.supplier !== undefined) conditions.push(sql`known_by = ${filter.supplier}`);
  if (filter.thresholdClass !== undefined) conditions.push(sql`class = any(${filter.thresholdClass})`);
  if (filter.procurementMethod !== undefined) conditions.push(sql`procurement_method = any(${filter.procurementMethod})`);
  if (filter.sample !== undefined) conditions.push(sql`sample = ${filter.sample}`);
  for (const word of searchWords(filter.text ?? '')) conditions.push(sql`strpos(search_text, ${word}) > 0`);
  return sql.join(conditions, sql` and `);
}

const filters: fc.Arbitrary<Filter> = fc.record(
  {
    minAmount: fc.constantFrom('0', '1', '1000', '9007199254740993', '99999999999999999999'),
    maxAmount: fc.constantFrom('-1', '1000', '500000000000', '9007199254740992', '99999999999999999999'),
    signedFrom: fc.constantFrom(...days),
    signedTo: fc.constantFrom(...days),
    fiscalYear: fc.integer({ min: 1400, max: 1405 }),
    member: fc.subarray([...codes]),
    memberKind: fc.constantFrom('GOVERNORATE', 'COUNTY', 'MUNICIPALITY'),
    county: fc.constantFrom('tabriz-county', 'maragheh-county', 'ahar-county'),
    supplier: fc.constantFrom(...suppliers, '10000000000', 'name:سهند', 'name:راهسازیارس', 'name:هیچ'),
    procurementMethod: fc.subarray([...methods]),
    thresholdClass: fc.subarray(['SMALL', 'MEDIUM', 'LARGE', 'UNKNOWN']),
    text: fc.constantFrom(...words, 'شرکت ۲', '%', '_', 'هیچ', ' '),
    sample: fc.boolean(),
  },
  { requiredKeys: [] },
);
// Most random filters leave nothing: keep few conditions at a time.
const fewFilters = filters.map((filter): Filter => Object.fromEntries(Object.entries(filter).slice(0, 3)));
const orders = fc.record({ field: fc.constantFrom('AMOUNT', 'SIGNED_ON', 'PUBLISHED_AT'), direction: fc.constantFrom('ASC', 'DESC') });
const columns: Record<string, string> = { AMOUNT: 'amount', SIGNED_ON: 'signed_on', PUBLISHED_AT: 'published_at' };

async function expectedRows(filter: Filter, order: { field: string; direction: string }): Promise<OracleRow[]> {
  const { rows } =
    await sql<OracleRow>`select id, title, amount::text, signed_on, fiscal_year, sample, supplier_national_id, supplier_name, procurement_method, member
    from united where ${where(filter)}
    order by ${sql.id('united', columns[order.field] ?? '')} ${sql.raw(order.direction)} nulls last, id`.execute(oracle);
  return rows;
}

const ROWS = `edges { cursor node { id title amount signedOn fiscalYear sample supplier { nationalId name } tender { procurementMethod } member { code } } }
  totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } coverage { complete }`;

interface AnsweredPage {
  edges: {
    cursor: string;
    node: {
      id: string;
      title: string;
      amount: string | null;
      signedOn: string | null;
      fiscalYear: number | null;
      sample: boolean;
      supplier: { nationalId: string | null; name: string | null } | null;
      tender: { procurementMethod: string | null } | null;
      member: { code: string };
    };
  }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  coverage: { complete: boolean };
}

async function page(way: Way, variables: Record<string, unknown>): Promise<AnsweredPage> {
  const { data, errors } = await ask(
    way,
    `query ($filter: ContractFilter, $orderBy: ContractOrder, $first: Int, $after: String, $last: Int, $before: String) {
      contracts(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { ${ROWS} } }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return (data as { contracts: AnsweredPage }).contracts;
}

function asOracleRows(answer: AnsweredPage): OracleRow[] {
  return answer.edges.map(({ node }) => ({
    id: node.id,
    title: node.title,
    amount: node.amount,
    signed_on: node.signedOn,
    fiscal_year: node.fiscalYear,
    sample: node.sample,
    supplier_national_id: node.supplier?.nationalId ?? null,
    supplier_name: node.supplier?.name ?? null,
    procurement_method: node.tender?.procurementMethod ?? null,
    member: node.member.code,
  }));
}

describe('the gateway over members answers as SQL does over the union of their tables', () => {
  const settings = { seed, numRuns: operations, endOnFailure: false };

  test('pages of any filter, order, size and direction, row by row', async () => {
    await fc.assert(
      fc.asyncProperty(
        ways,
        fewFilters,
        orders,
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        async (way, filter, orderBy, size, forwards) => {
          const expected = await expectedRows(filter, orderBy);
          let cursor: string | null = null;
          for (let at = 0; at === 0 || (at < expected.length && at < 3 * size); at += size) {
            const bounds = forwards ? { first: size, ...(cursor && { after: cursor }) } : { last: size, ...(cursor && { before: cursor }) };
            const answer = await page(way, { filter, orderBy, ...bounds });
            const end = expected.length - at;
            expect(asOracleRows(answer)).toEqual(forwards ? expected.slice(at, at + size) : expected.slice(Math.max(0, end - size), end));
            expect(answer).toMatchObject({ totalCount: expected.length, coverage: { complete: true } });
            const more = at + size < expected.length;
            expect([answer.pageInfo.hasNextPage, answer.pageInfo.hasPreviousPage]).toEqual(forwards ? [more, at > 0] : [at > 0, more]);
            expect([answer.pageInfo.startCursor, answer.pageInfo.endCursor]).toEqual([
              answer.edges[0]?.cursor ?? null,
              answer.edges.at(-1)?.cursor ?? null,
            ]);
            cursor = forwards ? answer.pageInfo.endCursor : answer.pageInfo.startCursor;
          }
        },
      ),
      settings,
    );
  });

  test('rows between any two cursors, from either end', async () => {
    await fc.assert(
      fc.asyncProperty(
        ways,
        orders,
        fc.nat(400),
        fc.nat(400),
        fc.integer({ min: 0, max: 30 }),
        fc.boolean(),
        async (way, orderBy, a, b, size, forwards) => {
          const filter = { memberKind: 'MUNICIPALITY' };
          const expected = await expectedRows(filter, orderBy);
          const [from, to] = [Math.min(a, b) % expected.length, Math.max(a, b) % expected.length];
          const cursorAt = async (index: number) => {
            const before =
              index === 0
                ? await page(way, { filter, orderBy, first: 1 })
                : await page(way, { filter, orderBy, first: 1, after: await walkTo(filter, orderBy, index) });
            expect(before.edges[0]?.node.id).toBe(expected[index]?.id);
            return before.edges[0]?.cursor;
          };
          const answer = await page(way, {
            filter,
            orderBy,
            after: await cursorAt(from),
            before: await cursorAt(to),
            [forwards ? 'first' : 'last']: size,
          });
          const between = expected.slice(from + 1, Math.max(from + 1, to));
          expect(asOracleRows(answer)).toEqual(forwards ? between.slice(0, size) : between.slice(Math.max(0, between.length - size)));
          expect(answer.pageInfo).toMatchObject({
            hasNextPage: !forwards || between.length > size,
            hasPreviousPage: forwards || between.length > size,
          });
        },
      ),
      { ...settings, numRuns: Math.ceil(operations / 5) },
    );
  });

  test('figures of any filter and group', async () => {
    const keys: Record<string, string> = {
      MEMBER: 'member',
      COUNTY: 'county',
      FISCAL_YEAR: 'fiscal_year',
      SUPPLIER: 'known_by',
      PROCUREMENT_METHOD: 'procurement_method',
      THRESHOLD_CLASS: 'class',
    };
    const groupings = fc.constantFrom(...Object.keys(keys));
    await fc.assert(
      fc.asyncProperty(ways, fewFilters, groupings, fc.integer({ min: 0, max: 12 }), async (way, filter, groupBy, first) => {
        const { data, errors } = await ask(
          way,
          `query ($filter: ContractFilter, $groupBy: ContractGroup, $first: Int) { contractTotals(filter: $filter, groupBy: $groupBy, first: $first) {
            count sampleCount amount largest groupCount coverage { complete }
            groups { key count sampleCount amount largest member { code } county { code } fiscalYear supplier { key } procurementMethod thresholdClass } } }`,
          { filter, groupBy, first },
        );
        expect(errors).toBeUndefined();
        const figures = sql`count(*)::int as count, (count(*) filter (where sample))::int as "sampleCount", coalesce(sum(amount), 0)::text as amount, max(amount)::text as largest`;
        const all = await sql`select ${figures} from united where ${where(filter)}`.execute(oracle);
        const key = sql.id(keys[groupBy] ?? '');
        const groups = await sql<{ key: string | null }>`select ${key}::text as key, ${figures} from united where ${where(filter)}
          group by ${key} order by coalesce(sum(amount), 0) desc, ${key}::text collate "C" asc nulls last`.execute(oracle);
        const expectedGroups = groups.rows.slice(0, first).map((group) => ({
          ...group,
          member: groupBy === 'MEMBER' ? { code: group.key } : null,
          county: groupBy === 'COUNTY' && group.key !== null ? { code: group.key } : null,
          fiscalYear: groupBy === 'FISCAL_YEAR' && group.key !== null ? Number(group.key) : null,
          supplier: groupBy === 'SUPPLIER' && group.key !== null ? { key: group.key } : null,
          procurementMethod: groupBy === 'PROCUREMENT_METHOD' ? group.key : null,
          thresholdClass: groupBy === 'THRESHOLD_CLASS' ? group.key : null,
        }));
        expect((data as { contractTotals: unknown }).contractTotals).toEqual({
          ...(all.rows[0] as object),
          groupCount: groups.rows.length,
          groups: expectedGroups,
          coverage: { complete: true },
        });
      }),
      settings,
    );
  });

  test('suppliers over all members, by national id and by name, and who is called alike', async () => {
    const candidates = ['name:سهند', 'name:راهسازیارس', 'name:هیچ'];
    for (const [index, key] of [...suppliers, '10000000000', ...candidates, ...suppliers].entries()) {
      const { data, errors } = await ask(
        (['all', 'prune', 'none', 'remember'] as const)[index % 4] ?? 'all',
        `query ($key: ID!) { supplierByKey(key: $key) { key nationalId resolution names { key suppliers { key contractTotals { count } } }
          contracts(first: 200) { nodes { id } totalCount } contractTotals(groupBy: MEMBER) { count amount groups { key count } } } }`,
        { key },
      );
      expect(errors).toBeUndefined();
      const rows = await expectedRows({ supplier: key }, { field: 'AMOUNT', direction: 'DESC' });
      const { rows: groups } = await sql`select member as key, count(*)::int as count from united where known_by = ${key}
        group by member order by sum(coalesce(amount, 0)) desc, member`.execute(oracle);
      const { rows: names } = await sql`select called as key, array_agg(known_by order by known_by collate "C") as suppliers
        from (select distinct called, known_by from united) as known
        where called in (select called from united where known_by = ${key}) group by called order by called collate "C"`.execute(oracle);
      const { rows: counts } = await sql<{ key: string; count: number }>`select known_by as key, count(*)::int as count from united
        where known_by is not null group by 1`.execute(oracle);
      const amount = rows.reduce((sum, row) => sum + BigInt(row.amount ?? 0), 0n).toString();
      const isCandidate = key.startsWith('name:');
      expect(data).toEqual({
        supplierByKey:
          rows.length === 0
            ? null
            : {
                key,
                nationalId: isCandidate ? null : key,
                resolution: isCandidate ? 'NAME_CANDIDATE' : 'NATIONAL_ID',
                names: (names as { key: string; suppliers: string[] }[]).map((name) => ({
                  key: name.key,
                  suppliers: name.suppliers.map((each) => ({
                    key: each,
                    contractTotals: { count: counts.find((found) => found.key === each)?.count },
                  })),
                })),
                contracts: { nodes: rows.slice(0, 200).map(({ id }) => ({ id })), totalCount: rows.length },
                contractTotals: { count: rows.length, amount, groups },
              },
      });
    }
  });

  test('suppliers ranked by figures over all members, found by any name that any member has for them, page by page', async () => {
    const orders: Record<string, string> = { AMOUNT: 'amount', COUNT: 'count', LARGEST: 'largest', MEMBER_COUNT: '"memberCount"' };
    const texts = fc.constantFrom(
      undefined,
      ...spellings.map(([spelling]) => spelling),
      'شرکت',
      'سهند',
      'ارس راه',
      'هیچ',
      ...suppliers,
      '۱۰۳۸۰۲۸۴۷۹۰',
    );
    const keys = fc.option(fc.subarray([...suppliers, 'name:سهند', 'name:هیچ']), { nil: undefined, freq: 2 });
    const orderBy = fc.record({ field: fc.constantFrom(...Object.keys(orders)), direction: fc.constantFrom('ASC', 'DESC') });
    await fc.assert(
      fc.asyncProperty(
        ways,
        texts,
        keys,
        fewFilters,
        orderBy,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        async (way, text, keys, filter, by, size, forwards) => {
          // Folding is not what is tried here: each word is looked for as it stands folded.
          const folded = text === undefined ? [] : (foldedWords[text] ?? [text]);
          const chosen = [
            ...(text === undefined || folded.length === 0
              ? []
              : [
                  sql`(${sql.join(
                    folded.map((word) => sql`strpos(called, ${word}) > 0`),
                    sql` and `,
                  )} or known_by = ${latinDigits(text)})`,
                ]),
            ...(keys === undefined || (text !== undefined && folded.length === 0) ? [] : [sql`known_by = any(${keys})`]),
          ];
          const among =
            chosen.length === 0
              ? sql`true`
              : sql`known_by in (select known_by from united where ${where(filter)} and (${sql.join(chosen, sql` or `)}))`;
          const { rows: expected } =
            await sql<object>`select * from (select known_by as key, count(*)::int as count, (count(*) filter (where sample))::int as "sampleCount",
            coalesce(sum(amount), 0) as amount, max(amount) as largest, count(distinct member)::int as "memberCount"
          from united where known_by is not null and ${where(filter)} and ${among} group by known_by) as ranked
          order by ${sql.raw(orders[by.field] ?? '')} ${sql.raw(by.direction)} nulls last, key collate "C"`.execute(oracle);
          const found: object[] = [];
          let cursor: string | null = null;
          do {
            const paging = forwards ? { first: size, after: cursor } : { last: size, before: cursor };
            const { data, errors } = await ask(
              way,
              `query ($text: String, $keys: [ID!], $filter: ContractFilter, $orderBy: SupplierOrder, $first: Int, $after: String, $last: Int, $before: String) {
              suppliers(text: $text, keys: $keys, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
                edges { node { key } count sampleCount amount largest memberCount } nodes { key } totalCount coverage { complete }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
              { text, keys, filter, orderBy: by, ...paging },
            );
            expect(errors).toBeUndefined();
            const { suppliers: ranking } = data as { suppliers: RankingPage };
            expect(ranking).toMatchObject({ totalCount: expected.length, coverage: { complete: true } });
            expect(ranking.nodes).toEqual(ranking.edges.map(({ node }) => node));
            const rows = ranking.edges.map(({ node, ...figures }) => ({ ...node, ...figures }));
            if (forwards) found.push(...rows);
            else found.unshift(...rows);
            const more = forwards ? ranking.pageInfo.hasNextPage : ranking.pageInfo.hasPreviousPage;
            expect(more).toBe(found.length < expected.length);
            cursor = more ? (forwards ? ranking.pageInfo.endCursor : ranking.pageInfo.startCursor) : null;
          } while (cursor !== null);
          expect(found).toEqual(expected);
        },
      ),
      settings,
    );
  });
});

interface RankingPage {
  edges: { node: { key: string }; count: number; amount: string }[];
  nodes: { key: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** The words of questions about suppliers that are not looked for as they are written. */
const foldedWords: Readonly<Record<string, readonly string[]>> = {
  'شرکت سهند (سهامی خاص)': ['سهند'],
  سَهند: ['سهند'],
  'شركت  راه‌سازی ارس': ['راه', 'سازی', 'ارس'],
  'راه سازي ارس، با مسئولیت محدود': ['راه', 'سازی', 'ارس'],
  'شرکت تعاونی سهند': ['تعاونی', 'سهند'],
  'شرکت ۳': ['3'],
  شرکت: [],
  'ارس راه': ['ارس', 'راه'],
};

/** The cursor of the row before the one at an index. */
async function walkTo(filter: Filter, orderBy: unknown, index: number): Promise<string | null> {
  let cursor: string | null = null;
  for (let left = index; left > 0; left -= 200) {
    const step = await page('all', { filter, orderBy, first: Math.min(left, 200), after: cursor });
    cursor = step.pageInfo.endCursor;
  }
  return cursor;
}

describe('walking a connection to its end', () => {
  // The other tests compare with all that is published by then.
  afterEach(async () => {
    await unite();
    await visible();
  });

  test.each([true, false])('gives each row exactly once, also while other rows are published (forwards: %s)', async (forwards) => {
    const orderBy = { field: 'AMOUNT', direction: 'DESC' };
    const filter = { text: 'آسفالت' };
    const expected = (await expectedRows(filter, orderBy)).map(({ id }) => id);
    const walked: string[] = [];
    let cursor: string | null = null;
    for (let step = 0; ; step++) {
      const answer = await page('all', { filter, orderBy, ...(forwards ? { first: 7, after: cursor } : { last: 7, before: cursor }) });
      const ids = answer.edges.map(({ node }) => node.id);
      if (forwards) walked.push(...ids);
      else walked.unshift(...ids);
      cursor = forwards ? answer.pageInfo.endCursor : answer.pageInfo.startCursor;
      const code = codes[step % codes.length] ?? codes[0];
      const unrelated = { title: 'دیگر', amount: String(step * 1_000_000_007), signedOn: '2020-01-01' };
      await province.publish(code, [{ localId: `other-${forwards}-${step}`, content: unrelated }]);
      if (!(forwards ? answer.pageInfo.hasNextPage : answer.pageInfo.hasPreviousPage)) break;
    }
    expect(walked).toEqual(expected);
  });
});
