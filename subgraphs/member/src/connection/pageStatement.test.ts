import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { insertContracts } from '../../test/insertContracts.ts';
import { manyContracts } from '../../test/manyContracts.ts';
import { contracts } from '../categories/contracts/contracts.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { keysetSegments, type Place } from './keysetSegments.ts';
import { pageStatement } from './pageStatement.ts';

const ROWS = 6_000;
const LIMIT = 21;
/** Rows that are few beside the table's. */
const SHORT = 100;
let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 1 });
  await insertContracts(db, 'maragheh-municipality', manyContracts(ROWS, 7));
  await sql`analyze contracts`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

interface PlanNode {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function orderNamed(field: string) {
  const order = contracts.orders[field];
  if (order === undefined) throw new Error(`no order ${field}`);
  return order;
}

const directions = ['ASC', 'DESC'] as const;
const cases = Object.keys(contracts.orders).flatMap((field) =>
  directions.flatMap((direction) => [false, true].map((backwards) => ({ field, direction, backwards }))),
);

describe('the statement of a page', () => {
  test.each(cases)(
    'reads an index in order and no more of it than the page, by $field $direction, backwards: $backwards',
    async ({ field, direction, backwards }) => {
      const order = orderNamed(field);
      const question = { columns: ['id', 'title'], conditions: [], order, direction, backwards, limit: LIMIT };
      const [middle] = (
        await pageStatement(contracts, {
          ...question,
          backwards: false,
          limit: 3_000,
          segments: keysetSegments(null, null, direction, order.type),
        }).execute(db)
      ).rows.slice(-1);
      if (middle === undefined) throw new Error('no rows');
      const key = order.keyOf(middle);
      const place: Place = { key: key === null ? null : order.type.read(key), id: middle.id };
      const after = backwards ? null : place;
      const before = backwards ? place : null;
      for (const segments of [keysetSegments(after, before, direction, order.type), keysetSegments(null, null, direction, order.type)]) {
        const statement = pageStatement(contracts, { ...question, segments });
        const { rows } = await sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>`explain (analyze, format json) ${statement}`.execute(db);
        const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
        if (plan === undefined) throw new Error('no plan');
        const nodes = nodesOf(plan.Plan);
        expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
        const rowsOf = (type: RegExp) =>
          nodes.filter((node) => type.test(node['Node Type'])).map((node) => node['Actual Rows'] * node['Actual Loops']);
        // Postgres may read the rest of one key's rows and sort it, where that is short.
        expect(Math.max(0, ...rowsOf(/Sort/))).toBeLessThanOrEqual(SHORT);
        expect(rowsOf(/Index/).reduce((sum, read) => sum + read, 0)).toBeLessThanOrEqual(LIMIT * segments.length + SHORT);
      }
    },
  );

  test('is planned once for a length, however often it is asked', async () => {
    const prepared = connect<MemberDatabase>(database.url, { max: 1, prepared: 4 });
    try {
      const order = orderNamed('AMOUNT');
      const segments = keysetSegments(null, null, 'DESC', order.type);
      const ask = (limit: number) =>
        pageStatement(contracts, { columns: ['id'], conditions: [], order, direction: 'DESC', backwards: false, limit, segments }).execute(
          prepared,
        );
      const wanted = [18, 19, 20, 21];
      for (let i = 0; i < 5; i++) for (const limit of wanted) expect((await ask(limit)).rows.length).toBeGreaterThanOrEqual(limit);
      const { rows } = await sql<{ generic: string; custom: string }>`
        select generic_plans::text as generic, custom_plans::text as custom from pg_prepared_statements where statement like '%contracts%'`.execute(
        prepared,
      );
      // The first time it is not prepared yet.
      expect(rows).toEqual([{ generic: '19', custom: '0' }]);
    } finally {
      await prepared.destroy();
    }
  });
});
