import type { StartMemberOptions } from '@shafaf/member/startMember';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Command } from 'commander';
import { readProxies } from './accessOptions.ts';

/** What a member's options say of files that come over HTTP. */
export interface IntakeOptions {
  largestFile?: string;
  trustProxy?: string;
}

const MEBIBYTE = 1024 * 1024;
const LARGEST_MEBIBYTES = 512;

/** Adds the options that say what files are taken, and who may stand before the server. */
export function addIntakeOptions(command: Command): Command {
  return command
    .option('--largest-file <MiB>', `megabytes of a file to publish at most; SHAFAF_LARGEST_FILE, or ${LARGEST_MEBIBYTES}`)
    .option(
      '--trust-proxy <list>',
      'reverse proxies whose x-forwarded-for is believed, such as 10.0.0.7,fd00::/8; SHAFAF_TRUST_PROXY, or those of this machine',
    );
}

/**
 * What files are taken, by the options and the environment.
 * @param home the member's folder
 * @throws ShafafError `BAD_USER_INPUT`
 */
export function readIntakeOptions(options: IntakeOptions, home: string): Pick<StartMemberOptions, 'intake' | 'trustProxy'> {
  const { SHAFAF_LARGEST_FILE, SHAFAF_TRUST_PROXY } = process.env;
  const text = options.largestFile ?? (SHAFAF_LARGEST_FILE || String(LARGEST_MEBIBYTES));
  const mebibytes = Number(text);
  if (!/^\d+$/.test(text) || mebibytes < 1 || mebibytes > 1_048_576)
    throw new ShafafError('BAD_USER_INPUT', `The largest file is a whole number of megabytes from 1 to 1048576, but got: ${text}`);
  const proxies = options.trustProxy ?? (SHAFAF_TRUST_PROXY || undefined);
  return { intake: { home, largestFile: mebibytes * MEBIBYTE }, ...(proxies !== undefined && { trustProxy: readProxies(proxies) }) };
}
