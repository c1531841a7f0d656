import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { prepareDirectory } from '@shafaf/directory/prepareDirectory';
import { connect } from '@shafaf/shared/database/connect';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import { DIRECTORY_DATABASE } from '../databaseNames.ts';
import { type OpenDatabase, openDatabase } from '../openDatabase.ts';
import { findProvince } from '../province/provinceFile.ts';
import { findRunningDatabase } from '../runningDatabase.ts';
import { databaseUrlFromEnvironment, shafafHome } from '../settings.ts';

/**
 * Works on the directory's database: the one given, `DATABASE_URL`, that of the province or directory that runs in this home, or the
 * embedded one when neither runs.
 */
export async function withDirectory<Result>(
  given: string | undefined,
  report: (line: string) => void,
  work: (db: Kysely<DirectoryDatabase>) => Promise<Result>,
): Promise<Result> {
  const database = await open(given, report);
  const db = connect<DirectoryDatabase>(database.url, { max: 2, applicationName: 'shafaf directory' });
  try {
    await prepareDirectory(db);
    return await work(db);
  } finally {
    await db.destroy();
    await database.close();
  }
}

async function open(given: string | undefined, report: (line: string) => void): Promise<OpenDatabase> {
  const home = shafafHome();
  const named = given ?? databaseUrlFromEnvironment() ?? findProvince(home)?.directoryDatabaseUrl;
  try {
    return await openDatabase(named, DIRECTORY_DATABASE, home, report);
  } catch (error) {
    const isInUse = error instanceof ShafafError && error.code === 'HOME_IN_USE';
    const running = isInUse ? findRunningDatabase(home, DIRECTORY_DATABASE) : undefined;
    if (running === undefined) throw error;
    return { url: running, close: async () => undefined };
  }
}
