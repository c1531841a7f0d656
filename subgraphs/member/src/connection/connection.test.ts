import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cursorScope, encodeCursor } from '@shafaf/shared/graph/cursor';
import { sql } from 'kysely';
import { insertContracts } from '../../test/insertContracts.ts';
import { manyContracts, SUPPLIERS } from '../../test/manyContracts.ts';
import { type MemberUnderTest, memberUnderTest } from '../../test/memberUnderTest.ts';
import { walk } from '../../test/walk.ts';

const columnOf = { AMOUNT: 'amount', SIGNED_ON: 'signed_on', PUBLISHED_AT: 'published_at' };
let member: MemberUnderTest;
beforeAll(async () => {
  member = await memberUnderTest((db) => insertContracts(db, 'maragheh-municipality', manyContracts(2_500, 11)));
});
afterAll(() => member.stop());

/** Ids by plain SQL. */
async function idsInOrder(field: keyof typeof columnOf, direction: 'ASC' | 'DESC', where = 'true'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from contracts where withdrawn_at is null and ${sql.raw(where)}
    order by ${sql.ref(columnOf[field])} ${sql.raw(direction)} nulls last, id collate "C"`.execute(member.db);
  return rows.map((row) => row.id);
}

describe('walking a connection', () => {
  const fields = ['AMOUNT', 'SIGNED_ON', 'PUBLISHED_AT'] as const;
  const cases = fields.flatMap((field) =>
    (['ASC', 'DESC'] as const).flatMap((order) => (['forwards', 'backwards'] as const).map((direction) => ({ field, order, direction }))),
  );
  test.each(cases)(
    '$direction by $field $order gives each row once, in order, through ties and nulls',
    async ({ field, order, direction }) => {
      const { ids, pages } = await walk(member, { direction, size: 190, orderBy: { field, direction: order } });
      expect(ids).toEqual(await idsInOrder(field, order));
      expect(pages).toBe(Math.ceil(ids.length / 190));
    },
  );

  test('one row at a time, and by a filter', async () => {
    const filter = { supplier: SUPPLIERS[0], text: 'پارک', fiscalYear: 1400 };
    const expected = await idsInOrder(
      'AMOUNT',
      'DESC',
      `supplier_national_id = '${SUPPLIERS[0]}' and search_text like '%پارک%' and fiscal_year = 1400`,
    );
    expect(expected.length).toBeGreaterThan(20);
    for (const direction of ['forwards', 'backwards'] as const)
      expect((await walk(member, { direction, size: 1, orderBy: { field: 'AMOUNT', direction: 'DESC' }, filter })).ids).toEqual(expected);
  });

  test('goes on from a cursor whose row is gone meanwhile', async () => {
    const all = await idsInOrder('SIGNED_ON', 'ASC');
    const { data } = await member.ask(
      '{ contracts(orderBy: {field: SIGNED_ON, direction: ASC}, first: 30) { edges { cursor node { id } } } }',
    );
    const edge = data.contracts.edges[9];
    await sql`update contracts set withdrawn_at = now(), withdrawal_reason = 'x' where id = ${edge.node.id}`.execute(member.db);
    try {
      const next = await member.ask(
        'query ($after: String) { contracts(orderBy: {field: SIGNED_ON, direction: ASC}, first: 5, after: $after) { nodes { id } } }',
        { after: edge.cursor },
      );
      expect(next.data.contracts.nodes.map((node: { id: string }) => node.id)).toEqual(all.slice(10, 15));
    } finally {
      await sql`update contracts set withdrawn_at = null, withdrawal_reason = null where id = ${edge.node.id}`.execute(member.db);
    }
  });
});

describe('a page between two cursors', () => {
  const query = `query ($first: Int, $last: Int, $after: String, $before: String, $orderBy: ContractOrder) {
    contracts(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`;
  const orderBy = { field: 'AMOUNT', direction: 'DESC' };

  async function cursors(): Promise<{ all: string[]; cursorAt: (index: number) => string }> {
    const all = await idsInOrder('AMOUNT', 'DESC');
    const { rows } = await sql<{ id: string; amount: string | null }>`select id, amount from contracts`.execute(member.db);
    const amounts = new Map(rows.map((row) => [row.id, row.amount]));
    // As a gateway writes them, which has only the rows.
    return {
      all,
      cursorAt: (index) => {
        const id = all[index] ?? '';
        return encodeCursor({
          field: 'AMOUNT',
          direction: 'DESC',
          key: amounts.get(id) ?? null,
          id,
          scope: cursorScope('contracts', null, null),
        });
      },
    };
  }

  test.each([
    [3, 9],
    [100, 900],
    [10, 2_300],
    [2_250, 2_300],
    [5, 6],
    [9, 3],
  ])('holds the rows between (%i and %i)', async (from, to) => {
    const { all, cursorAt } = await cursors();
    const bounds = { after: cursorAt(from), before: cursorAt(to), orderBy };
    const between = all.slice(from + 1, Math.max(from + 1, to));
    const first = await member.ask(query, { ...bounds, first: 4 });
    expect(first.data.contracts).toEqual({
      nodes: between.slice(0, 4).map((id) => ({ id })),
      pageInfo: { hasNextPage: between.length > 4, hasPreviousPage: true },
    });
    const last = await member.ask(query, { ...bounds, last: 4 });
    expect(last.data.contracts).toEqual({
      nodes: between.slice(-4).map((id) => ({ id })),
      pageInfo: { hasNextPage: true, hasPreviousPage: between.length > 4 },
    });
  });

  test('is of 20 rows from the beginning when nothing is said', async () => {
    const { all } = await cursors();
    const { data } = await member.ask(query);
    expect(data.contracts).toEqual({
      nodes: all.slice(0, 20).map((id) => ({ id })),
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
  });

  test('may be of no rows, and still knows whether there are more', async () => {
    const { data } = await member.ask(
      '{ contracts(first: 0) { nodes { id } edges { cursor } pageInfo { hasNextPage startCursor endCursor } totalCount } }',
    );
    const count = (await idsInOrder('AMOUNT', 'ASC')).length;
    expect(data.contracts).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
      totalCount: count,
    });
  });
});

describe('the arguments of a connection', () => {
  const refused = async (given: string) => {
    const { errors, data, status } = await member.ask(`{ contracts(${given}) { nodes { id } } contractTotals { count } }`);
    expect(status).toBe(200);
    expect(data.contracts).toBeNull();
    expect(data.contractTotals.count).toBeGreaterThan(0);
    return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
  };
  test.each([
    ['first: 1000000', 'first is 1000000, but must be from 0 to 200.'],
    ['first: 201', 'first is 201, but must be from 0 to 200.'],
    ['first: -1', 'first is -1, but must be from 0 to 200.'],
    ['last: -5', 'last is -5, but must be from 0 to 200.'],
    ['last: 2147483647', 'last is 2147483647, but must be from 0 to 200.'],
    ['first: 1, last: 2', 'Give either first (1) or last (2), not both: a page has one beginning.'],
  ])('%s is refused', async (given, message) => {
    expect(await refused(given)).toEqual({ code: 'BAD_USER_INPUT', message });
  });

  const scope = cursorScope('contracts', null, null);
  const cursor = (part: object) => encodeCursor({ field: 'AMOUNT', direction: 'DESC', key: '5', id: 'a:contracts:1', scope, ...part });
  test.each([
    ['no cursor', 'nonsense'],
    ['nothing', ''],
    ['a text of JSON', Buffer.from('{"__proto__":1}').toString('base64url')],
    ['a cursor of another order', cursor({ field: 'SIGNED_ON' })],
    ['a cursor of another direction', cursor({ direction: 'ASC' })],
    ['a cursor of another filter', cursor({ scope: cursorScope('contracts', { fiscalYear: 1400 }, null) })],
    ["a cursor of a supplier's list", cursor({ scope: cursorScope('contracts', null, 'Supplier:10380284790') })],
    ['a key that is no amount', cursor({ key: '1; drop table contracts' })],
    ['a key that is no whole number', cursor({ key: 1.5 })],
    ['an id with a NUL', cursor({ id: 'a\0' })],
    ['a very long text', 'A'.repeat(10_000)],
  ])('as a cursor, %s is refused', async (_what, text) => {
    for (const name of ['after', 'before']) expect((await refused(`${name}: "${text}"`)).code).toBe('BAD_CURSOR');
  });

  test("a cursor of another member's row, or of an amount beyond ours, is a place like any other", async () => {
    const all = await idsInOrder('AMOUNT', 'DESC');
    for (const [key, id, expected] of [
      ['9'.repeat(30), 'zzz:contracts:1', all.slice(0, 3)],
      [null, 'zzz:contracts:1', []],
      [null, 'aaa:contracts:1', (await idsInOrder('AMOUNT', 'DESC', 'amount is null')).slice(0, 3)],
    ] as const) {
      const { data } = await member.ask('query ($after: String) { contracts(first: 3, after: $after) { nodes { id } } }', {
        after: cursor({ key, id }),
      });
      expect(data.contracts.nodes.map((node: { id: string }) => node.id)).toEqual(expected);
    }
  });
});
