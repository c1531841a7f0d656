import type { RawBuilder } from 'kysely';
import type { MemberIdentity } from '../MemberIdentity.ts';

/** A way to group a category's rows. */
export interface Grouping {
  /** The group's key of a row, as SQL text; null where it is not known. */
  key(member: MemberIdentity): RawBuilder<string | null>;
  /** The fields of a group that say more than its key, such as `{ fiscalYear: 1403 }`. */
  describe(key: string | null): Readonly<Record<string, unknown>>;
}
