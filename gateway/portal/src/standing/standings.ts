import type { MemberStatus } from '../../../src/status/MemberStatus.ts';

/**
 * How a body stands, as readers are told: what the gateway knows, with those apart that answer too late. What they are called stands in the words.
 */
export const STANDINGS = ['SILENT', 'LATE', 'FAILING', 'PENDING', 'SUSPENDED', 'NOT_CONNECTED', 'ANSWERING'] as const;

/** One of them. */
export type Standing = (typeof STANDINGS)[number];

/** How they look: one that answers, one that does not although it should, and one that is not asked. */
export type Look = 'well' | 'unwell' | 'away';

/** The standing of a body. */
export function standingOf({ state, reason }: Pick<MemberStatus, 'state' | 'reason'>): Standing {
  return reason === 'TIMEOUT' ? 'LATE' : state;
}

/** How it looks. */
export function lookOf(standing: Standing): Look {
  if (standing === 'ANSWERING') return 'well';
  return standing === 'SILENT' || standing === 'LATE' || standing === 'FAILING' ? 'unwell' : 'away';
}

/** How many bodies stand so. */
export function countsOf(members: readonly Pick<MemberStatus, 'state' | 'reason'>[]): ReadonlyMap<Standing, number> {
  const counts = new Map<Standing, number>();
  for (const member of members) counts.set(standingOf(member), (counts.get(standingOf(member)) ?? 0) + 1);
  return counts;
}
