/** Ctrl-C as an `AbortSignal`. */
export interface StopSignal {
  signal: AbortSignal;
  /** From now on nothing is under way that would have to be undone: Ctrl-C ends the program at once. */
  waiting(): void;
  /** Gives Ctrl-C back to the program. */
  off(): void;
}

/** Turns the first SIGINT or SIGTERM into an abort; a second one ends the program at once, which undoes the publication as well. */
export function stopSignal(): StopSignal {
  const abort = new AbortController();
  let atOnce = false;
  const stop = () => {
    if (atOnce || abort.signal.aborted) {
      process.stderr.write('Stopped. Nothing was published.\n');
      process.exit(1);
    }
    abort.abort(new Error('stopped'));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return {
    signal: abort.signal,
    waiting: () => {
      atOnce = true;
    },
    off: () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
    },
  };
}
