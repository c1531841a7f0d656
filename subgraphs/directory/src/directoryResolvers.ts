import { isMemberCode } from '@shafaf/shared/graph/globalId';
import { scalars } from '@shafaf/shared/graph/scalars';
import type { Kysely } from 'kysely';
import type { DirectoryDatabase } from './database/DirectoryDatabase.ts';
import { extensionResolvers, listExtensions } from './extensions/extensionResolvers.ts';
import { memberStatus } from './joining/memberStatus.ts';
import type { MemberLoaders, MemberRow } from './members/createMemberLoaders.ts';
import { listMembers } from './members/listMembers.ts';
import type { MemberKind } from './members/provinceMembers.ts';
import {
  askForObligations,
  memberObligations,
  obligationConnectionResolvers,
  obligationProfileResolvers,
  obligationResolvers,
} from './obligations/obligationResolvers.ts';
import type { ProfileInForce } from './obligations/profileInForce.ts';

/** What the directory's resolvers work with during one operation. */
export interface DirectoryContext {
  database: Kysely<DirectoryDatabase>;
  loaders: MemberLoaders;
  /** The profile of obligations in force, read once in an operation. */
  profile(): Promise<ProfileInForce>;
  /** The clock. */
  now(): Date;
}

/** A member by its code, or null; a text that cannot be a code is not looked up. */
function memberOf(code: string, { loaders }: DirectoryContext): Promise<MemberRow | null> | null {
  return isMemberCode(code) ? loaders.byCode.load(code) : null;
}

/** Where a body stands. Of a live one no invitation has to be read, and nearly all are live. */
async function statusOf(row: MemberRow, { loaders }: DirectoryContext): Promise<ReturnType<typeof memberStatus>> {
  const isSettled = row.standing === 'LIVE' || row.standing === 'SUSPENDED';
  return memberStatus(row, isSettled ? null : await loaders.openInvitation.load(row.code));
}

/** The resolvers of `schema/directory`. */
export const directoryResolvers = {
  ...scalars,
  Query: {
    members: (
      _root: unknown,
      { kind, county }: { kind?: MemberKind | null; county?: string | null },
      { database, loaders }: DirectoryContext,
    ) => listMembers(database, loaders, { kind: kind ?? null, county: county ?? null }),
    member: (_root: unknown, { code }: { code: string }, context: DirectoryContext) => memberOf(code, context),
    extensions: listExtensions,
    obligations: askForObligations,
    obligationProfile: (_root: unknown, _arguments: unknown, { profile }: DirectoryContext) => profile(),
  },
  ObligationConnection: obligationConnectionResolvers,
  Obligation: obligationResolvers,
  ObligationProfile: obligationProfileResolvers,
  Extension: extensionResolvers,
  Member: {
    __resolveReference: async (reference: { code: string; holdings?: unknown }, context: DirectoryContext) => {
      const row = await memberOf(reference.code, context);
      // What the body has published comes with the question when its obligations are wanted.
      return row !== null && 'holdings' in reference ? { ...row, holdings: reference.holdings } : row;
    },
    obligations: memberObligations,
    nameFa: (row: MemberRow) => row.name_fa,
    nameEn: (row: MemberRow) => row.name_en,
    county: (row: MemberRow, _arguments: unknown, context: DirectoryContext) =>
      row.county === null ? null : memberOf(row.county, context),
    municipalities: (row: MemberRow, _arguments: unknown, { loaders }: DirectoryContext) =>
      row.kind === 'COUNTY' ? loaders.byCounty.load(row.code) : [],
    location: ({ latitude, longitude }: MemberRow) => (latitude === null || longitude === null ? null : { latitude, longitude }),
    officialCode: (row: MemberRow) => row.official_code,
    // A suspended body keeps its address in the register, but nobody is to ask there.
    address: (row: MemberRow) => (row.standing === 'LIVE' ? row.address : null),
    status: async (row: MemberRow, _arguments: unknown, context: DirectoryContext) => (await statusOf(row, context)).status,
    statusSince: async (row: MemberRow, _arguments: unknown, context: DirectoryContext) => (await statusOf(row, context)).since,
    statusReason: (row: MemberRow) => row.standing_reason,
    publicKey: (row: MemberRow) => row.public_key,
    keyPins: (row: MemberRow) => row.key_pins,
  },
};
