import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import { insertContracts } from '../../test/insertContracts.ts';
import { contractAttributes } from '../categories/contracts/contractAttributes.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { leavesOf, placedAttributes } from './placedAttributes.ts';
import { presenceOf } from './presenceOf.ts';

const attributes = placedAttributes(contractAttributes);
const leaves = leavesOf(attributes);

let database: TestDatabase;
let db: Kysely<MemberDatabase>;
beforeAll(async () => {
  database = await createMemberDatabase();
  db = connect<MemberDatabase>(database.url, { max: 1 });
  await insertContracts(db, 'ahar', [
    { localId: '1' },
    {
      localId: '2',
      documents: [{ url: 'https://example.ir/1' }],
      license: 'CC0',
      amount: '0',
      tender: { title: 'م', procurementMethod: 'OPEN' },
      supplier: { identifier: { scheme: 'X', id: '1' } },
      awards: [{ id: '1' }, { value: '7', suppliers: [{ name: 'ش' }] }],
    },
    { localId: '3', tender: {}, awards: [{}], implementation: { transactions: [], milestones: [{ title: 'م' }] } },
  ]);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function having(path: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from contracts where ${presenceOf(path, leaves, attributes)} order by id`.execute(
    db,
  );
  return rows.map(({ id }) => id.slice('ahar:contracts:'.length));
}

describe('presenceOf', () => {
  test.each([
    ['documents', ['2']],
    ['license', ['2']],
    ['amount', ['2']],
    ['tender', ['2']],
    ['tender.title', ['2']],
    ['tender.procurementMethod', ['2']],
    ['tender.value', []],
    ['supplier', ['2']],
    ['supplier.name', []],
    ['supplier.identifier', ['2']],
    ['awards', ['2', '3']],
    ['awards.value', ['2']],
    ['awards.suppliers.name', ['2']],
    ['implementation.milestones.title', ['3']],
    ['implementation.transactions', []],
  ])('%s is there in %j', async (path, ids) => {
    expect(await having(path)).toEqual(ids);
  });

  test('refuses a path that no attribute has', () => {
    expect(() => presenceOf('colour', leaves, attributes)).toThrow('"colour" is recommended, but no attribute has such a field.');
    expect(() => presenceOf('amount.value', leaves, attributes)).toThrow('no attribute has such a field');
  });
});
