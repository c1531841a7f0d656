import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { sql } from 'kysely';
import { insertContracts } from '../../../test/insertContracts.ts';
import { manyContracts, SUPPLIERS } from '../../../test/manyContracts.ts';
import { type MemberUnderTest, maragheh, memberUnderTest } from '../../../test/memberUnderTest.ts';
import { type SeededRandom, seededRandom } from '../../../test/seededRandom.ts';
import { thresholdTable } from '../../thresholds/ThresholdTable.ts';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) => insertContracts(db, 'maragheh-municipality', manyContracts(1_500, 23)), {
    ...maragheh,
    thresholds: thresholdTable.parse({
      form: 1,
      regimes: [{ code: 'MUNICIPAL_REGULATION', nameFa: 'آیین‌نامه', nameEn: 'the regulation', kinds: ['MUNICIPALITY'] }],
      thresholds: [1400, 1402].map((year) => ({
        regime: 'MUNICIPAL_REGULATION',
        year,
        smallUpTo: '179999999999999990',
        mediumUpTo: String(360_000_000_000_000_000n + BigInt(year)),
        sourceFa: 'آزمون',
        sourceEn: 'A test',
      })),
    }),
  });
});
afterAll(() => member.stop());

/** A condition of the filter, and the same in plain SQL. */
interface Condition {
  filter: Record<string, unknown>;
  where: string;
}

/** The class of a contract by the thresholds above. */
const CLASS = `(case when amount < 0 or amount is null or fiscal_year is null or fiscal_year not in (1400, 1402) then 'UNKNOWN'
  when amount <= 179999999999999990 then 'SMALL' when amount <= 360000000000000000 + fiscal_year then 'MEDIUM' else 'LARGE' end)`;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Each makes one condition; written without the program's own SQL. */
const conditions: readonly [(random: SeededRandom) => Condition, ...((random: SeededRandom) => Condition)[]] = [
  (random) => {
    const amount = String(BigInt(random.whole(12)) * 90_000_000_000_000_000n - BigInt(random.whole(20)));
    return { filter: { minAmount: amount }, where: `amount >= ${amount}` };
  },
  (random) => {
    const amount = String(BigInt(random.whole(12)) * 90_000_000_000_000_000n - BigInt(random.whole(20)));
    return { filter: { maxAmount: amount }, where: `amount <= ${amount}` };
  },
  (random) => {
    const day = `${2019 + random.whole(6)}-02-01`;
    return { filter: { signedFrom: day }, where: `signed_on >= '${day}'` };
  },
  (random) => {
    const day = `${2019 + random.whole(6)}-03-01`;
    return { filter: { signedTo: day }, where: `signed_on <= '${day}'` };
  },
  (random) => {
    const year = 1398 + random.whole(6);
    return { filter: { fiscalYear: year }, where: `fiscal_year = ${year}` };
  },
  (random) => {
    const supplier = random.pick([...SUPPLIERS, '11111111111']);
    return { filter: { supplier }, where: `supplier_national_id = '${supplier}'` };
  },
  (random) => {
    const digit = random.whole(10);
    return { filter: { supplier: `name:شرکت${digit}` }, where: `supplier_national_id is null and supplier_name = 'شرکت ${digit}'` };
  },
  (random) => {
    const classes = ['SMALL', 'MEDIUM', 'LARGE', 'UNKNOWN'].filter(() => random.chance(0.4));
    return { filter: { thresholdClass: classes }, where: `${CLASS} in (${[...classes, 'none'].map(quote).join()})` };
  },
  (random) => {
    const methods = ['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT'].filter(() => random.chance(0.4));
    return { filter: { procurementMethod: methods }, where: `procurement_method in (${[...methods, 'none'].map(quote).join()})` };
  },
  (random) => {
    const word = random.pick(['پارك', '100%', 'a_b', '%', '_', '۱۲', 'شرکت ۳', 'bnot', 'آسفالت خیابان']);
    const where = word.split(' ').map((part) => `position(${quote(foldForSearch(part))} in search_text) > 0`);
    return { filter: { text: word }, where: where.join(' and ') };
  },
  (random) => {
    const sample = random.chance(0.5);
    return { filter: { sample }, where: `sample = ${sample}` };
  },
  (random) => {
    const codes = random.pick([[], ['maragheh-municipality'], ['tabriz', 'maragheh-municipality'], ['tabriz']]);
    return { filter: { member: codes }, where: String(codes.includes('maragheh-municipality')) };
  },
  (random) => {
    const kind = random.pick(['MUNICIPALITY', 'MUNICIPALITY', 'COUNTY']);
    return { filter: { memberKind: kind }, where: String(kind === 'MUNICIPALITY') };
  },
  (random) => {
    const county = random.pick(['maragheh', 'maragheh', 'tabriz']);
    return { filter: { county }, where: String(county === 'maragheh') };
  },
];

