import { sql } from 'kysely';
import { connect } from '../shared/src/database/connect.ts';

/** Drops every database of this run, also those that a failed test left, and stops the server if it is ours. */
export default async function globalTeardown(): Promise<void> {
  const { SHAFAF_TEST_SERVER: server, SHAFAF_TEST_RUN: run } = process.env;
  if (globalThis.stopTestServer !== undefined) {
    await globalThis.stopTestServer();
  } else if (server !== undefined && run !== undefined) {
    const db = connect<{ pg_database: { datname: string } }>(server, { max: 1 });
    const left = await db
      .selectFrom('pg_database')
      .select('datname')
      .where('datname', 'like', `${run.replaceAll('_', '\\_')}%`)
      .execute();
    for (const { datname } of left) await sql`drop database if exists ${sql.id(datname)} with (force)`.execute(db);
    await db.destroy();
  }
}
