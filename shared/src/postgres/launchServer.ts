import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { ShafafError } from '../errors/ShafafError.ts';
import type { Places } from './choosePlaces.ts';
import { isReady } from './leftoverServer.ts';
import { identityOf, programEnvironment } from './runProgram.ts';
import type { ServerUser } from './serverUser.ts';

/** A Postgres that answers. */
export interface LaunchedServer {
  /** Ends it: sessions are cut, what is committed is written. A second call waits for the first. */
  stop(): Promise<void>;
}

/** Raised when somebody else took the port in between. */
export class PortTaken extends Error {}

const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;

/**
 * Beside the server a small shell reads a pipe that only we hold the other end of: when we are gone, however that came, the pipe ends
 * and the shell tells the server to stop. The shell itself becomes the server (`exec`), so its number is the server's.
 */
const STOP_WITH_PARENT = 'exec 3<&0 </dev/null; server=$$; ( ( read -r gone <&3; kill -INT "$server" 2>/dev/null ) & ); exec "$@" 3<&-';

/**
 * Starts Postgres in a process group of its own (so that Ctrl-C in a terminal does not reach it before us) and waits until it answers.
 * @throws PortTaken, or ShafafError `POSTGRES_UNAVAILABLE` with the last lines of its log.
 */
export async function launchServer(
  places: Places,
  user: ServerUser | null,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<LaunchedServer> {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('/bin/sh', ['-c', STOP_WITH_PARENT, 'sh', join(places.binaries, 'bin', 'postgres'), '-D', places.data, ...args], {
    ...identityOf(user),
    cwd: '/',
    env: programEnvironment,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const last: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > 20) last.shift();
    log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      last.push(error.message);
      resolve();
    });
  });
  // The server may be gone before the pipe is closed.
  child.stdin.on('error', () => undefined);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= stopServer(child, ended);
    return stopping;
  };
  const since = Date.now();
  while (child.pid === undefined || !isReady(places.data, child.pid)) {
    const over = await Promise.race([ended.then(() => true), pause(10, false)]);
    if (over) {
      const said = last.join('\n');
      if (/address already in use/i.test(said)) throw new PortTaken();
      throw new ShafafError('POSTGRES_UNAVAILABLE', `Postgres did not start on ${places.data}: ${said}`);
    }
    if (Date.now() - since > START_MILLISECONDS) {
      await stop();
      throw new ShafafError('POSTGRES_UNAVAILABLE', `Postgres did not answer within ${START_MILLISECONDS / 1000} s: ${last.join('\n')}`);
    }
  }
  child.unref();
  return { stop };
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_MILLISECONDS);
  await ended;
  clearTimeout(timer);
  child.stdin?.destroy();
}
