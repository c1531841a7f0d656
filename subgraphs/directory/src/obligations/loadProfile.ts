import { disclosureKinds } from '@shafaf/schema/contract';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { checkName } from '../joining/recordEvent.ts';
import { parseProfile } from './ObligationProfile.ts';

/**
 * Brings a profile into force, or with null the one that comes with the program again.
 * @returns the categories that it names and the contract does not have: they are not reckoned
 * @throws ShafafError `BAD_USER_INPUT` when it is no profile, knows no category at all, or `who` is no name.
 */
export async function loadProfile(db: Kysely<DirectoryDatabase>, given: unknown, who: string, now = new Date()): Promise<string[]> {
  const profile = given === null ? null : parseProfile(given);
  const known = new Set(disclosureKinds.map(({ category }) => category));
  const named = new Set(profile === null ? [] : Object.values(profile.kinds).flatMap((rules) => rules.map(({ category }) => category)));
  const unknown = [...named].filter((category) => !known.has(category)).sort();
  if (named.size > 0 && unknown.length === named.size)
    throw new ShafafError('BAD_USER_INPUT', `The profile names none of the categories that there are: ${[...known].join(', ')}.`);
  await db
    .insertInto('obligation_profiles')
    .values({ content: profile === null ? null : JSON.stringify(profile), loaded_at: now, who: checkName(who) })
    .execute();
  return unknown;
}
