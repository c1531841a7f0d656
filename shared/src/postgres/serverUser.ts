import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ShafafError } from '../errors/ShafafError.ts';

/** The system user as which a server runs. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];
const passwdLine = z
  .tuple([z.string(), z.string(), z.coerce.number().int().positive(), z.coerce.number().int().positive()])
  .rest(z.string());

/**
 * As whom Postgres must run: null for "as we do". Postgres refuses to run as root, so root's server runs as `postgres`, or as
 * `nobody` where there is no such user. Nobody is created.
 * @throws ShafafError `POSTGRES_UNAVAILABLE` when root has neither user.
 */
export function serverUser(passwd: () => string = () => readFileSync('/etc/passwd', 'utf8'), uid = process.getuid?.()): ServerUser | null {
  if (uid !== 0) return null;
  const users = new Map<string, ServerUser>();
  for (const line of passwd().split('\n')) {
    const parsed = passwdLine.safeParse(line.split(':'));
    if (parsed.success) users.set(parsed.data[0], { name: parsed.data[0], uid: parsed.data[2], gid: parsed.data[3] });
  }
  for (const name of CANDIDATES) {
    const user = users.get(name);
    if (user !== undefined) return user;
  }
  throw new ShafafError(
    'POSTGRES_UNAVAILABLE',
    `Postgres does not run as root, and this system has neither of the users ${CANDIDATES.join(' and ')} to run it as. Run as an ordinary user, or name a Postgres server in DATABASE_URL.`,
  );
}

/** Whether the user can enter a folder, found out by trying: modes alone do not tell (access lists, mount options). */
export function canEnter(user: ServerUser, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' });
  return tried.status === 0;
}
