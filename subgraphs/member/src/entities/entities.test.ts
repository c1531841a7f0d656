import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directorySdl, disclosureKinds, readSupergraphSdl } from '@shafaf/schema/contract';
import { parse, print } from 'graphql';
import { insertContracts, PUBLISHED_AT } from '../../test/insertContracts.ts';
import { manyContracts, SUPPLIERS } from '../../test/manyContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../../test/memberUnderTest.ts';

const [sahand, novin, bina] = SUPPLIERS;
const later = (milliseconds: number) => new Date(PUBLISHED_AT.getTime() + milliseconds);
let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest(async (db) => {
    await insertContracts(db, 'maragheh-municipality', [
      { localId: 's1', amount: '5', supplier: { nationalId: sahand, name: 'سهند قدیم' }, envelope: { publishedAt: later(1) } },
      {
        localId: 's2',
        amount: '7',
        supplier: { nationalId: sahand, name: 'سهند', identifier: { scheme: 'IR-X', id: '12' } },
        envelope: { publishedAt: later(3) },
      },
      { localId: 's3', amount: '1', supplier: { nationalId: sahand, name: 'سهند هم‌زمان' }, envelope: { publishedAt: later(3) } },
      { localId: 's4', supplier: { nationalId: sahand }, envelope: { publishedAt: later(9) } },
      {
        localId: 's5',
        amount: '100',
        supplier: { nationalId: sahand, name: 'پس‌گرفته' },
        envelope: { publishedAt: later(20), withdrawal: { at: later(30), reason: 'اشتباه' } },
      },
      { localId: 'n1', amount: '50', fiscalYear: 1401, supplier: { nationalId: novin } },
      { localId: 'b1', supplier: { nationalId: bina, name: 'بینا' }, envelope: { withdrawal: { at: later(30), reason: 'اشتباه' } } },
      { localId: 'x1', amount: '3', supplier: { name: 'بی‌شناسه' } },
    ]);
  });
});
afterAll(() => member.stop());

