import type { MemberQuery } from '../graph/operations.ts';

/** What a body owes of one category, and how it stands with it. */
export type Obligation = NonNullable<MemberQuery['member']>['obligations'][number];
