import { expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { type Kysely, sql } from 'kysely';
import { createMemberDatabase } from '../../../../../test/testDatabase.ts';
import { insertContracts } from '../../../test/insertContracts.ts';
import { manyContracts } from '../../../test/manyContracts.ts';
import type { MemberDatabase } from '../../database/MemberDatabase.ts';
import { addSupplierKeys } from './addSupplierKeys.ts';

const keysOf = async (db: Kysely<MemberDatabase>) =>
  (await sql`select id, supplier_key, supplier_name_key from contracts order by id`.execute(db)).rows;

test('a table that was filled before suppliers had keys is given those that publishing would', async () => {
  const database = await createMemberDatabase();
  const db = connect<MemberDatabase>(database.url, { max: 1 });
  try {
    await insertContracts(db, 'maragheh-municipality', manyContracts(500, 3));
    const published = await keysOf(db);
    await sql`drop index contracts_supplier, contracts_supplier_name`.execute(db);
    await sql`alter table contracts drop column supplier_key, drop column supplier_name_key`.execute(db);
    await sql`create index contracts_supplier on contracts (supplier_national_id)`.execute(db);
    const plain = connect<unknown>(database.url, { max: 1 });
    await plain.transaction().execute(addSupplierKeys);
    await plain.destroy();
    expect(await keysOf(db)).toEqual(published);
    expect(new Set(published.map((row) => JSON.stringify(row).slice(-40))).size).toBeGreaterThan(10);
  } finally {
    await db.destroy();
    await database.drop();
  }
});