const columnOf = { AMOUNT: 'amount', SIGNED_ON: 'signed_on', PUBLISHED_AT: 'published_at' };
const groupOf = {
  MEMBER: "'maragheh-municipality'::text",
  COUNTY: "'maragheh'::text",
  FISCAL_YEAR: 'fiscal_year::text',
  SUPPLIER: "coalesce(supplier_national_id, 'name:' || translate(supplier_name, ' ', ''))",
  PROCUREMENT_METHOD: 'procurement_method',
  THRESHOLD_CLASS: CLASS,
};

const QUERY = `query ($filter: ContractFilter, $orderBy: ContractOrder, $first: Int, $last: Int, $after: String, $before: String, $groupBy: ContractGroup, $groups: Int) {
  contracts(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before) {
    totalCount nodes { id amount signedOn } edges { cursor } pageInfo { hasNextPage hasPreviousPage } }
  contractTotals(filter: $filter, groupBy: $groupBy, first: $groups) {
    count sampleCount amount largest groupCount groups { key count sampleCount amount largest fiscalYear procurementMethod thresholdClass member { code } county { code } supplier { key } } } }`;

describe('filters, orders, pages and figures', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('agree with plain SQL (seed %i)', async (seed) => {
    const random = seededRandom(seed * 7919 + 1);
    const chosen = Array.from({ length: random.whole(4) }, () => random.pick(conditions)(random));
    const filter = Object.assign({}, ...chosen.map((condition) => condition.filter));
    // Of two conditions on one field the later holds.
    const held = chosen.filter(
      (condition, index) => !chosen.slice(index + 1).some((later) => Object.keys(later.filter)[0] === Object.keys(condition.filter)[0]),
    );
    const where = ['withdrawn_at is null', ...held.map((condition) => condition.where)].join(' and ');
    const field = random.pick(['AMOUNT', 'SIGNED_ON', 'PUBLISHED_AT'] as const);
    const direction = random.pick(['ASC', 'DESC'] as const);
    const groupBy = random.pick(['MEMBER', 'COUNTY', 'FISCAL_YEAR', 'SUPPLIER', 'PROCUREMENT_METHOD'] as const);
    const size = random.whole(40);
    const groups = random.whole(5);
    const orderBy = { field, direction };

    const { rows } = await sql<{
      id: string;
      amount: string | null;
      signedOn: string | null;
    }>`select id, amount, signed_on as "signedOn" from contracts
      where ${sql.raw(where)} order by ${sql.ref(columnOf[field])} ${sql.raw(direction)} nulls last, id collate "C"`.execute(member.db);
    const figures = sql.raw(
      'count(*)::int as count, count(*) filter (where sample)::int as "sampleCount", coalesce(sum(amount), 0)::text as amount, max(amount)::text as largest',
    );
    const totals = await sql<object>`select ${figures} from contracts where ${sql.raw(where)}`.execute(member.db);
    const grouped = await sql<{
      key: string | null;
      amount: string;
    }>`select ${sql.raw(groupOf[groupBy])} as key, ${figures} from contracts where ${sql.raw(where)} group by 1`.execute(member.db);
    const inOrder = grouped.rows.sort((a, b) =>
      a.amount === b.amount ? byKey(a.key, b.key) : BigInt(a.amount) > BigInt(b.amount) ? -1 : 1,
    );

    const first = await member.ask(QUERY, { filter, orderBy, first: size, groupBy, groups });
    expect(first.errors).toBeUndefined();
    expect(first.data.contracts).toMatchObject({
      totalCount: rows.length,
      nodes: rows.slice(0, size),
      pageInfo: { hasNextPage: rows.length > size, hasPreviousPage: false },
    });
    const { groups: answered, groupCount, ...figuresAnswered } = first.data.contractTotals;
    expect(figuresAnswered).toEqual(totals.rows[0]);
    expect(groupCount).toBe(inOrder.length);
    expect(answered).toMatchObject(inOrder.slice(0, groups));
    for (const group of answered) expect(described(groupBy, group)).toBe(group.key);

    const cursor = first.data.contracts.edges.at(-1)?.cursor;
    if (cursor === undefined) return;
    const place = first.data.contracts.edges.length;
    const next = await member.ask(QUERY, { filter, orderBy, first: size, after: cursor });
    expect(next.data.contracts).toMatchObject({
      nodes: rows.slice(place, place + size),
      pageInfo: { hasNextPage: rows.length > place + size, hasPreviousPage: true },
    });
    const back = await member.ask(QUERY, { filter, orderBy, last: size, before: cursor });
    expect(back.data.contracts).toMatchObject({
      nodes: rows.slice(Math.max(0, place - 1 - size), place - 1),
      pageInfo: { hasNextPage: true, hasPreviousPage: place - 1 > size },
    });
  });
});

