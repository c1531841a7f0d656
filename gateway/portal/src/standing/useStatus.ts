import { useMemo } from 'react';
import useSWR from 'swr';
import type { StatusReport } from '../../../src/status/StatusReport.ts';
import { type Standing, standingOf } from './standings.ts';

/** What the gateway knows of those that it asks, and when it said so. */
export interface KnownStatus {
  report: StatusReport;
  /** As ISO 8601 has it. */
  at: string;
}

/**
 * How bodies and extensions stand, as the gateway knows without asking anybody.
 * @param everySeconds asks again so often while the page is in sight; never when left out
 */
export function useStatus(everySeconds = 0): { status: KnownStatus | undefined; hasFailed: boolean; retry: () => void } {
  const { data, error, mutate } = useSWR<KnownStatus, unknown>('/status.json', ask, {
    refreshInterval: everySeconds * 1000,
    refreshWhenHidden: false,
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });
  return { status: data, hasFailed: error !== undefined, retry: () => void mutate() };
}

/** How each body stands now, by code; none as long as that is not known. */
export function useStandings(): { standings: ReadonlyMap<string, Standing>; status: KnownStatus | undefined } {
  const { status } = useStatus();
  return useMemo(() => ({ status, standings: new Map(status?.report.members.map((each) => [each.code, standingOf(each)])) }), [status]);
}

async function ask(address: string): Promise<KnownStatus> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  const report: StatusReport = await response.json();
  return { report, at: new Date().toISOString() };
}
