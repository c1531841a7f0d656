import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { replyForm } from './Messages.ts';

/** A program in a process of its own, as its launcher sees it. */
export interface Program {
  readonly name: string;
  /** @throws when the program fails to do it, ends, or answers in another form */
  ask<Result>(what: string, given: unknown, form: z.ZodType<Result>): Promise<Result>;
  /** Stops it in its tracks, so that it takes no processor time from others. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/**
 * Starts a program of this folder.
 * @param file its name, such as `loadClient`
 */
export function launch(name: string, file: string): Program {
  const child: ChildProcess = fork(fileURLToPath(new URL(`./${file}.js`, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    // As the command line starts its programs.
    execArgv: ['--max-old-space-size=1536'],
    env: { ...process.env, NODE_ENV: 'production', SHAFAF_LOG_LEVEL: process.env.SHAFAF_LOG_LEVEL ?? 'warn' },
  });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  child.on('message', (message) => {
    const { id, result, error } = replyForm.parse(message);
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.resolve(result);
    else waiter?.reject(new Error(`${name}: ${error}`));
  });
  child.once('exit', (code, signal) => {
    for (const waiter of waiting.values()) waiter.reject(new Error(`${name} ended (${signal ?? `exit code ${code}`}).`));
    waiting.clear();
  });
  return {
    name,
    ask: async (what, given, form) => {
      const id = nextId++;
      const result = await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, what, given }, (error) => {
          if (error !== null && waiting.delete(id)) reject(error);
        });
      });
      return form.parse(result);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      child.disconnect();
      await ended;
    },
  };
}
