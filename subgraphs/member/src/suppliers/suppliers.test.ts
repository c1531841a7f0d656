import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertContracts, PUBLISHED_AT, type TestContract } from '../../test/insertContracts.ts';
import { SUPPLIERS } from '../../test/manyContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../../test/memberUnderTest.ts';

const [sahand, novin] = SUPPLIERS;
const later = (milliseconds: number) => ({ envelope: { publishedAt: new Date(PUBLISHED_AT.getTime() + milliseconds) } });
const contracts: TestContract[] = [
  { localId: '1', amount: '5', fiscalYear: 1402, supplier: { nationalId: sahand, name: 'شرکت سهند (سهامی خاص)' }, ...later(1) },
  { localId: '2', amount: '7', supplier: { nationalId: sahand, name: 'راه‌سازی ارس' }, ...later(2) },
  { localId: '3', supplier: { nationalId: sahand }, ...later(3) },
  { localId: '4', amount: '12', sample: true, supplier: { nationalId: novin, name: 'سهند' } },
  { localId: '5', amount: '9', supplier: { name: 'سَهند' } },
  { localId: '6', amount: '20', supplier: { name: 'شركت سهند' }, ...later(9) },
  { localId: '7', amount: '1', supplier: { name: 'شرکت تعاونی سهند' } },
  { localId: '8', amount: '900', supplier: { name: '—' } },
  { localId: '9', amount: '900', supplier: { nationalId: '11111111111' } },
  { localId: '10', amount: '900' },
  { localId: '11', amount: '900', supplier: { name: 'سهند' }, envelope: { withdrawal: { at: PUBLISHED_AT, reason: 'اشتباه' } } },
];
const [CANDIDATE, COOPERATIVE] = ['name:سهند', 'name:تعاونیسهند'];

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) => insertContracts(db, 'maragheh-municipality', contracts));
});
afterAll(() => member.stop());

