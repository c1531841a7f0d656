import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import type { Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { prepareDirectory } from '../prepareDirectory.ts';
import { setAddress } from './setAddress.ts';

let database: TestDatabase;
let db: Kysely<DirectoryDatabase>;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url);
  await prepareDirectory(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const rowOf = (code: string) => db.selectFrom('members').selectAll().where('code', '=', code).executeTakeFirst();

test('an address stays when the facts about the bodies are brought up to date, and the facts are mended', async () => {
  await setAddress(db, 'ahar-county', 'https://ahar.example.ir/graphql');
  await db.updateTable('members').set({ name_fa: 'نام کهنه' }).where('code', '=', 'ahar-county').execute();
  await prepareDirectory(db);
  expect(await rowOf('ahar-county')).toMatchObject({ address: 'https://ahar.example.ir/graphql', name_fa: 'شهرستان اهر' });
});

test('null says that a body runs no server', async () => {
  await setAddress(db, 'sarab-county', 'http://127.0.0.1:4101/graphql');
  await setAddress(db, 'sarab-county', null);
  expect(await rowOf('sarab-county')).toMatchObject({ address: null });
});

test('a code that is not in the register is refused', async () => {
  await expect(setAddress(db, 'nowhere', 'http://127.0.0.1/graphql')).rejects.toMatchObject({
    code: 'UNKNOWN_MEMBER',
    message: 'The register has no member with the code: nowhere',
  });
});

test.each(['tabriz.example.ir', 'ftp://tabriz.example.ir', 'https:tabriz', 'https://', ''])(
  '"%s" is refused as an address',
  async (address) => {
    await expect(setAddress(db, 'ahar-county', address)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: `The address of a member is absolute and begins with https:// or http://, such as https://shafaf.example.ir/graphql, but got: ${address}`,
    });
  },
);
