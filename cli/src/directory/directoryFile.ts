import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { z } from 'zod';

const directoryFile = z.object({
  /** The directory's database, with its password. */
  databaseUrl: z.string(),
});

/** `directory.json`: where the database of a directory is that runs in this home on the embedded Postgres. */
export type DirectoryFile = z.infer<typeof directoryFile>;

/** What `directory.json` in a home says; null when there is none. */
export function findDirectory(home: string): DirectoryFile | null {
  try {
    return directoryFile.parse(JSON.parse(readFileSync(pathIn(home), 'utf8')));
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes `directory.json`, whole or not at all. Only its owner may read it, for it holds a password. */
export function writeDirectory(home: string, directory: DirectoryFile): void {
  const part = `${pathIn(home)}.part`;
  writeFileSync(part, `${JSON.stringify(directory, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, pathIn(home));
}

/** Takes it away when the directory stops. */
export function removeDirectory(home: string): void {
  rmSync(pathIn(home), { force: true });
}

function pathIn(home: string): string {
  return join(home, 'directory.json');
}
