import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { ServedSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../../test/testDatabase.ts';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { history } from '../joining/history.ts';
import { leave } from '../joining/leave.ts';
import { setAddress } from '../members/setAddress.ts';
import { prepareDirectory } from '../prepareDirectory.ts';
import { startDirectory } from '../startDirectory.ts';
import { changeExtension } from './changeExtension.ts';
import { enterExtension } from './enterExtension.ts';

const BODY = 'maragheh-municipality';
const ADDRESS = 'https://air.example.ir/graphql';
const PIN = 'Q8xeM5pzoLQFRZ03DkzQn77gAEOZvNfIitq5GxkAGVc=';

let database: TestDatabase;
let db: Kysely<DirectoryDatabase>;
let directory: ServedSubgraph;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url);
  await prepareDirectory(db);
  directory = await startDirectory({ database: db, logger: createLogger('test', { level: 'silent' }) });
});
afterAll(async () => {
  await directory.stop();
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await db.deleteFrom('extensions').execute();
});

async function listed(): Promise<unknown> {
  const response = await fetch(directory.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ extensions { name body { code } address keyPins status } }' }),
  });
  return JSON.parse(await response.text()).data.extensions;
}

async function told(code: string): Promise<string[]> {
  return (await history(db, code)).map(({ what, note }) => `${what} ${note}`);
}

describe('the list of extensions', () => {
  test('holds what was entered, oldest first', async () => {
    await enterExtension(db, { name: 'water', body: BODY, address: ADDRESS });
    await enterExtension(db, { name: 'air-quality', body: BODY, address: ADDRESS, keyPins: [PIN] });
    expect(await listed()).toEqual([
      { name: 'water', body: { code: BODY }, address: ADDRESS, keyPins: [], status: 'LISTED' },
      { name: 'air-quality', body: { code: BODY }, address: ADDRESS, keyPins: [PIN], status: 'LISTED' },
    ]);
  });

  test('keeps its place when the address changes, and tells nothing when nothing does', async () => {
    const body = 'ahar-municipality';
    await enterExtension(db, { name: 'first', body, address: ADDRESS });
    await enterExtension(db, { name: 'second', body, address: ADDRESS });
    await enterExtension(db, { name: 'first', body, address: `${ADDRESS}2` });
    await enterExtension(db, { name: 'first', body, address: `${ADDRESS}2` });
    expect(await listed()).toMatchObject([{ name: 'first', address: `${ADDRESS}2` }, { name: 'second' }]);
    expect(await told(body)).toEqual(['EXTENSION_ENTERED first', 'EXTENSION_ENTERED second', 'EXTENSION_ENTERED first']);
  });

  test('shows one that is suspended, takes it in again, and strikes it', async () => {
    const body = 'sarab-municipality';
    await enterExtension(db, { name: 'water', body, address: ADDRESS });
    await changeExtension(db, 'water', 'SUSPENDED');
    await changeExtension(db, 'water', 'SUSPENDED');
    expect(await listed()).toMatchObject([{ status: 'SUSPENDED' }]);
    await changeExtension(db, 'water', 'RESUMED');
    expect(await listed()).toMatchObject([{ status: 'LISTED' }]);
    await changeExtension(db, 'water', 'REMOVED');
    expect(await listed()).toEqual([]);
    expect(await told(body)).toEqual([
      'EXTENSION_ENTERED water',
      'EXTENSION_SUSPENDED water',
      'EXTENSION_RESUMED water',
      'EXTENSION_REMOVED water',
    ]);
  });

  test('leaves out the extensions of a body that has left', async () => {
    const body = 'bonab-municipality';
    await setAddress(db, body, 'https://bonab.example.ir/graphql');
    await enterExtension(db, { name: 'water', body, address: ADDRESS });
    await leave(db, body, 'Test', null);
    expect(await listed()).toMatchObject([{ name: 'water', status: 'SUSPENDED' }]);
  });
});

describe('an extension cannot be entered', () => {
  test.each(['', 'a', 'Air', 'air_quality', '-air', 'air-', 'air--quality', '1air', 'directory', 'disclosures', 'هوا', 'a'.repeat(41)])(
    'under the name "%s"',
    async (name) => {
      await expect(enterExtension(db, { name, body: BODY, address: ADDRESS })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  test('for a body that is not in the register, at what is no address, or with what is no pin', async () => {
    const entry = { name: 'air', body: BODY, address: ADDRESS };
    await expect(enterExtension(db, { ...entry, body: 'nowhere' })).rejects.toMatchObject({ code: 'UNKNOWN_MEMBER' });
    await expect(enterExtension(db, { ...entry, address: 'ftp://air.example.ir' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(enterExtension(db, { ...entry, address: 'https://me:secret@air.example.ir' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(enterExtension(db, { ...entry, keyPins: ['x'] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test("under the name of another body's", async () => {
    await enterExtension(db, { name: 'air', body: BODY, address: ADDRESS });
    await expect(enterExtension(db, { name: 'air', body: 'ahar-county', address: ADDRESS })).rejects.toThrow(
      'The name air is taken by an extension of maragheh-municipality.',
    );
    expect(await listed()).toMatchObject([{ body: { code: BODY } }]);
  });
});

test('an extension that is not entered cannot be changed', async () => {
  await expect(changeExtension(db, 'nowhere', 'REMOVED')).rejects.toThrow('The directory has no extension of the name: nowhere');
});
