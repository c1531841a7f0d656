import type { Kysely } from 'kysely';
import type { MemberDatabase } from './database/MemberDatabase.ts';
import type { MemberIdentity } from './MemberIdentity.ts';
import type { RequestDesk } from './requests/RequestDesk.ts';
import type { Caller } from './trust/MemberTrust.ts';

/** All that differs between members, and between two operations: one is made for each operation. */
export interface MemberContext {
  readonly member: MemberIdentity;
  readonly database: Kysely<MemberDatabase>;
  readonly caller: Caller;
  /** Where requests for information are taken; undefined where they are not. */
  readonly requests?: RequestDesk | undefined;
  /** Where the member answers GraphQL, for those who are given addresses beside it. */
  readonly address: string;
  /** Rows of a page at most, where they are not as many as usual. */
  readonly largestPage?: number;
}

/** Something that lives as long as one operation, such as its loaders: made at first use, and gone with the context. */
export function perContext<Value>(make: (context: MemberContext) => Value): (context: MemberContext) => Value {
  const made = new WeakMap<MemberContext, Value>();
  return (context) => {
    const known = made.get(context);
    if (known !== undefined) return known;
    const value = make(context);
    made.set(context, value);
    return value;
  };
}
