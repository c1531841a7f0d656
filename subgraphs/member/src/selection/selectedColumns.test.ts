import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertContracts } from '../../test/insertContracts.ts';
import { manyContracts } from '../../test/manyContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../../test/memberUnderTest.ts';

let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) => insertContracts(db, 'maragheh-municipality', manyContracts(60, 3)));
});
afterAll(() => member.stop());

const statementsOf = async (query: string, variables?: object) => {
  const { statements, answer } = await member.statementsOf(query, variables);
  expect(answer.errors).toBeUndefined();
  return statements;
};

/** The columns of the only statement. */
const columnsOf = async (query: string, variables?: object) => {
  const statements = await statementsOf(query, variables);
  expect(statements).toHaveLength(1);
  return (/^select (.*?) from/s.exec(statements[0] ?? '')?.[1] ?? '').replaceAll('"', '').split(', ').sort();
};

describe('a page of contracts', () => {
  test.each([
    ['{ contracts { nodes { id } } }', ['id', 'amount']],
    ['{ contracts(orderBy: {field: SIGNED_ON}) { nodes { title } } }', ['id', 'signed_on', 'title']],
    ['{ contracts { edges { cursor } } }', ['id', 'amount']],
    ['{ contracts { pageInfo { hasNextPage } } }', ['id', 'amount']],
    ['{ contracts { nodes { member { code } category __typename } } }', ['id', 'amount']],
    ['{ contracts { nodes { a: title b: title } edges { node { c: signedOn } } } }', ['id', 'amount', 'title', 'signed_on']],
    [
      '{ contracts { nodes { ... on Disclosure { status } ... on Node { id } ...Named } } } fragment Named on Contract { ... { description } }',
      ['id', 'amount', 'withdrawn_at', 'description'],
    ],
    [
      '{ contracts { nodes { id title @skip(if: true) ocid @include(if: false) ... @include(if: true) { license } } } }',
      ['id', 'amount', 'license'],
    ],
    [
      '{ contracts { nodes { supplier { name } } } }',
      ['id', 'amount', 'supplier_national_id', 'supplier_name', 'supplier_identifier is not null as has_supplier_identifier'],
    ],
    [
      '{ contracts { nodes { supplier { identifier { id } } } } }',
      [
        'id',
        'amount',
        'supplier_national_id',
        'supplier_name',
        'supplier_identifier',
        'supplier_identifier is not null as has_supplier_identifier',
      ],
    ],
    ['{ contracts { nodes { tender { value } } } }', ['id', 'amount', 'tender']],
    ['{ contracts { __proto__: nodes { constructor: title toString: ocid } } }', ['id', 'amount', 'title', 'ocid']],
    [
      '{ contracts { ...Page } contracts { nodes { ocid } } } fragment Page on ContractConnection { nodes { title } }',
      ['id', 'amount', 'title', 'ocid'],
    ],
  ])('%s reads only what it selects', async (query, columns) => {
    expect(await columnsOf(query)).toEqual([...columns].sort());
  });

  test('follows variables in directives', async () => {
    const query = 'query ($with: Boolean!) { contracts { nodes { id title @include(if: $with) } } }';
    expect(await columnsOf(query, { with: false })).toEqual(['amount', 'id']);
    expect(await columnsOf(query, { with: true })).toEqual(['amount', 'id', 'title']);
  });
});

describe('statements', () => {
  test.each([
    ['{ contracts { coverage { complete asked answered skipped stale { code } missing { code } } } }', 0],
    ['{ contractTotals(groupBy: SUPPLIER) { coverage { complete } } }', 0],
    ['{ contracts { totalCount } }', 1],
    ['{ contracts { totalCount @skip(if: true) nodes { id } } }', 1],
    ['{ contracts { totalCount nodes { id } edges { cursor node { title } } pageInfo { endCursor hasNextPage } } }', 2],
    ['{ contractTotals { count amount largest sampleCount } }', 1],
    ['{ contractTotals(groupBy: FISCAL_YEAR) { groups { key count } groupCount } }', 1],
    ['{ contractTotals(groupBy: SUPPLIER) { amount groups { key amount supplier { nationalId } } groupCount } }', 2],
    ['{ contractTotals(groupBy: SUPPLIER) { groups { supplier { name } } } }', 2],
    [
      `{ contracts(first: 50) { nodes { ${'id title member { code } tender { title value } awards { suppliers { name } } supplier { nationalId name identifier { id } } documents { url }'} } } }`,
      1,
    ],
    // Not one for each row: page, their suppliers' figures, their suppliers' pages, the member's own count.
    [
      '{ contracts(first: 50) { nodes { supplier { contractTotals { amount } contracts(first: 2) { nodes { id } } } member { contracts { totalCount } } } } }',
      4,
    ],
    [
      '{ a: contract(id: "maragheh-municipality:contracts:0") { title } b: contract(id: "maragheh-municipality:contracts:1") { ocid } node(id: "maragheh-municipality:contracts:2") { id } }',
      1,
    ],
    ['{ a: contracts { nodes { id } } b: contracts { nodes { id } } }', 1],
    ['{ a: contracts(filter: {fiscalYear: 1400}) { totalCount } b: contracts(filter: {fiscalYear: 1401}) { totalCount } }', 2],
  ])('%s takes %i', async (query, count) => {
    expect(await statementsOf(query)).toHaveLength(count);
  });

  test('work out only the figures that are selected', async () => {
    const [statement = ''] = await statementsOf('{ contractTotals { largest } }');
    expect(statement).toMatch(/max\("amount"\)/);
    expect(statement).not.toMatch(/sum|count/);
  });

  test('answer aliases that every object has', async () => {
    const { data } = await member.ask(
      '{ __proto__: contracts(first: 1) { constructor: totalCount toString: nodes { __proto__: title } } hasOwnProperty: contractTotals { valueOf: count } }',
    );
    expect(Object.getOwnPropertyDescriptor(data, '__proto__')?.value).toEqual({
      constructor: expect.any(Number),
      toString: [expect.anything()],
    });
    expect(Object.getOwnPropertyDescriptor(data, 'hasOwnProperty')?.value).toEqual({ valueOf: expect.any(Number) });
  });
});
