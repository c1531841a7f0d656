import { resolve } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { parseApprovals, parseDatabaseUrl, parsePort } from './optionParsers.ts';

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

/** How many people must approve an invited body, by `SHAFAF_APPROVALS`; 0 when it says nothing. */
export function approvalsFromEnvironment(): number {
  return fromEnvironment('SHAFAF_APPROVALS', parseApprovals) ?? 0;
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
