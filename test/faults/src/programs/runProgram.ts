import { z } from 'zod';

/** What the launcher asks of a program, over the channel between the two. */
export const requestForm = z.object({ id: z.number(), what: z.string(), given: z.unknown() });

/** What a program answers. */
export const replyForm = z.object({ id: z.number(), result: z.unknown(), error: z.string().optional() });

/** What a program can be asked, by name. What is given comes from another process and must be checked. */
export type Handlers = Readonly<Record<string, (given: unknown) => Promise<unknown>>>;

/** Makes this process one that does what its launcher asks, and ends with the launcher. */
export function runProgram(handlers: Handlers): void {
  process.on('message', (message) => {
    const { id, what, given } = requestForm.parse(message);
    const handler = handlers[what];
    const answer = handler === undefined ? Promise.reject(new Error(`this program does not know: ${what}`)) : handler(given);
    answer.then(
      (result = null) => process.send?.({ id, result }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  // Ctrl-C is for the launcher.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
}
