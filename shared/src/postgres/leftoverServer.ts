import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The first line of `postmaster.pid` is the server's process, the eighth its state, which ends in `ready` once it answers. */
const STATE_LINE = 7;

/** Whether the server of a data directory answers already, by what it writes into `postmaster.pid`. */
export function isReady(data: string, pid: number): boolean {
  const lines = pidFile(data);
  return Number(lines[0]) === pid && lines[STATE_LINE]?.trim() === 'ready';
}

/**
 * Stops a server that a killed program left running on this data directory: quickly but cleanly, and if it takes longer than
 * `patience` milliseconds at once. Gives the number of the process it stopped, null when there was none.
 */
export async function stopLeftoverServer(data: string, patience = 30_000): Promise<number | null> {
  const pid = Number(pidFile(data)[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isServerOf(pid, data)) return null;
  process.kill(pid, 'SIGINT');
  const since = Date.now();
  let harder = false;
  while (isServerOf(pid, data)) {
    if (!harder && Date.now() - since > patience) {
      process.kill(pid, 'SIGQUIT');
      harder = true;
    }
    await pause(20);
  }
  return pid;
}

/** Whether the process lives and, where `/proc` tells, works in the data directory, as Postgres does. */
function isServerOf(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return process.platform !== 'linux';
  }
}

function pidFile(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
