import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ShafafError } from '../errors/ShafafError.ts';
import type { Places } from './choosePlaces.ts';
import { stopLeftoverServer } from './leftoverServer.ts';
import { runProgram } from './runProgram.ts';
import type { ServerUser } from './serverUser.ts';

/** The server's only role, which owns everything. */
export const ROLE = 'shafaf';

/**
 * Makes the data directory if there is none yet, and gives the role's password. Text is compared bytewise, but letters are Unicode's
 * (`LC_CTYPE` C.UTF-8): under plain `C`, Persian text has no trigrams.
 *
 * `fill` may put first things in. All of it is written to the disk once, at the end, and only then gets its name: what is interrupted
 * before leaves nothing, and nothing that a user ever stored was in it.
 * @throws ShafafError `POSTGRES_UNAVAILABLE` with what `initdb` said.
 */
export async function initializeData(
  places: Places,
  passwordFile: string,
  user: ServerUser | null,
  sync: boolean,
  fill: (places: Places, password: string) => Promise<void>,
): Promise<string> {
  if ((await exists(join(places.data, 'PG_VERSION'))) && (await exists(passwordFile))) return (await readFile(passwordFile, 'utf8')).trim();
  if (await exists(places.data))
    throw new ShafafError(
      'HOME_UNUSABLE',
      `${places.data} is there, but ${passwordFile}, which holds its password, is not (or the data is no database). Put it back, or remove both to begin anew.`,
    );
  const password = randomBytes(24).toString('base64url');
  const part = join(dirname(places.data), 'data.part');
  const secret = join(dirname(places.data), 'password.part');
  try {
    await stopLeftoverServer(part);
    await rm(part, { recursive: true, force: true });
    await rm(secret, { force: true });
    await writeFile(secret, password, { mode: 0o600 });
    if (user !== null) {
      await chown(secret, user.uid, user.gid);
      await makeOwned(part, user);
    }
    const made = await runProgram(
      join(places.binaries, 'bin', 'initdb'),
      [
        ...['--pgdata', part, '--username', ROLE, '--pwfile', secret, '--encoding', 'UTF8', '--lc-collate', 'C', '--lc-ctype', 'C.UTF-8'],
        ...['--auth', 'scram-sha-256', '--no-instructions', '--no-sync'],
        // Many rounds protect passwords that people think of. This one is random; each connection of 95 pools would pay for them.
        ...['--set', 'scram_iterations=128'],
      ],
      user,
    );
    if (made.status !== 0) throw new ShafafError('POSTGRES_UNAVAILABLE', `initdb could not make ${places.data}: ${made.output.trim()}`);
    await fill({ ...places, data: part }, password);
    if (sync) await writeToDisk(places, part, user);
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await rename(part, places.data);
  } finally {
    await rm(secret, { force: true });
    await rm(part, { recursive: true, force: true });
  }
  return password;
}

/** One flush of the file system where the system can (Linux): hundreds of databases are tens of thousands of files. */
async function writeToDisk(places: Places, data: string, user: ServerUser | null): Promise<void> {
  const method = process.platform === 'linux' ? 'syncfs' : 'fsync';
  const done = await runProgram(join(places.binaries, 'bin', 'initdb'), ['--sync-only', `--sync-method=${method}`, '--pgdata', data], user);
  if (done.status !== 0) throw new ShafafError('POSTGRES_UNAVAILABLE', `${data} could not be written to the disk: ${done.output.trim()}`);
}

async function makeOwned(folder: string, user: ServerUser): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await chown(folder, user.uid, user.gid);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