async function rank(
  variables: object,
): Promise<{ keys: string[]; totalCount: number; hasNextPage: boolean; hasPreviousPage: boolean; edges: object[]; cursors: string[] }> {
  const { data, errors } = await member.ask(
    `query ($text: String, $keys: [ID!], $filter: ContractFilter, $orderBy: SupplierOrder, $first: Int, $after: String, $last: Int, $before: String) {
      suppliers(text: $text, keys: $keys, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        totalCount pageInfo { hasNextPage hasPreviousPage } nodes { key } edges { cursor count sampleCount amount largest memberCount node { key name } } } }`,
    variables,
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { nodes, totalCount, pageInfo, edges } = data.suppliers;
  return {
    keys: nodes.map(({ key }: { key: string }) => key),
    totalCount,
    ...pageInfo,
    edges: edges.map(({ cursor: _cursor, ...edge }: { cursor: string }) => edge),
    cursors: edges.map(({ cursor }: { cursor: string }) => cursor),
  };
}

describe('a supplier within a record', () => {
  test('says by what it is known, and how surely', async () => {
    const { data } = await member.ask('{ contracts(first: 20) { nodes { id supplier { key resolution nationalId } } } }');
    const found = new Map(data.contracts.nodes.map(({ id, supplier }: { id: string; supplier: object }) => [id.split(':')[2], supplier]));
    expect(found.get('1')).toEqual({ key: sahand, resolution: 'NATIONAL_ID', nationalId: sahand });
    expect(found.get('6')).toEqual({ key: CANDIDATE, resolution: 'NAME_CANDIDATE', nationalId: null });
    expect(found.get('8')).toEqual({ key: null, resolution: 'UNKNOWN', nationalId: null });
    expect(found.get('9')).toEqual({ key: null, resolution: 'UNKNOWN', nationalId: '11111111111' });
    expect(found.get('10')).toBeNull();
  });

  test('that is not known has no lists of its own', async () => {
    const { data } = await member.ask(
      '{ contract(id: "maragheh-municipality:contracts:8") { supplier { names { key } contracts { totalCount } contractTotals { count } } } }',
    );
    expect(data.contract.supplier).toEqual({ names: [], contracts: null, contractTotals: null });
  });
});

describe('a candidate', () => {
  test('is a supplier of its own, with the contracts of its name and no national id, under its newest spelling', async () => {
    const { data } = await member.ask(`{ supplierByKey(key: "${CANDIDATE}") { key name resolution nationalId
      contracts { nodes { id } } contractTotals { count amount largest } names { key spelling } } }`);
    expect(data.supplierByKey).toEqual({
      key: CANDIDATE,
      name: 'شركت سهند',
      resolution: 'NAME_CANDIDATE',
      nationalId: null,
      contracts: { nodes: ['6', '5'].map((local) => ({ id: `maragheh-municipality:contracts:${local}` })) },
      contractTotals: { count: 2, amount: '29', largest: '20' },
      names: [{ key: 'سهند', spelling: 'شركت سهند' }],
    });
  });

  test('is found by its key alone, and not where a national id is asked for', async () => {
    const { data } = await member.ask(
      `{ byKey: supplierByKey(key: "${sahand}") { name } byId: supplier(nationalId: "${CANDIDATE}") { name } none: supplierByKey(key: "name:هیچ") { name }
        filtered: contracts(filter: { supplier: "${CANDIDATE}" }) { totalCount } }`,
    );
    expect(data).toEqual({ byKey: { name: 'راه‌سازی ارس' }, byId: null, none: null, filtered: { totalCount: 2 } });
  });

  test('answers to references by either key', async () => {
    const representations = [{ key: CANDIDATE }, { nationalId: CANDIDATE }, { key: sahand }, { nationalId: sahand }, { key: '\0' }].map(
      (keys) => ({ __typename: 'Supplier', ...keys }),
    );
    const { data } = await member.ask('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Supplier { key } } }', {
      of: representations,
    });
    expect(data._entities).toEqual([{ key: CANDIDATE }, null, { key: sahand }, { key: sahand }, null]);
  });
});

describe('a name', () => {
  test('leads to all who are recorded under it, whose figures stay apart', async () => {
    const { data } = await member.ask(
      `{ supplier(nationalId: "${novin}") { names { key spelling suppliers { key resolution contractTotals { amount } } } } }`,
    );
    expect(data.supplier.names).toEqual([
      {
        key: 'سهند',
        spelling: 'سهند',
        suppliers: [
          { key: novin, resolution: 'NATIONAL_ID', contractTotals: { amount: '12' } },
          { key: sahand, resolution: 'NATIONAL_ID', contractTotals: { amount: '12' } },
          { key: CANDIDATE, resolution: 'NAME_CANDIDATE', contractTotals: { amount: '29' } },
        ],
      },
    ]);
  });

  test('is an entity by its folded form, null when nobody stands under it', async () => {
    const { answer, statements } = await member.statementsOf(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on SupplierName { key suppliers { key } } } }',
      { of: ['سهند', 'هیچ', 'راهسازیارس', '\0'].map((key) => ({ __typename: 'SupplierName', key })) },
    );
    expect(answer.data._entities).toEqual([
      { key: 'سهند', suppliers: [{ key: novin }, { key: sahand }, { key: CANDIDATE }] },
      null,
      { key: 'راهسازیارس', suppliers: [{ key: sahand }] },
      null,
    ]);
    expect(statements).toHaveLength(1);
  });
});

