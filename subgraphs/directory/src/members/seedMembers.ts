import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from '../database/DirectoryDatabase.ts';
import { provinceMembers, type RegisteredMember } from './provinceMembers.ts';

/**
 * Enters the province's bodies and brings the facts about them up to date. Addresses, and bodies that an operator added, stay as they are.
 */
export async function seedMembers(db: Kysely<DirectoryDatabase>, members: readonly RegisteredMember[] = provinceMembers): Promise<void> {
  const rows = members.map(({ nameFa, nameEn, officialCode, location, ...same }) => ({
    ...same,
    name_fa: nameFa,
    name_en: nameEn,
    official_code: officialCode,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
  }));
  await db
    .insertInto('members')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({
        kind: ref('excluded.kind'),
        name_fa: ref('excluded.name_fa'),
        name_en: ref('excluded.name_en'),
        county: ref('excluded.county'),
        population: ref('excluded.population'),
        latitude: ref('excluded.latitude'),
        longitude: ref('excluded.longitude'),
        official_code: ref('excluded.official_code'),
      })),
    )
    .execute();
}
