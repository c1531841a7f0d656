import { userInfo } from 'node:os';

/** Who uses the command, for the history: the name given, or the user of this machine. */
export function userName({ as }: { as?: string | undefined }): string {
  return as ?? userInfo().username;
}
