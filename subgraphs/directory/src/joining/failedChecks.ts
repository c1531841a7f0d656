import type { ConformanceReport } from '@shafaf/shared/conformance/ConformanceReport';

/** Which checks failed, for the history. */
export function failedChecks({ checks }: ConformanceReport): string {
  return checks
    .filter(({ outcome }) => outcome === 'FAILED')
    .map(({ name }) => name)
    .join(', ');
}
