import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { createMemberDatabase, createTestDatabase, type TestDatabase } from '../../../test/testDatabase.ts';
import { createLogger } from '../logging/createLogger.ts';
import { connect } from './connect.ts';

let database: TestDatabase;
let db: Kysely<unknown>;
const statements: string[] = [];
const logged: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const logger = createLogger('test', { level: 'warn', destination: { write: (line) => logged.push(line) } });
  db = connect(database.url, { onQuery: (text) => statements.push(text), applicationName: 'connect test', logger });
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

test('keeps days, whole numbers and sums as text, and reads moments and json', async () => {
  const { rows } = await sql`select date '2025-03-21' as day, 9007199254740993::int8 as big, 1.50::numeric as sum,
    timestamptz '2025-03-21T10:00:00.123Z' as moment, '{"a":[1]}'::jsonb as json, 7::int4 as small`.execute(db);
  expect(rows).toEqual([
    { day: '2025-03-21', big: '9007199254740993', sum: '1.50', moment: new Date('2025-03-21T10:00:00.123Z'), json: { a: [1] }, small: 7 },
  ]);
});

test('leaves the parsers of the process alone', async () => {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query("select date '2025-03-21' as day");
  await client.end();
  expect(rows[0].day).toBeInstanceOf(Date);
});

test('tells the text of every statement', async () => {
  await sql`select 'told'`.execute(db);
  expect(statements).toContain("select 'told'");
});

test('logs a connection that is lost while idle, and goes on with a new one', async () => {
  await sql`select 1`.execute(db);
  const other = connect<unknown>(database.url);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'connect test'`.execute(other);
  await other.destroy();
  const since = Date.now();
  while (logged.length === 0 && Date.now() - since < 5_000) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(logged.join()).toContain('an idle database connection was lost');
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('a connection that breaks between two statements fails the next one, and nothing else', async () => {
  const other = connect<unknown>(database.url, { max: 1 });
  const broken = db.connection().execute(async (connection) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other);
    const isThere = async () => (await sql`select 1 from pg_stat_activity where pid = ${rows[0]?.pid}`.execute(other)).rows.length > 0;
    while (await isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
    // So that what the server said last has arrived.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`select 1`.execute(connection);
  });
  await expect(broken).rejects.toThrow();
  await other.destroy();
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('Persian text has trigrams in the databases we make', async () => {
  const member = await createMemberDatabase();
  const other = connect<unknown>(member.url);
  const { rows } = await sql<{ count: number }>`select cardinality(show_trgm('آسفالت خیابان')) as count`.execute(other);
  await other.destroy();
  await member.drop();
  expect(rows[0]?.count).toBeGreaterThan(8);
});
