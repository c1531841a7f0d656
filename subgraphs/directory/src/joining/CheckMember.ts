import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';
import type { MemberKind } from '../members/provinceMembers.ts';

/** A server that is to be tried: whose it should be, by the register, and where it answers GraphQL. */
export interface CheckSubject {
  code: string;
  kind: MemberKind;
  /** Code of the county that a municipality lies in. */
  county: string | null;
  address: string;
  /** Pins of the keys that it may show over TLS; empty where authorities vouch for it. */
  keyPins: readonly string[];
}

/**
 * Tries a server against the province's contract. It is given to the directory by whoever starts it, which makes no call to a member's
 * address itself.
 * @throws what `signal` was aborted with; a server that does not answer is no error but a report.
 */
export type CheckMember = (subject: CheckSubject, signal: AbortSignal) => Promise<ConformanceReport>;
