import type { ErrorCode } from '@shafaf/shared/errors/catalogue';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { describeFault } from '../describeFault.ts';
import { exitCodes } from './exitCodes.ts';

const USAGE: readonly ErrorCode[] = [
  'BAD_MAPPING',
  'BAD_USER_INPUT',
  'BODY_TOO_LARGE',
  'DOCUMENT_NOT_TAKEN',
  'UNKNOWN_MEMBER',
  'PROVINCE_NOT_RUNNING',
];

/** Runs a command; what is wrong with the command itself is told on standard error and ends it with the code for that. */
export async function reportingUsage(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ShafafError) || !USAGE.includes(error.code)) throw error;
    process.stderr.write(`${describeFault(error)}\n`);
    process.exitCode = exitCodes.usage;
  }
}
