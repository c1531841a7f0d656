import type { ExportManifest } from '../../ExportManifest.ts';

/** The manifest of an export of two contracts, which lacks nothing, but for what is given. */
export function manifestOf(more: Partial<ExportManifest> = {}): ExportManifest {
  return {
    export: 'contracts',
    filter: { minAmount: '5' },
    order: { field: 'AMOUNT', direction: 'DESC' },
    after: null,
    startedAt: '2025-04-01T08:30:00.250Z',
    endedAt: '2025-04-01T08:30:01.250Z',
    rows: 2,
    more: false,
    figures: { count: '2', amount: '12' },
    last: null,
    complete: true,
    coverage: { complete: true, asked: 1, answered: 1, skipped: 0, stale: [], missing: [], dropped: [] },
    members: [],
    changed: [],
    ...more,
  };
}
