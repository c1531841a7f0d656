import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '../errors/messageOf.ts';
import { ShafafError } from '../errors/ShafafError.ts';
import { copyBinaries } from './copyBinaries.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';
import { canEnter, type ServerUser } from './serverUser.ts';

/** Where a server's programs and data stand. */
export interface Places {
  /** Holds `bin`, `lib` and `share`. */
  binaries: string;
  /** The server's data; may not exist yet. Its parent folder does. */
  data: string;
  /** What was put elsewhere than asked for and why, for people. */
  notes: string[];
}

/**
 * Programs in node_modules and data in `directory`, unless the server runs as another user who can enter neither (a checkout in
 * a folder of mode 0700): then what he cannot reach stands below `elsewhere`. Data that is already there stays there.
 * @throws ShafafError `HOME_UNUSABLE` when a folder cannot be made.
 */
export async function choosePlaces(
  directory: string,
  installed: PostgresBinaries,
  user: ServerUser | null,
  elsewhere: string,
): Promise<Places> {
  makeFolder(directory, user === null ? 0o700 : 0o711);
  const real = realpathSync(directory);
  if (user === null) return { binaries: installed.root, data: join(real, 'data'), notes: [] };
  const places: Places = { binaries: installed.root, data: join(real, 'data'), notes: [] };
  if (!canEnter(user, join(installed.root, 'bin'))) {
    makeFolder(elsewhere, 0o711);
    places.binaries = join(elsewhere, `postgres-${installed.version}`);
    await copyBinaries(installed.root, places.binaries);
    places.notes.push(
      `Postgres runs as the user ${user.name}, who cannot enter ${installed.root}; its programs were copied to ${places.binaries}.`,
    );
  }
  const name = `${basename(dirname(real)).replace(/^\.+/, '')}-${createHash('sha256').update(real).digest('hex').slice(0, 8)}`;
  const other = join(elsewhere, name, 'data');
  if (existsSync(other) || (!existsSync(places.data) && !canEnter(user, real))) {
    makeFolder(dirname(other), 0o711);
    places.data = other;
    places.notes.push(`Postgres runs as the user ${user.name}, who cannot enter ${real}; its data is in ${other}.`);
  } else if (!canEnter(user, real)) {
    throw new ShafafError(
      'HOME_UNUSABLE',
      `The database in ${places.data} belongs to a server that runs as the user ${user.name}, who can no longer enter ${real}. Give the folders above it the mode they had (x for others), or move the home.`,
    );
  }
  return places;
}

function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(path, { recursive: true, mode });
    chmodSync(path, mode);
  } catch (error) {
    throw new ShafafError('HOME_UNUSABLE', `The folder ${path} cannot be made: ${messageOf(error)}`);
  }
}
