import { delimiter, resolve } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseAge, parseApprovals, parseDatabaseUrl, parsePort, parseWebAddress } from './optionParsers.ts';

/** The folder of the embedded database and of `province.json`, absolute: `SHAFAF_HOME`, or `.shafaf` in the working directory. */
export function shafafHome(): string {
  return resolve(process.env.SHAFAF_HOME || '.shafaf');
}

/** The port that `PORT` names, or the given one when it names none. */
export function portFromEnvironment(usual: number): number {
  return fromEnvironment('PORT', parsePort) ?? usual;
}

/** The database that `DATABASE_URL` names; undefined when it names none. */
export function databaseUrlFromEnvironment(): string | undefined {
  return fromEnvironment('DATABASE_URL', parseDatabaseUrl);
}

/** Where others reach a member's `/graphql`, by `SHAFAF_ADDRESS`; undefined when it says nothing. */
export function addressFromEnvironment(): string | undefined {
  return fromEnvironment('SHAFAF_ADDRESS', parseWebAddress);
}

/** How many people must approve an invited body, by `SHAFAF_APPROVALS`; 0 when it says nothing. */
export function approvalsFromEnvironment(): number {
  return fromEnvironment('SHAFAF_APPROVALS', parseApprovals) ?? 0;
}

/**
 * How old an answer of a member may be that stands in for one that fails, in milliseconds, as the gateway takes it: by an option or
 * `SHAFAF_STALE_SECONDS`; as usual when neither says anything.
 * @param seconds what the option says
 */
export function staleMilliseconds(seconds = fromEnvironment('SHAFAF_STALE_SECONDS', parseAge)): number | undefined {
  if (seconds === undefined) return undefined;
  // An answer of this very moment is none that may stand in, either.
  return seconds === 0 ? -1 : seconds * 1_000;
}

/** The gateway that `SHAFAF_GATEWAY` names; undefined when it names none. */
export function gatewayFromEnvironment(): string | undefined {
  return fromEnvironment('SHAFAF_GATEWAY', parseWebAddress);
}

/** Folders of reports besides those of the program: those that options name, else `SHAFAF_REPORTS`, with colons between. */
export function reportFolders(options: readonly string[] | undefined): readonly string[] {
  return options ?? (process.env.SHAFAF_REPORTS ?? '').split(delimiter).filter((folder) => folder !== '');
}

/** The file of thresholds of tenders that `SHAFAF_THRESHOLDS` names; undefined when it names none. */
export function thresholdsFromEnvironment(): string | undefined {
  return process.env.SHAFAF_THRESHOLDS || undefined;
}

function fromEnvironment<Value>(name: string, parse: (text: string) => Value): Value | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  try {
    return parse(text);
  } catch (error) {
    throw new ShafafError(
      'BAD_USER_INPUT',
      `The environment variable ${name} cannot be used: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
