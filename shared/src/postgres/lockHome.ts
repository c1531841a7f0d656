import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ShafafError } from '../errors/ShafafError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/** Who holds a lock: a process, and on Linux when it began, since numbers of processes come again. */
const owner = z.object({ pid: z.number().int().positive(), began: z.string().nullable() });
type Owner = z.infer<typeof owner>;

/**
 * Takes the lock of a data directory for this process and gives the function that gives it back. The lock of a process that is no
 * longer there is taken over.
 * @throws ShafafError `HOME_IN_USE` that names the process which holds it.
 */
export async function lockHome(file: string, home: string): Promise<() => void> {
  const me: Owner = { pid: process.pid, began: beganAt(process.pid) };
  if (!(await take(file, me))) {
    const holder = holderOf(file);
    throw new ShafafError(
      'HOME_IN_USE',
      `Another shafaf${holder === null ? '' : `, process ${holder.pid},`} is using ${home}. Stop it, or set SHAFAF_HOME to another folder.`,
    );
  }
  return () => {
    if (isSame(holderOf(file), me)) rmSync(file, { force: true });
  };
}

async function take(file: string, me: Owner): Promise<boolean> {
  try {
    writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
  const holder = holderOf(file);
  if (holder !== null && isAlive(holder)) return false;
  // Of several that find the dead owner's lock at once, the last to replace it keeps it; the others see so after a moment.
  const own = `${file}.${me.pid}`;
  writeFileSync(own, JSON.stringify(me), { mode: 0o600 });
  renameSync(own, file);
  await pause(100);
  return isSame(holderOf(file), me);
}

function isAlive(holder: Owner): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (systemErrorCode(error) === 'ESRCH') return false;
  }
  return holder.began === null || holder.began === beganAt(holder.pid);
}

function isSame(a: Owner | null, b: Owner): boolean {
  return a !== null && a.pid === b.pid && a.began === b.began;
}

function holderOf(file: string): Owner | null {
  try {
    return owner.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * When a process began, in clock ticks since the system did; null where `/proc` does not tell, and for a process that has ended but
 * that its parent has not yet taken leave of: it has a number and a beginning still, but holds nothing.
 */
function beganAt(pid: number): string | null {
  try {
    // The second field, the program's name in brackets, may hold anything: count from behind it. The state is field 3, `starttime` 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
