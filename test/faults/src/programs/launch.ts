import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { replyForm } from './runProgram.ts';

/** A program in a process of its own, as its launcher sees it. */
export interface Program {
  /** Whether it still runs. */
  readonly alive: boolean;
  /** @throws when the program fails to do it, ends, or answers in another form */
  ask<Result>(what: string, given: unknown, form: z.ZodType<Result>): Promise<Result>;
  pause(): void;
  resume(): void;
  /** Ends it without asking (SIGKILL). */
  kill(): Promise<void>;
}

/**
 * Starts a program of this folder, as it was built: also where the launcher itself runs from its source.
 * @param file its name, such as `memberHost`
 */
export function launch(file: string): Program {
  const path = fileURLToPath(new URL(`../../dist/programs/${file}.js`, import.meta.url));
  const child: ChildProcess = fork(path, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', SHAFAF_LOG_LEVEL: process.env.SHAFAF_LOG_LEVEL ?? 'silent' },
  });
  const ended = once(child, 'exit');
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  child.on('message', (message) => {
    const { id, result, error } = replyForm.parse(message);
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.resolve(result);
    else waiter?.reject(new Error(`${file}: ${error}`));
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  child.once('exit', (code, signal) => {
    for (const waiter of waiting.values()) waiter.reject(new Error(`${file} ended (${signal ?? `exit code ${code}`}).`));
    waiting.clear();
  });
  return {
    get alive() {
      return isAlive();
    },
    async ask(what, given, form) {
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
    async kill() {
      if (isAlive()) child.kill('SIGKILL');
      await ended;
    },
  };
}