const entities = (representations: object[], selection: string) =>
  member.statementsOf(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`, {
    representations,
  });

describe('the subgraph', () => {
  test("says of itself what composes to the province's supergraph", async () => {
    const { data } = await member.ask('{ _service { sdl } }');
    const { supergraphSdl } = composeServices([
      { name: 'directory', url: 'http://directory.invalid/graphql', typeDefs: parse(directorySdl) },
      { name: 'disclosures', url: 'http://disclosures.invalid/graphql', typeDefs: parse(data._service.sdl) },
    ]);
    expect(print(parse(supergraphSdl ?? '{ nothing }'))).toBe(print(parse(readSupergraphSdl())));
  });
});

describe('_entities', () => {
  test('of Contract are in the order asked for, null where unknown, each in one statement', async () => {
    const id = (local: string) => `maragheh-municipality:contracts:${local}`;
    const ids = [id('x1'), id('none'), id('s1'), 'sarab-municipality:contracts:s1', id('x1'), id('s5'), 'nonsense', id('\0')];
    const { answer, statements } = await entities(
      ids.map((one) => ({ __typename: 'Contract', id: one })),
      '... on Contract { id amount status }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toEqual([
      { id: id('x1'), amount: '3', status: 'PUBLISHED' },
      null,
      { id: id('s1'), amount: '5', status: 'PUBLISHED' },
      null,
      { id: id('x1'), amount: '3', status: 'PUBLISHED' },
      { id: id('s5'), amount: '100', status: 'WITHDRAWN' },
      null,
      null,
    ]);
    expect(statements).toHaveLength(1);
  });

  test('of Member are this member or null', async () => {
    const codes = ['maragheh-municipality', 'sarab-municipality', '__proto__'];
    const { answer } = await entities(
      codes.map((code) => ({ __typename: 'Member', code })),
      '... on Member { code contracts(first: 1) { totalCount } contractTotals { amount } }',
    );
    expect(answer.data._entities).toEqual([
      { code: 'maragheh-municipality', contracts: { totalCount: 6 }, contractTotals: { amount: '66' } },
      null,
      null,
    ]);
  });

  test('of Supplier have the newest name, their own contracts and figures; many take no more statements than one', async () => {
    const selection = `... on Supplier { nationalId name identifier { scheme id }
      contracts(first: 2, orderBy: {field: AMOUNT, direction: DESC}) { totalCount nodes { id } pageInfo { hasNextPage } }
      contractTotals(groupBy: FISCAL_YEAR) { count amount largest groupCount groups { key amount } } }`;
    const represent = (nationalIds: string[]) => nationalIds.map((nationalId) => ({ __typename: 'Supplier', nationalId }));
    const { answer, statements } = await entities(represent([sahand, bina, novin, '11111111111', '۱۰۳۸۰۲۸۴۷۹۰', '\0']), selection);
    expect(answer.errors).toBeUndefined();
    const ofSahand = {
      nationalId: sahand,
      name: 'سهند',
      identifier: { scheme: 'IR-X', id: '12' },
      contracts: {
        totalCount: 4,
        nodes: [{ id: 'maragheh-municipality:contracts:s2' }, { id: 'maragheh-municipality:contracts:s1' }],
        pageInfo: { hasNextPage: true },
      },
      contractTotals: { count: 4, amount: '13', largest: '7', groupCount: 1, groups: [{ key: null, amount: '13' }] },
    };
    expect(answer.data._entities).toEqual([
      ofSahand,
      null,
      {
        nationalId: novin,
        name: null,
        identifier: null,
        contracts: { totalCount: 1, nodes: [{ id: 'maragheh-municipality:contracts:n1' }], pageInfo: { hasNextPage: false } },
        contractTotals: { count: 1, amount: '50', largest: '50', groupCount: 1, groups: [{ key: '1401', amount: '50' }] },
      },
      null,
      ofSahand,
      null,
    ]);
    const alone = await entities(represent([sahand]), selection);
    expect(alone.answer.data._entities).toEqual([ofSahand]);
    expect(statements).toHaveLength(alone.statements.length);
    // Suppliers, identifiers, pages, counts, figures, groups.
    expect(statements).toHaveLength(6);
  });

  test.each([
    ['null', null, 'null'],
    ['a text', 'Contract', '"Contract"'],
    ['a type that is no entity', { __typename: 'Tender' }, '{"__typename":"Tender"}'],
    ['a type that there is not', { __typename: 'constructor' }, '{"__typename":"constructor"}'],
    ['no type', { id: '1' }, '{"id":"1"}'],
  ])('refuse %s', async (_what, representation, shown) => {
    const { answer } = await member.statementsOf(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } contracts { totalCount } }',
      {
        of: [{ __typename: 'Member', code: 'sarab' }, representation],
      },
    );
    if (representation === null) expect(answer.errors?.[0]?.message).toMatch(/Expected non-nullable type "_Any!" not to be null/);
    else
      expect(answer.errors?.[0]?.message).toBe(
        `representations[1] is ${shown}, but must be an object whose __typename is one of ${[...disclosureKinds.map(({ typeName }) => typeName), 'Member', 'Supplier', 'SupplierName'].sort().join(', ')}.`,
      );
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('are null for keys of another kind than the contract has', async () => {
    const odd = [
      {},
      { id: 5, code: 5, nationalId: 5, key: 5 },
      { id: null, code: null, nationalId: null, key: null },
      { id: [], code: [], nationalId: {}, key: [] },
    ];
    const { answer } = await entities(
      odd.flatMap((keys) => ['Contract', 'Member', 'Supplier', 'SupplierName'].map((name) => ({ __typename: name, ...keys }))),
      '__typename',
    );
    expect(answer).toMatchObject({ status: 200, data: { _entities: Array.from({ length: 16 }, () => null) } });
    expect(answer.errors).toBeUndefined();
  });

  test('of Supplier page backwards within each supplier', async () => {
    const { answer } = await entities(
      [sahand, novin].map((nationalId) => ({ __typename: 'Supplier', nationalId })),
      '... on Supplier { contracts(last: 2, orderBy: {field: PUBLISHED_AT, direction: ASC}) { nodes { id } pageInfo { hasPreviousPage hasNextPage } } }',
    );
    expect(answer.data._entities).toEqual([
      {
        contracts: {
          nodes: ['s3', 's4'].map((local) => ({ id: `maragheh-municipality:contracts:${local}` })),
          pageInfo: { hasPreviousPage: true, hasNextPage: false },
        },
      },
      { contracts: { nodes: [{ id: 'maragheh-municipality:contracts:n1' }], pageInfo: { hasPreviousPage: false, hasNextPage: false } } },
    ]);
  });
});

describe('supplier', () => {
  const ask = (nationalId: string) =>
    member.ask('query ($id: ID!) { supplier(nationalId: $id) { nationalId name contracts { nodes { id supplier { name } } } } }', {
      id: nationalId,
    });

  test('is found by digits of any script, and null when no standing contract names it', async () => {
    expect((await ask('١٠٣٨٠٢٨٤٧٩٠')).data.supplier).toMatchObject({ nationalId: sahand, name: 'سهند' });
    for (const unknown of [bina, '', "'", '\0', '__proto__']) expect((await ask(unknown)).data).toEqual({ supplier: null });
  });

  test('pages through its own contracts by a cursor that does not fit the list of all', async () => {
    const query =
      'query ($id: ID!, $after: String) { supplier(nationalId: $id) { contracts(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }';
    const first = await member.ask(query, { id: sahand });
    const after = first.data.supplier.contracts.pageInfo.endCursor;
    const next = await member.ask(query, { id: sahand, after });
    expect(next.data.supplier.contracts.nodes).toEqual([{ id: 'maragheh-municipality:contracts:s1' }]);
    const ofAll = await member.ask('query ($after: String) { contracts(after: $after) { nodes { id } } }', { after });
    expect(ofAll).toMatchObject({ errors: [{ extensions: { code: 'BAD_CURSOR' } }] });
  });

  test('below a contract is as that contract has it', async () => {
    const { data } = await member.ask(
      '{ contract(id: "maragheh-municipality:contracts:s1") { supplier { name contracts(first: 1) { totalCount } } } }',
    );
    expect(data.contract.supplier).toEqual({ name: 'سهند قدیم', contracts: { totalCount: 4 } });
  });

  test('of a group is named by its newest contract', async () => {
    const { data } = await member.ask(
      '{ contractTotals(groupBy: SUPPLIER) { groups { key amount supplier { key nationalId name resolution } } } }',
    );
    expect(data.contractTotals.groups).toEqual([
      { key: novin, amount: '50', supplier: { key: novin, nationalId: novin, name: null, resolution: 'NATIONAL_ID' } },
      { key: sahand, amount: '13', supplier: { key: sahand, nationalId: sahand, name: 'سهند', resolution: 'NATIONAL_ID' } },
      {
        key: 'name:بیشناسه',
        amount: '3',
        supplier: { key: 'name:بیشناسه', nationalId: null, name: 'بی‌شناسه', resolution: 'NAME_CANDIDATE' },
      },
    ]);
  });
});

describe('another body below this one', () => {
  test('is named, but what it disclosed is not answered here', async () => {
    const { data, errors } = await member.ask(
      '{ contractTotals(groupBy: COUNTY) { groups { key county { code contracts { totalCount } } } } }',
    );
    expect(data.contractTotals.groups).toEqual([{ key: 'maragheh', county: { code: 'maragheh', contracts: null } }]);
    expect(errors?.[0]).toMatchObject({
      message: 'This server answers for maragheh-municipality only; the disclosures of maragheh lie on a server of its own.',
      extensions: { code: 'MEMBER_UNAVAILABLE' },
    });
  });

  test('a governorate lies in no county, a county in itself', async () => {
    const query = '{ contractTotals(groupBy: COUNTY) { groups { key county { code } count } } }';
    for (const [identity, county] of [
      [{ code: 'governorate', kind: 'GOVERNORATE', county: null }, null],
      [{ code: 'sarab', kind: 'COUNTY', county: null }, 'sarab'],
    ] as const) {
      const other = await memberUnderTest((db) => insertContracts(db, identity.code, manyContracts(3, 1)), identity);
      try {
        expect((await other.ask(query)).data.contractTotals.groups).toEqual([
          { key: county, county: county === null ? null : { code: county }, count: 3 },
        ]);
      } finally {
        await other.stop();
      }
    }
  });
});
