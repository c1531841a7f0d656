import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { messageOf } from '../errors/messageOf.ts';
import { ShafafError } from '../errors/ShafafError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/**
 * Brings a database up to date and gives the names of the steps it took, in order; none when it was. Any number of programs may do it at
 * once: kysely's Migrator lets one go first, and the others find the work done. All steps of a run are one transaction.
 * @throws ShafafError `MIGRATION_FAILED` that names the failing step.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<string[]> {
  if (await isUpToDate(db, migrations)) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Kinds of disclosure land one by one, in whatever order: a new step may have a name that comes before those that were taken.
    allowUnorderedMigrations: true,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map((result) => result.migrationName);
  const failed = results.find((result) => result.status === 'Error');
  const reason = messageOf(error);
  throw new ShafafError(
    'MIGRATION_FAILED',
    failed === undefined
      ? `The database could not be brought up to date: ${reason}`
      : `The migration ${failed.migrationName} failed: ${reason}`,
    error instanceof Error ? { originalError: error } : {},
  );
}

/** Postgres's code for a table that does not exist. */
const NO_SUCH_TABLE = '42P01';

/** Whether exactly these steps were taken. One small question, where the Migrator needs a lock and looks at every table. */
async function isUpToDate<Tables>(db: Kysely<Tables>, migrations: Record<string, Migration>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db);
    return rows.map((row) => row.name).join() === Object.keys(migrations).sort().join();
  } catch (error) {
    if (systemErrorCode(error) === NO_SUCH_TABLE) return false;
    throw error;
  }
}
