import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { migrations as directoryMigrations } from '@shafaf/directory/database/migrations';
import type { RegisteredMember } from '@shafaf/directory/members/provinceMembers';
import { seedMembers } from '@shafaf/directory/members/seedMembers';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { migrations } from '@shafaf/member/database/migrations';
import { connect } from '@shafaf/shared/database/connect';
import type { DatabaseServer } from '@shafaf/shared/database/databaseServer';
import { migrate } from '@shafaf/shared/database/migrate';
import { type Kysely, sql } from 'kysely';
import { CENTRAL_DATABASE, DIRECTORY_DATABASE, memberDatabaseName } from './benchMembers.ts';
import { dropIndexes, loadContracts } from './loadContracts.ts';
import { supplierPools } from './supplierPools.ts';

const TEMPLATE = 'bench_template';
/** Databases filled at a time: as many as there are processors on a small machine. */
const AT_A_TIME = 2;

/** Makes and fills all databases: one for each member, the directory's, and one that holds everything. */
export async function prepareData(
  server: DatabaseServer,
  members: readonly RegisteredMember[],
  rows: number,
  report: (line: string) => void,
): Promise<void> {
  const pools = supplierPools(members.length);
  for (const name of databaseNames(members)) await server.dropDatabase(name);
  await server.createDatabase(TEMPLATE);
  await using(server.url(TEMPLATE), (db) => migrate(db, migrations));

  await server.createDatabase(DIRECTORY_DATABASE);
  const register = connect<DirectoryDatabase>(server.url(DIRECTORY_DATABASE), { max: 1 });
  try {
    await migrate(register, directoryMigrations);
    // Of a smaller choice, not every county takes part; none of the questions asks for counties.
    const codes = new Set(members.map(({ code }) => code));
    await seedMembers(
      register,
      members.map((member) => ({ ...member, county: member.county !== null && codes.has(member.county) ? member.county : null })),
    );
  } finally {
    await register.destroy();
  }

  report(`Filling ${members.length} members' databases with ${rows} contracts each …`);
  const left = members.map((member, index) => ({ member, index }));
  const fillNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { member, index } = next;
      const name = memberDatabaseName(member.code);
      await server.createDatabase(name, { template: TEMPLATE });
      await using(server.url(name), (db) => fill(db, async () => loadContracts(db, member, index, rows, pools[index] ?? [])));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, fillNext));

  report(`Filling the central database with all ${members.length * rows} …`);
  await server.createDatabase(CENTRAL_DATABASE, { template: TEMPLATE });
  await using(server.url(CENTRAL_DATABASE), async (db) => {
    // Where all bodies' rows stand together, whose a row is must be a column.
    await sql`alter table contracts add column member_code text generated always as (split_part(id, ':', 1)) stored`.execute(db);
    await fill(db, async () => {
      for (const [index, member] of members.entries()) await loadContracts(db, member, index, rows, pools[index] ?? []);
    });
  });
  await server.dropDatabase(TEMPLATE);
}

/** The names of all databases that a run makes. */
export function databaseNames(members: readonly RegisteredMember[]): readonly string[] {
  return [TEMPLATE, DIRECTORY_DATABASE, CENTRAL_DATABASE, ...members.map(({ code }) => memberDatabaseName(code))];
}

async function fill(db: Kysely<MemberDatabase>, load: () => Promise<void>): Promise<void> {
  const indexes = await dropIndexes(db);
  await load();
  await sql`set maintenance_work_mem = '256MB'`.execute(db);
  for (const statement of indexes) await sql.raw(statement).execute(db);
  await sql`vacuum analyze contracts`.execute(db);
}

async function using(url: string, work: (db: Kysely<MemberDatabase>) => Promise<unknown>): Promise<void> {
  const db = connect<MemberDatabase>(url, { max: 1 });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
