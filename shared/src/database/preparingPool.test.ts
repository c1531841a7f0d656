import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { connect } from './connect.ts';

interface Tables {
  numbers: { n: number };
}

let database: TestDatabase;
let db: Kysely<Tables>;
beforeAll(async () => {
  database = await createTestDatabase();
  const maker = connect<Tables>(database.url, { max: 1 });
  await sql`create table numbers (n integer)`.execute(maker);
  await maker.destroy();
});
beforeEach(() => {
  db = connect<Tables>(database.url, { max: 1, prepared: 2 });
});
afterEach(() => db.destroy());
afterAll(() => database.drop());

/** What the connection has prepared, without this question itself. */
async function prepared(): Promise<string[]> {
  const { rows } = await sql<{
    statement: string;
  }>`with names as (select statement from pg_prepared_statements) select * from names`.execute(db);
  return rows.map((row) => row.statement).sort();
}

describe('a connection that prepares', () => {
  test('names a question when it comes again, as many as it may, and gives the same answers', async () => {
    const answer = async (text: string, value: number) =>
      (await sql<{ answer: number }>`${sql.raw(text)} ${value}::integer as answer`.execute(db)).rows;
    for (const value of [1, 2, 3]) expect(await answer('select', value)).toEqual([{ answer: value }]);
    expect(await prepared()).toEqual(['select $1::integer as answer']);
    await answer('select 5 as five,', 1);
    expect(await prepared()).toHaveLength(1);
    for (const value of [1, 2]) await answer('select 5 as five,', value);
    for (const value of [1, 2]) await answer('select 6 as six,', value);
    expect(await prepared()).toHaveLength(2);
  });

  test('prepares no changes, and still says how many rows they touched', async () => {
    for (const n of [1, 2, 3]) expect((await db.insertInto('numbers').values({ n }).executeTakeFirst()).numInsertedOrUpdatedRows).toBe(1n);
    expect((await db.deleteFrom('numbers').executeTakeFirst()).numDeletedRows).toBe(3n);
    expect(await prepared()).toEqual([]);
  });

  test('gives the reason when a prepared question fails, and goes on', async () => {
    const root = (of: number) => sql<{ root: string }>`select (10 / ${of}::integer) as root`.execute(db);
    await root(2);
    await root(5);
    await expect(root(0)).rejects.toThrow(/division by zero/);
    expect((await root(1)).rows).toEqual([{ root: 10 }]);
  });
});
