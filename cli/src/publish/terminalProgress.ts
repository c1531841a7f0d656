import type { Progress } from '@shafaf/member/publish/publishFiles';

/** A line at the bottom of a terminal that tells how far the reading has come. */
export interface TerminalProgress {
  show(progress: Progress): void;
  /** Writes a line of its own without disturbing that one. */
  say(line: string): void;
  clear(): void;
}

/** Milliseconds between two redraws. */
const PAUSE = 200;

/** Progress for a terminal; on anything else only `say` writes. */
export function terminalProgress(stream: NodeJS.WriteStream, wanted: boolean): TerminalProgress {
  const drawn = wanted && stream.isTTY;
  const start = Date.now();
  let last = start;
  const clear = () => {
    if (drawn) stream.write('\r\x1b[2K');
  };
  return {
    clear,
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    show({ rows, bytes, totalBytes }) {
      if (!drawn || rows % 64 !== 0) return;
      const now = Date.now();
      if (now - last < PAUSE) return;
      last = now;
      const percent = totalBytes === 0 ? 100 : Math.min(100, Math.floor((bytes / totalBytes) * 100));
      const speed = Math.round((rows / (now - start)) * 1_000);
      stream.write(`\r\x1b[2K${percent}%  ${rows.toLocaleString('en')} rows  ${speed.toLocaleString('en')} rows/s`);
    },
  };
}
