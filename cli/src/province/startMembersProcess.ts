import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type MemberRequest, type MemberSettings, memberReply, type StartedMember } from './memberSettings.ts';

/** The process that serves the members, as its launcher sees it. */
export interface MembersProcess {
  /** Starts a member, anew if it runs. */
  start(settings: MemberSettings): Promise<StartedMember>;
  stop(code: string): Promise<void>;
  /** Stops all members and ends the process. */
  close(): Promise<void>;
}

export interface MembersProcessOptions {
  /** Told, for people, when the process died and when it is back. */
  report: (line: string) => void;
  /** Told of members that came back with the process, with the address they have now. */
  onRestarted: (members: { code: string; address: string }[]) => Promise<void>;
}

const program = fileURLToPath(new URL('./membersProcess.js', import.meta.url));
/** Waited before a process that died is started again, so that one which dies at once does not keep a processor busy. */
const PAUSE_MILLISECONDS = 1_000;

/** Starts the members' process, with no member yet. When it dies it is started again, with the members that ran. */
export function startMembersProcess({ report, onRestarted }: MembersProcessOptions): MembersProcess {
  const running = new Map<string, MemberSettings>();
  const waiting = new Map<number, { resolve: (started: StartedMember | undefined) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let closing = false;
  let child = launch();

  function launch(): ChildProcess {
    const launched = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    launched.on('message', (message) => {
      const { id, started, error } = memberReply.parse(message);
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) waiter?.resolve(started);
      else waiter?.reject(new Error(error));
    });
    launched.once('exit', (code, signal) => {
      for (const waiter of waiting.values()) waiter.reject(new Error(`The members' process ended (${signal ?? `exit code ${code}`}).`));
      waiting.clear();
      if (closing) return;
      report(`The process that serves the members ended (${signal ?? `exit code ${code}`}); starting it again.`);
      setTimeout(() => void restart(), PAUSE_MILLISECONDS);
    });
    return launched;
  }

  function ask(request: MemberRequest['ask']): Promise<StartedMember | undefined> {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, ask: request } satisfies MemberRequest, (error) => {
        if (error !== null && waiting.delete(id)) reject(error);
      });
    });
  }

  async function start(settings: MemberSettings): Promise<StartedMember> {
    const started = await ask({ what: 'start', settings });
    if (started === undefined) throw new Error(`The members' process did not say where ${settings.code} answers.`);
    running.set(settings.code, { ...settings, port: Number(new URL(started.address).port) });
    return started;
  }

  async function restart(): Promise<void> {
    if (closing) return;
    child = launch();
    try {
      const back = [...running.values()].map(async (settings) => ({ code: settings.code, address: (await start(settings)).address }));
      await onRestarted(await Promise.all(back));
      report(`The members answer again (${back.length}).`);
    } catch (error) {
      if (!closing) report(`The members could not all be started again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    start,
    stop: async (code) => {
      running.delete(code);
      await ask({ what: 'stop', code });
    },
    close: async () => {
      closing = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      await ask({ what: 'stop all' }).catch(() => undefined);
      child.disconnect();
      await ended;
    },
  };
}
