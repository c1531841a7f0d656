import { z } from 'zod';

const NAMES: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

const record = z.looseObject({
  level: z.number(),
  time: z.number(),
  name: z.string().optional(),
  msg: z.string().optional(),
  err: z.looseObject({ message: z.string().optional(), stack: z.string().optional() }).optional(),
});

/**
 * A log record for people: `21:34:05 warn  directory: message {"more":1}`, followed by an error's stack. A line that is no record of
 * ours is given back as it is.
 */
export function describeRecord(line: string): string {
  const parsed = record.safeParse(jsonOf(line));
  if (!parsed.success) return line.trimEnd();
  const { level, time, name, msg, err, ...rest } = parsed.data;
  const clock = new Date(time).toISOString().slice(11, 19);
  const parts = [clock, (NAMES[level] ?? String(level)).padEnd(5), `${name ?? 'shafaf'}: ${msg ?? err?.message ?? ''}`];
  if (Object.keys(rest).length > 0) parts.push(JSON.stringify(rest));
  return err === undefined ? parts.join(' ') : `${parts.join(' ')}\n${err.stack ?? err.message ?? JSON.stringify(err)}`;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
