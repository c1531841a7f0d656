import { parseLimits } from '@shafaf/gateway/limits/parseLimits';
import type { AccessSettings } from '@shafaf/gateway/limits/prepareAccess';
import { addressList } from '@shafaf/gateway/limits/rate/addressList';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Command } from 'commander';

/** What a command's options say of who may ask what of the gateway. */
export interface AccessOptions {
  limit?: string[];
  redis?: string;
  safelist?: string;
  origins?: string;
  trustProxy?: string;
}

/** Adds the options that say who may ask what of the gateway. */
export function addAccessOptions(command: Command): Command {
  return command
    .option('--limit <name=value...>', 'what one request may take, such as depth=20; docs/limits.md lists all; SHAFAF_LIMITS')
    .option('--redis <url>', 'where rates are kept for several gateways together; SHAFAF_REDIS_URL, or each for itself')
    .option('--safelist <file>', 'answer only the operations of this file, a JSON object of texts by their SHA-256; SHAFAF_SAFELIST')
    .option('--origins <list>', 'origins of web pages that may read answers, such as https://portal.example.ir, or *; SHAFAF_ORIGINS')
    .option('--trust-proxy <list>', 'reverse proxies whose x-forwarded-for is believed, such as 10.0.0.7,fd00::/8; SHAFAF_TRUST_PROXY');
}

/**
 * Who may ask what, by the options and the environment.
 * @throws ShafafError `BAD_USER_INPUT` for a limit or an address that is none
 */
export function readAccessOptions(options: AccessOptions): AccessSettings {
  const { SHAFAF_LIMITS = '', SHAFAF_REDIS_URL, SHAFAF_SAFELIST, SHAFAF_ORIGINS = '', SHAFAF_TRUST_PROXY = '' } = process.env;
  return {
    limits: parseLimits(options.limit ?? listed(SHAFAF_LIMITS, /\s+/)),
    redisUrl: redisUrl(options.redis ?? (SHAFAF_REDIS_URL || undefined)),
    safelistPath: options.safelist ?? (SHAFAF_SAFELIST || undefined),
    origins: origins(listed(options.origins ?? SHAFAF_ORIGINS, /[\s,]+/)),
    trustProxy: readProxies(options.trustProxy ?? SHAFAF_TRUST_PROXY),
  };
}

function redisUrl(text: string | undefined): string | undefined {
  if (text !== undefined && !(URL.canParse(text) && /^rediss?:\/\//.test(text)))
    throw new ShafafError('BAD_USER_INPUT', 'Redis is named as redis://user:password@host:port/database, or rediss:// over TLS.');
  return text;
}

function origins(entries: string[]): string[] {
  const odd = entries.find((entry) => entry !== '*' && !(URL.canParse(entry) && new URL(entry).origin === entry));
  if (odd !== undefined)
    throw new ShafafError(
      'BAD_USER_INPUT',
      `An origin is named as https://portal.example.ir, without a path, or * for any; but got: ${odd}`,
    );
  return entries;
}

/**
 * Addresses and ranges of reverse proxies, with commas or blanks between.
 * @throws ShafafError `BAD_USER_INPUT` for what is none
 */
export function readProxies(text: string): string[] {
  const entries = listed(text, /[\s,]+/);
  try {
    addressList(entries);
  } catch (error) {
    throw new ShafafError('BAD_USER_INPUT', `A proxy is named by its address: ${messageOf(error)}`);
  }
  return entries;
}

function listed(text: string, between: RegExp): string[] {
  return text.split(between).filter((entry) => entry !== '');
}
