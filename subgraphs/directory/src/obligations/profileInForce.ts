import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { type ObligationProfile, parseProfile, profileHash } from './ObligationProfile.ts';
import { usualProfile } from './usualProfile.ts';

/** The profile by which obligations are reckoned now. */
export interface ProfileInForce {
  profile: ObligationProfile;
  contentHash: string;
  /** Null for the one that comes with the program. */
  loadedAt: Date | null;
}

const usual: ProfileInForce = { profile: usualProfile, contentHash: profileHash(usualProfile), loadedAt: null };

/** Reads which profile is in force: the one that was loaded last, or the one that comes with the program. */
export async function profileInForce(db: Kysely<DirectoryDatabase>): Promise<ProfileInForce> {
  const last = await db
    .selectFrom('obligation_profiles')
    .select(['content', 'loaded_at'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || last.content === null) return usual;
  const profile = parseProfile(last.content);
  return { profile, contentHash: profileHash(profile), loadedAt: last.loaded_at };
}
