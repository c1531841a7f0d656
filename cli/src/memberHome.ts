import { join } from 'node:path';

/** The folder of a member's files in a home: what comes over HTTP, and documents. */
export function memberHome(home: string, code: string): string {
  return join(home, 'members', code);
}
