import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { memberDatabaseName } from './databaseNames.ts';
import { findProvince } from './province/provinceFile.ts';
import { registeredBody } from './registeredBody.ts';
import { findRunningDatabase } from './runningDatabase.ts';
import { databaseUrlFromEnvironment, shafafHome } from './settings.ts';

/**
 * The database of a member: the one given (`--database-url`), or that of the province or the member that runs in this home, or what
 * `DATABASE_URL` names.
 * Where both are there, `DATABASE_URL` counts, unless it names the very server that the province runs on.
 * @throws ShafafError `UNKNOWN_MEMBER`, or `PROVINCE_NOT_RUNNING` when there is neither.
 */
export function findMemberDatabase(code: string, given?: string): string {
  registeredBody(code);
  if (given !== undefined) return given;
  const ofProvince = findProvince(shafafHome())?.members.find((member) => member.code === code)?.databaseUrl;
  const named = databaseUrlFromEnvironment();
  if (named !== undefined && (ofProvince === undefined || new URL(named).host !== new URL(ofProvince).host)) return named;
  const running = ofProvince ?? findRunningDatabase(shafafHome(), memberDatabaseName(code));
  if (running !== undefined) return running;
  throw new ShafafError(
    'PROVINCE_NOT_RUNNING',
    `It is not known where the database of ${code} is: neither a province nor this member runs in this home, and neither --database-url nor DATABASE_URL names it.`,
  );
}
