import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { connect } from '../shared/src/database/connect.ts';
import { type DatabaseServer, databaseServer } from '../shared/src/database/databaseServer.ts';
import { migrate } from '../shared/src/database/migrate.ts';
import { migrations } from '../subgraphs/member/src/database/migrations.ts';

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  /** Drops it, with whoever is still connected. */
  drop(): Promise<void>;
}

/** A number that means "the member template is being made" to everyone on the test server. */
const TEMPLATE_LOCK = 727_001;

/** A fresh, empty database on the run's server. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(async () => undefined);
}

/** A fresh database with a member's tables: a copy of one that is made once a run. */
export function createMemberDatabase(): Promise<TestDatabase> {
  return createFrom(memberTemplate);
}

async function createFrom(template: (server: DatabaseServer) => Promise<string | undefined>): Promise<TestDatabase> {
  const server = databaseServer(fromSetup('SHAFAF_TEST_SERVER'));
  try {
    const from = await template(server);
    const name = `${fromSetup('SHAFAF_TEST_RUN')}_${randomBytes(6).toString('hex')}`;
    await server.createDatabase(name, from === undefined ? {} : { template: from });
    return { url: server.url(name), drop: () => drop(name) };
  } finally {
    await server.close();
  }
}

async function drop(name: string): Promise<void> {
  const server = databaseServer(fromSetup('SHAFAF_TEST_SERVER'));
  await server.dropDatabase(name);
  await server.close();
}

/** The template's name. Jest's workers ask for it at the same time: one makes it while the others wait. */
async function memberTemplate(server: DatabaseServer): Promise<string> {
  const name = `${fromSetup('SHAFAF_TEST_RUN')}_member_template`;
  const db: Kysely<unknown> = connect(server.url('postgres'), { max: 1 });
  try {
    await db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`.execute(connection);
      if (!(await server.hasDatabase(name))) await makeTemplate(server, name);
    });
  } finally {
    // Ends the session and with it the lock.
    await db.destroy();
  }
  return name;
}

/** The template gets its name only when it is whole: a failed attempt leaves none behind that looks ready. */
async function makeTemplate(server: DatabaseServer, name: string): Promise<void> {
  const part = `${name}_part`;
  await server.dropDatabase(part);
  await server.createDatabase(part);
  const db: Kysely<unknown> = connect(server.url(part), { max: 1 });
  try {
    await migrate(db, migrations);
  } finally {
    await db.destroy();
  }
  const admin: Kysely<unknown> = connect(server.url('postgres'), { max: 1 });
  await sql`alter database ${sql.id(part)} rename to ${sql.id(name)}`.execute(admin);
  await admin.destroy();
}

function fromSetup(name: 'SHAFAF_TEST_SERVER' | 'SHAFAF_TEST_RUN'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: these tests need jest's globalSetup.`);
  return value;
}
