import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { z } from 'zod';

// A directory or member that runs on the embedded Postgres has it to itself. While it runs, a file in its home says where its
// database is, so that other commands of this home can work on it too.

const runningDatabase = z.object({
  /** With its password. */
  databaseUrl: z.string(),
});

/** Where the database of this name is, while what it belongs to runs in this home; undefined when it does not. */
export function findRunningDatabase(home: string, name: string): string | undefined {
  try {
    return runningDatabase.parse(JSON.parse(readFileSync(pathIn(home, name), 'utf8'))).databaseUrl;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT' || systemErrorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Says so, in a file that only its owner may read. */
export function announceDatabase(home: string, name: string, databaseUrl: string): void {
  const part = `${pathIn(home, name)}.part`;
  writeFileSync(part, `${JSON.stringify({ databaseUrl }, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, pathIn(home, name));
}

/** Takes it back. */
export function withdrawDatabase(home: string, name: string): void {
  rmSync(pathIn(home, name), { force: true });
}

function pathIn(home: string, name: string): string {
  return join(home, `${name}.json`);
}