describe('the ranking of suppliers', () => {
  test('has each known supplier once with its figures, largest amount first, equal ones by key', async () => {
    const { edges, totalCount } = await rank({});
    expect(totalCount).toBe(4);
    expect(edges).toEqual([
      { node: { key: CANDIDATE, name: 'شركت سهند' }, count: 2, sampleCount: 0, amount: '29', largest: '20', memberCount: 1 },
      { node: { key: novin, name: 'سهند' }, count: 1, sampleCount: 1, amount: '12', largest: '12', memberCount: 1 },
      { node: { key: sahand, name: 'راه‌سازی ارس' }, count: 3, sampleCount: 0, amount: '12', largest: '7', memberCount: 1 },
      { node: { key: COOPERATIVE, name: 'شرکت تعاونی سهند' }, count: 1, sampleCount: 0, amount: '1', largest: '1', memberCount: 1 },
    ]);
  });

  test.each([
    ['COUNT', 'DESC', [sahand, CANDIDATE, novin, COOPERATIVE]],
    ['COUNT', 'ASC', [novin, COOPERATIVE, CANDIDATE, sahand]],
    ['LARGEST', 'DESC', [CANDIDATE, novin, sahand, COOPERATIVE]],
    ['MEMBER_COUNT', 'DESC', [novin, sahand, COOPERATIVE, CANDIDATE]],
  ])('by %s %s', async (field, direction, expected) => expect((await rank({ orderBy: { field, direction } })).keys).toEqual(expected));

  test.each<[object, string[]]>([
    [{ text: 'سهند' }, [CANDIDATE, novin, sahand, COOPERATIVE]],
    [{ text: 'شرکت ارس' }, [sahand]],
    [{ text: 'ارس راه' }, [sahand]],
    [{ text: 'ارس سهند' }, []],
    [{ text: ' ۱۰۳۸۰۲۸۴۷۹۰ ' }, [sahand]],
    [{ text: '1038028479' }, []],
    [{ text: '%' }, [CANDIDATE, novin, sahand, COOPERATIVE]],
    [{ text: 'شرکت' }, [CANDIDATE, novin, sahand, COOPERATIVE]],
    [{ text: '\0' }, [CANDIDATE, novin, sahand, COOPERATIVE]],
    [{ keys: [novin, 'name:هیچ', '\0'] }, [novin]],
    [{ keys: [] }, []],
    [{ text: 'ارس', keys: [novin] }, [novin, sahand]],
    [{ text: '', keys: [novin] }, [CANDIDATE, novin, sahand, COOPERATIVE]],
    [{ text: 'سهند', filter: { fiscalYear: 1402 } }, [sahand]],
    [{ text: 'ارس', filter: { fiscalYear: 1402 } }, []],
    [{ filter: { member: ['tabriz-municipality'] } }, []],
  ])('of %j', async (given, expected) => expect((await rank(given)).keys).toEqual(expected));

  test('is paged from either end', async () => {
    const all = await rank({});
    const walk = async (forwards: boolean) => {
      const found: string[] = [];
      let bounds: object = forwards ? { first: 3 } : { last: 3 };
      for (;;) {
        const page = await rank(bounds);
        if (forwards) found.push(...page.keys);
        else found.unshift(...page.keys);
        if (!(forwards ? page.hasNextPage : page.hasPreviousPage)) return found;
        bounds = forwards ? { first: 3, after: page.cursors.at(-1) } : { last: 3, before: page.cursors[0] };
      }
    };
    expect(await walk(true)).toEqual(all.keys);
    expect(await walk(false)).toEqual(all.keys);
    expect((await rank({ after: all.cursors[0], before: all.cursors[3] })).keys).toEqual(all.keys.slice(1, 3));
  });

  test('refuses cursors of another ranking, sizes that cannot be, and too many keys', async () => {
    const { cursors } = await rank({ first: 1 });
    await expect(rank({ text: 'سهند', after: cursors[0] })).rejects.toThrow('BAD_CURSOR');
    await expect(rank({ orderBy: { field: 'COUNT', direction: 'DESC' }, after: cursors[0] })).rejects.toThrow('BAD_CURSOR');
    await expect(rank({ filter: {}, after: cursors[0] })).resolves.toBeDefined();
    await expect(rank({ first: 100_001 })).rejects.toThrow('first is 100001, but must be from 0 to 100000.');
    await expect(rank({ text: 'س'.repeat(201) })).rejects.toThrow('text has 201 characters, but may have 200 at most.');
    await expect(rank({ keys: Array.from({ length: 4_001 }, String) })).rejects.toThrow(
      'keys must hold at most 4000 keys, but holds 4001.',
    );
  });
});
