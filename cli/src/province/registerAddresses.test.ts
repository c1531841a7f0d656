import { expect, test } from '@jest/globals';
import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { leave } from '@shafaf/directory/joining/leave';
import { suspend } from '@shafaf/directory/joining/suspend';
import { setAddress } from '@shafaf/directory/members/setAddress';
import { prepareDirectory } from '@shafaf/directory/prepareDirectory';
import { connect } from '@shafaf/shared/database/connect';
import { createTestDatabase } from '../../../test/testDatabase.ts';
import { registerAddresses } from './registerAddresses.ts';

test('enters where local members answer, but leaves a server elsewhere to its operator', async () => {
  const database = await createTestDatabase();
  const db = connect<DirectoryDatabase>(database.url);
  await prepareDirectory(db);
  await setAddress(db, 'ahar-county', 'https://ahar.example.ir/graphql');
  await setAddress(db, 'sarab-county', 'http://127.0.0.1:1/graphql');
  const members = ['ahar-county', 'sarab-county', 'tabriz-county'].map((code) => ({ code, address: 'http://127.0.0.1:2/graphql' }));
  expect(await registerAddresses(db, members)).toEqual([{ code: 'ahar-county', address: 'https://ahar.example.ir/graphql' }]);
  const rows = await db.selectFrom('members').select(['code', 'address']).where('address', 'is not', null).orderBy('code').execute();
  expect(rows).toEqual([
    { code: 'ahar-county', address: 'https://ahar.example.ir/graphql' },
    { code: 'sarab-county', address: 'http://127.0.0.1:2/graphql' },
    { code: 'tabriz-county', address: 'http://127.0.0.1:2/graphql' },
  ]);
  await db.destroy();
  await database.drop();
});

test('a member that has left stays away, and a suspended one stays suspended', async () => {
  const database = await createTestDatabase();
  const db = connect<DirectoryDatabase>(database.url);
  await prepareDirectory(db);
  const members = ['ahar-county', 'sarab-county'].map((code) => ({ code, address: 'http://127.0.0.1:1/graphql' }));
  await registerAddresses(db, members);
  await leave(db, 'ahar-county', 'Test', null);
  await suspend(db, 'sarab-county', 'Test', 'a reason');
  await registerAddresses(
    db,
    members.map(({ code }) => ({ code, address: 'http://127.0.0.1:2/graphql' })),
  );
  const rows = await db
    .selectFrom('members')
    .select(['code', 'address', 'standing'])
    .where('standing', '<>', 'NONE')
    .orderBy('code')
    .execute();
  expect(rows).toEqual([
    { code: 'ahar-county', address: null, standing: 'LEFT' },
    { code: 'sarab-county', address: 'http://127.0.0.1:2/graphql', standing: 'SUSPENDED' },
  ]);
  await db.destroy();
  await database.drop();
});
