import { type LevelWithSilent, type Logger, pino } from 'pino';
import { describeRecord } from './describeRecord.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const satisfies readonly LevelWithSilent[];

/** How a logger differs from the usual one. */
export interface LoggerOptions {
  /** Least level that is written; `SHAFAF_LOG_LEVEL` when left out, or `info`. */
  level?: LevelWithSilent;
  /** Where the lines go; standard error when left out. */
  destination?: { write(line: string): void };
}

/**
 * A logger of one part of the program. It writes JSON lines to standard error (standard output belongs to the commands' answers), and one
 * readable line a record when that is a terminal.
 * @throws Error when `SHAFAF_LOG_LEVEL` names no level.
 */
export function createLogger(name: string, options: LoggerOptions = {}): Logger {
  const level = options.level ?? levelOf(process.env.SHAFAF_LOG_LEVEL ?? 'info');
  const base = { name, level, base: {} };
  if (options.destination !== undefined) return pino(base, options.destination);
  if (process.stderr.isTTY) return pino(base, { write: (line) => process.stderr.write(`${describeRecord(line)}\n`) });
  return pino(base, pino.destination({ fd: 2, sync: true }));
}

function levelOf(text: string): LevelWithSilent {
  const level = LEVELS.find((known) => known === text);
  if (level === undefined) throw new Error(`SHAFAF_LOG_LEVEL must be one of ${LEVELS.join(', ')}, but is: ${text}`);
  return level;
}
