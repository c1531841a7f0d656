import { spawn } from 'node:child_process';
import type { ServerUser } from './serverUser.ts';

/** What a finished program said. */
export interface ProgramResult {
  status: number | null;
  output: string;
}

/** Postgres programs see none of our environment: a stray `PGPORT` or `PGDATA` would change what they do. */
export const programEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program to its end, as another user where one is given. */
export function runProgram(program: string, args: string[], user: ServerUser | null): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...identityOf(user), cwd: '/', env: programEnvironment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** The options of `spawn` for running as a user. */
export function identityOf(user: ServerUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}
