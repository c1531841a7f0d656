import type { Rules } from '@shafaf/gateway/scatter/rules';
import type { Contents } from './Contents.ts';
import type { Listing } from './listingsOf.ts';
import type { Subject } from './Subject.ts';

/** What the register says of the body; null where it is not known. */
export interface SubjectIdentity {
  kind: string;
  /** Code of the county that it is or lies in; null for the governorate. */
  county: string | null;
}

/** All that a check works with. */
export interface Trial {
  subject: Subject;
  identity: SubjectIdentity | null;
  rules: Rules;
  /** The lists of the contract, one a category. */
  listings: readonly Listing[];
  /** What the server's lists hold, as far as it was read. */
  contents: (listing: Listing) => Contents;
}
