import { Session } from 'node:inspector/promises';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { hotFunctionsOf } from './hotFunctions.ts';
import { requestForm, type Usage } from './Messages.ts';

/** What a program can be asked, by name. What is given comes from another process and must be checked. */
export type Handlers = Readonly<Record<string, (given: unknown) => Promise<unknown>>>;

/** Makes this process one that does what its launcher asks, says what it uses, and ends with the launcher. */
export function runProgram(own: Handlers): void {
  let profiling: Session | undefined;
  const handlers: Handlers = {
    usage: async (): Promise<Usage> => {
      const { user, system } = process.cpuUsage();
      return { rss: process.memoryUsage.rss(), cpuMilliseconds: (user + system) / 1000 };
    },
    'start profile': async () => {
      profiling ??= await openProfiler();
      await profiling.post('Profiler.start');
    },
    'stop profile': async () => {
      if (profiling === undefined) throw new Error('no profile was started');
      return hotFunctionsOf((await profiling.post('Profiler.stop')).profile);
    },
    ...own,
  };
  process.on('message', (message) => {
    const { id, what, given } = requestForm.parse(message);
    const handler = handlers[what];
    const answer = handler === undefined ? Promise.reject(new Error(`this program does not know: ${what}`)) : handler(given);
    answer.then(
      (result) => process.send?.({ id, result }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? messageOf(error)) : String(error) }),
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
}

async function openProfiler(): Promise<Session> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  return session;
}
