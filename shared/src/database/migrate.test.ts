import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Kysely, type Migration, sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { connect } from './connect.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let db: Kysely<unknown>;

beforeEach(async () => {
  database = await createTestDatabase();
  db = connect(database.url);
});

afterEach(async () => {
  await db.destroy();
  await database.drop();
});

const statement = (text: string): Migration => ({
  up: async (on: Kysely<unknown>) => {
    await sql.raw(text).execute(on);
  },
});

test('takes the steps that are missing, in order of name, and says which', async () => {
  const first = { '0001_one': statement('create table one (a int)') };
  expect(await migrate(db, first)).toEqual(['0001_one']);
  expect(await migrate(db, { '0002_two': statement('alter table one add b int'), ...first })).toEqual(['0002_two']);
  expect(await migrate(db, first).catch(String)).toContain('0002_two');
});

test('does each step once when several programs migrate at the same time', async () => {
  const steps = {
    '0001_slow': statement('create table one (a int); select pg_sleep(0.2)'),
    '0002_insert': statement('insert into one values (1)'),
  };
  const others = [connect<unknown>(database.url), connect<unknown>(database.url), connect<unknown>(database.url)];
  const done = await Promise.all([db, ...others].map((each) => migrate(each, steps)));
  await Promise.all(others.map((each) => each.destroy()));
  expect(done.flat().sort()).toEqual(['0001_slow', '0002_insert']);
  const { rows } = await sql`select a from one`.execute(db);
  expect(rows).toEqual([{ a: 1 }]);
});

test('names the step that failed and leaves the database as it was', async () => {
  const steps = { '0001_fine': statement('create table one (a int)'), '0002_wrong': statement('create table one (a int)') };
  await expect(migrate(db, steps)).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: 'The migration 0002_wrong failed: relation "one" already exists',
  });
  await expect(sql`select * from one`.execute(db)).rejects.toThrow('does not exist');
});