/** Keys in order of their bytes, null last; those here are ASCII. */
function byKey(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** What the group's own field says, as text. */
function described(groupBy: keyof typeof groupOf, group: Record<string, { code: string; key: string } | null>): string | null {
  const value = {
    MEMBER: group.member?.code,
    COUNTY: group.county?.code,
    SUPPLIER: group.supplier?.key,
    FISCAL_YEAR: group.fiscalYear,
    PROCUREMENT_METHOD: group.procurementMethod,
    THRESHOLD_CLASS: group.thresholdClass,
  }[groupBy];
  return value == null ? null : String(value);
}

describe('a filter', () => {
  const count = async (filter: object) => {
    const { data, errors } = await member.ask(
      'query ($filter: ContractFilter) { contracts(filter: $filter) { totalCount nodes { id } } contractTotals(filter: $filter, groupBy: MEMBER) { count groups { key } } }',
      { filter },
    );
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    expect(data.contractTotals.count).toBe(data.contracts.totalCount);
    expect(data.contractTotals.groups).toEqual(data.contracts.totalCount > 0 ? [{ key: 'maragheh-municipality' }] : []);
    return data.contracts.totalCount;
  };
  const rowsWith = async (where: string) => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from contracts where withdrawn_at is null and ${sql.raw(where)}`.execute(member.db);
    return rows[0]?.count;
  };

  test('of an amount beyond what a column can hold is answered, not a fault', async () => {
    const huge = '9'.repeat(38);
    expect(await count({ minAmount: huge })).toBe(0);
    expect(await count({ maxAmount: huge })).toBe(await rowsWith('amount is not null'));
    expect(await count({ minAmount: `-${huge}` })).toBe(await rowsWith('amount is not null'));
    expect(await count({ maxAmount: `-${huge}` })).toBe(0);
    expect(await count({ minAmount: '9223372036854775808' })).toBe(0);
    expect(await count({ minAmount: '9223372036854775807' })).toBe(0);
  });

  test('takes Persian digits in amounts, days and national ids', async () => {
    expect(await count({ minAmount: '۸۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۰' })).toBe(await rowsWith('amount >= 89999999999999990'));
    expect(await count({ signedFrom: '۲۰۲۲-۰۱-۰۱' })).toBe(await rowsWith("signed_on >= '2022-01-01'"));
    expect(await count({ supplier: ' ۱۰۳۸۰۲۸۴۷۹۰ ' })).toBe(await rowsWith("supplier_national_id = '10380284790'"));
  });

  test('of a year that Postgres does not know is answered, not a fault', async () => {
    expect(await count({ signedFrom: '0000-01-01' })).toBe(await rowsWith('signed_on is not null'));
    expect(await count({ signedTo: '0000-12-31' })).toBe(0);
    expect(await count({ signedTo: '9999-12-31' })).toBe(await rowsWith('signed_on is not null'));
    expect(await count({ fiscalYear: 2147483647 })).toBe(0);
  });

  test('of an empty list matches nothing, of null everything', async () => {
    expect(await count({ procurementMethod: [] })).toBe(0);
    expect(await count({ member: [] })).toBe(0);
    expect(
      await count({
        procurementMethod: null,
        member: null,
        memberKind: null,
        county: null,
        supplier: null,
        text: null,
        sample: null,
        minAmount: null,
      }),
    ).toBe(await rowsWith('true'));
  });

  test.each(['\0', 'پارک \0', "'", '\\', '%_%', '\\%', '\ud800', '__proto__'])('of the text %j is answered, not a fault', async (text) => {
    expect(await count({ text })).toBe(
      text.includes('پارک') ? 0 : await rowsWith(`position(${quote(foldForSearch(text).replaceAll('\0', '☃'))} in search_text) > 0`),
    );
    expect(await count({ supplier: text })).toBe(0);
    expect(await count({ member: [text] })).toBe(0);
    expect(await count({ county: text })).toBe(0);
  });

  test('of a text of nothing but spaces matches everything', async () => {
    expect(await count({ text: ' \u200c ' })).toBe(await rowsWith('true'));
  });

  test.each([
    ['minAmount: "ten"', /A Rial is a whole number of rial/],
    ['minAmount: 1.5', /A Rial is a whole number of rial/],
    ['signedFrom: "1402/01/01"', /A Date is a day of the Gregorian calendar/],
    ['signedFrom: "2023-02-30"', /A Date is a day of the Gregorian calendar/],
    ['fiscalYear: 99999999999', /Int cannot represent/],
    ['procurementMethod: [BRIBED]', /does not exist in "ProcurementMethod" enum/],
    ['nothing: 1', /Field "nothing" is not defined by type "ContractFilter"/],
  ])('{%s} is refused with what is wrong', async (filter, message) => {
    const { status, errors } = await member.ask(`{ contracts(filter: {${filter}}) { totalCount } }`);
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toMatch(message);
  });
});
