import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { findProvince } from './province/provinceFile.ts';
import { registeredBody } from './registeredBody.ts';
import { databaseUrlFromEnvironment, shafafHome } from './settings.ts';

/**
 * The database of a member: the one given (`--database-url`), or that of the province on this machine, or what `DATABASE_URL` names.
 * Where both are there, `DATABASE_URL` counts, unless it names the very server that the province runs on.
 * @throws ShafafError `UNKNOWN_MEMBER`, or `PROVINCE_NOT_RUNNING` when there is neither.
 */
export function findMemberDatabase(code: string, given?: string): string {
  registeredBody(code);
  if (given !== undefined) return given;
  const ofProvince = findProvince(shafafHome())?.members.find((member) => member.code === code)?.databaseUrl;
  const named = databaseUrlFromEnvironment();
  if (named !== undefined && (ofProvince === undefined || new URL(named).host !== new URL(ofProvince).host)) return named;
  if (ofProvince !== undefined) return ofProvince;
  throw new ShafafError(
    'PROVINCE_NOT_RUNNING',
    `It is not known where the database of ${code} is: no province runs here, and neither --database-url nor DATABASE_URL names it.`,
  );
}
