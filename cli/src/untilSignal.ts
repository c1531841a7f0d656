/** Exit code of a program that was interrupted (128 + SIGINT). */
const INTERRUPTED = 130;
/** One Ctrl-C under `npm start` arrives twice, from the terminal and from npm. Nobody presses it twice within this time. */
const SAME_REQUEST_MILLISECONDS = 300;

/** Waits for Ctrl-C or a request to end. A second one, while `stop` is still at work, ends the program at once. */
export async function untilSignal(report: (line: string) => void, stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    let asked: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked !== undefined && Date.now() - asked > SAME_REQUEST_MILLISECONDS) process.exit(INTERRUPTED);
        asked ??= Date.now();
        resolve();
      });
  });
  report('Stopping … (once more to stop at once)');
  await stop();
  report('Stopped.');
}
