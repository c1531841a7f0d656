import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';
import { type ThresholdTable, thresholdTable } from './ThresholdTable.ts';

/** The table that comes with the program. */
const OWN = fileURLToPath(new URL('../../data/tender-thresholds.json', import.meta.url));

/**
 * Reads a file of thresholds (`subgraphs/member/data/tender-thresholds.json` shows the form).
 * @throws ShafafError `UNREADABLE_FILE`, or `BAD_USER_INPUT` that names each place in the file that cannot be used
 */
export function readThresholdTable(path: string): ThresholdTable {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `The thresholds in ${path} cannot be read: ${messageOf(error)}`);
  }
  const parsed = thresholdTable.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ShafafError('BAD_USER_INPUT', `The thresholds in ${path} cannot be used:\n${z.prettifyError(parsed.error)}`);
}

let own: ThresholdTable | undefined;

/** The thresholds that come with the program: of the years whose figures were verified. */
export function ownThresholdTable(): ThresholdTable {
  own ??= readThresholdTable(OWN);
  return own;
}
