import { keySetReader } from '@shafaf/member/trust/keySetReader';
import type { MemberTrust } from '@shafaf/member/trust/MemberTrust';
import { TrustedKeys } from '@shafaf/member/trust/TrustedKeys';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Command } from 'commander';
import type { Logger } from 'pino';

/** What a member's options say of those who call it. */
export interface TrustOptions {
  trust?: string;
  trustAnyone?: true;
  closed?: true;
}

/** Adds the options that say whose calls a member obeys. */
export function addTrustOptions(command: Command): Command {
  return command
    .option(
      '--trust <keys>',
      "the gateway's public keys: https://…/.well-known/jwks.json, or a file; SHAFAF_TRUST. Without them nobody is taken for the gateway",
    )
    .option('--closed', 'answer the gateway alone, and not the public; SHAFAF_READS=closed')
    .option('--trust-anyone', 'take everybody for the gateway: only for development');
}

/**
 * Whose calls a member obeys, by the options and the environment.
 * @throws ShafafError `BAD_USER_INPUT` where they contradict each other
 */
export function readTrustOptions(options: TrustOptions, logger: Logger): (MemberTrust & { keys?: TrustedKeys }) | 'ANYONE' {
  const { SHAFAF_TRUST, SHAFAF_READS } = process.env;
  const source = options.trust || SHAFAF_TRUST || undefined;
  const closed = options.closed === true || readsClosed(SHAFAF_READS || 'open');
  if (options.trustAnyone === true) {
    if (source !== undefined || closed) throw refused('--trust-anyone goes with neither --trust nor --closed.');
    return 'ANYONE';
  }
  if (closed && source === undefined) throw refused('A closed member that trusts no keys would answer nobody: give --trust too.');
  return {
    reads: closed ? 'CLOSED' : 'OPEN',
    ...(source !== undefined && { keys: new TrustedKeys({ read: keySetReader(source), logger }) }),
  };
}

function readsClosed(text: string): boolean {
  if (text !== 'open' && text !== 'closed') throw refused(`SHAFAF_READS must be open or closed, but is: ${text}`);
  return text === 'closed';
}

function refused(message: string): ShafafError {
  return new ShafafError('BAD_USER_INPUT', message);
}
