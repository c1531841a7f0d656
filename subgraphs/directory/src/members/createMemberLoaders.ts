import DataLoader from 'dataloader';
import type { Kysely, Selectable } from 'kysely';
import type { DirectoryDatabase, MembersTable } from '../database/DirectoryDatabase.ts';
import { type OpenInvitation, openInvitationsOf } from '../joining/openInvitation.ts';

export type MemberRow = Selectable<MembersTable>;

/** Reads members in one statement for all that an operation wants at a time. */
export interface MemberLoaders {
  /** A member by its code; null when the register has none. */
  byCode: DataLoader<string, MemberRow | null>;
  /** The municipalities of a county by the county's code, in order of code. */
  byCounty: DataLoader<string, MemberRow[]>;
  /** The open invitation of a body by its code; null when it has none. */
  openInvitation: DataLoader<string, OpenInvitation | null>;
}

/** Loaders of one operation; what they have read is not read again. */
export function createMemberLoaders(db: Kysely<DirectoryDatabase>): MemberLoaders {
  return {
    byCode: new DataLoader(async (codes) => {
      const rows = await db.selectFrom('members').selectAll().where('code', 'in', codes).execute();
      const found = new Map(rows.map((row) => [row.code, row]));
      return codes.map((code) => found.get(code) ?? null);
    }),
    byCounty: new DataLoader(async (counties) => {
      const rows = await db.selectFrom('members').selectAll().where('county', 'in', counties).orderBy('code').execute();
      const found = new Map<string | null, MemberRow[]>(counties.map((county) => [county, []]));
      for (const row of rows) found.get(row.county)?.push(row);
      return counties.map((county) => found.get(county) ?? []);
    }),
    openInvitation: new DataLoader(async (codes) => {
      const found = new Map((await openInvitationsOf(db, codes)).map((invitation) => [invitation.member, invitation]));
      return codes.map((code) => found.get(code) ?? null);
    }),
  };
}
