import { sql } from 'kysely';
import { countyOf } from '../disclosure/countyOf.ts';
import type { Grouping } from './Grouping.ts';

/** Groups by the member's own identity: one group at a member, many in the province. */
export const memberGroupings = {
  MEMBER: {
    key: (member) => sql<string>`${member.code}::text`,
    describe: (key) => ({ member: key === null ? null : { code: key } }),
  },
  COUNTY: {
    key: (member) => sql<string | null>`${countyOf(member)}::text`,
    describe: (key) => ({ county: key === null ? null : { code: key } }),
  },
} as const satisfies Record<string, Grouping>;
