import type { MissingReason } from '../scatter/coverage.ts';

/**
 * How a member stands with the gateway.
 * - ANSWERING: its server answered when it was last asked;
 * - FAILING: its server is there, but does not answer questions, and is left alone for a while;
 * - SILENT: its server did not answer when it was last asked;
 * - PENDING: it was not asked yet;
 * - SUSPENDED, NOT_CONNECTED: the directory has taken it out, or it runs no server; it is not asked.
 */
export type MemberState = 'ANSWERING' | 'FAILING' | 'SILENT' | 'PENDING' | 'SUSPENDED' | 'NOT_CONNECTED';

/** What the status page says of a member. */
export interface MemberStatus {
  code: string;
  nameFa: string;
  nameEn: string;
  state: MemberState;
  /** Why it does not answer, as `coverage` says it; null when it does, and when it is not asked. */
  reason: MissingReason | null;
  /** When its data was last known to be up to date, as ISO 8601 has it; null when it never was since the gateway began. */
  confirmedAt: string | null;
}
