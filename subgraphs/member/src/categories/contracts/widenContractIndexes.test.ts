import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../../test/testDatabase.ts';
import { insertContracts } from '../../../test/insertContracts.ts';
import { manyContracts, SUPPLIERS } from '../../../test/manyContracts.ts';
import { maragheh } from '../../../test/memberUnderTest.ts';
import { keysetSegments } from '../../connection/keysetSegments.ts';
import { pageStatement } from '../../connection/pageStatement.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import type { Filter } from '../Category.ts';
import { contracts } from './contracts.ts';

const LIMIT = 21;
let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 1 });
  await insertContracts(db, maragheh.code, manyContracts(6_000, 7));
  // What has just been written is looked up row by row until it has been vacuumed.
  await sql`vacuum analyze contracts`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

async function planOf(filter: Filter, field: string, direction: 'ASC' | 'DESC'): Promise<PlanNode[]> {
  const order = contracts.orders[field];
  if (order === undefined) throw new Error(`no order ${field}`);
  const statement = pageStatement(contracts, {
    columns: ['id', 'title'],
    conditions: contracts.conditions(filter, maragheh),
    order,
    direction,
    backwards: false,
    segments: keysetSegments(null, null, direction, order.type),
    limit: LIMIT,
  });
  const { rows } = await sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>`explain (analyze, format json) ${statement}`.execute(db);
  const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
  return (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => nodesOf(Plan));
}

const LARGE = '720000000000000000';

describe('a page of contracts', () => {
  test.each<{ filter: Filter; field: string; direction: 'ASC' | 'DESC'; index: string }>([
    { filter: { fiscalYear: 1400, minAmount: LARGE }, field: 'SIGNED_ON', direction: 'DESC', index: 'contracts_year' },
    { filter: { fiscalYear: 1400 }, field: 'SIGNED_ON', direction: 'DESC', index: 'contracts_year' },
    { filter: { fiscalYear: 1400, minAmount: LARGE }, field: 'SIGNED_ON', direction: 'ASC', index: 'contracts_signed_on_asc' },
    { filter: { minAmount: LARGE }, field: 'SIGNED_ON', direction: 'DESC', index: 'contracts_signed_on_desc' },
    { filter: { fiscalYear: 1400, minAmount: LARGE }, field: 'PUBLISHED_AT', direction: 'DESC', index: 'contracts_published_at_desc' },
    { filter: { minAmount: LARGE }, field: 'AMOUNT', direction: 'DESC', index: 'contracts_amount_desc' },
    { filter: { supplier: SUPPLIERS[0] }, field: 'AMOUNT', direction: 'DESC', index: 'contracts_supplier' },
  ])('where $filter by $field $direction is read from $index, and no other rows', async ({ filter, field, direction, index }) => {
    const nodes = await planOf(filter, field, direction);
    const read = nodes.filter((node) => node['Index Name'] !== undefined);
    expect(read).toEqual([expect.objectContaining({ 'Index Name': index, 'Actual Rows': LIMIT })]);
    for (const node of nodes) expect([node['Node Type'], node['Rows Removed by Filter'] ?? 0]).toEqual([node['Node Type'], 0]);
  });

  test('of one year by amount leaves out as many rows as other years have among the largest', async () => {
    const nodes = await planOf({ fiscalYear: 1400 }, 'AMOUNT', 'DESC');
    expect(nodes.map((node) => node['Index Name'] ?? node['Node Type'])).toEqual(['Limit', 'contracts_amount_desc']);
    expect(nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0), 0)).toBeLessThan(20 * LIMIT);
  });
});
