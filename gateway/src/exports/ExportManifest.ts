import type { CoverageReport } from '../scatter/coverage.ts';
import type { MemberPart } from '../scatter/rows/RowsReport.ts';

/** What an export says of itself: what was asked, what is in it, and what is missing. */
export interface ExportManifest {
  /** The category, such as `contracts`. */
  export: string;
  /** The parameters of the filter, as in the address. */
  filter: Readonly<Record<string, unknown>>;
  order: { field: string; direction: 'ASC' | 'DESC' };
  /** The place after which it begins; null for the beginning of the list. */
  after: unknown;
  /** When it began and ended, ISO 8601. */
  startedAt: string;
  endedAt: string;
  rows: number;
  /** Sums over all its records, by the names of the figures in the graph; whole numbers as decimal text. */
  figures: Readonly<Record<string, string>>;
  /** The place of its last record, for `after`; null when it has none. */
  last: { key: string | number | null; id: string } | null;
  /** Whether all that matches is in it. */
  complete: boolean;
  coverage: CoverageReport;
  /** What each member gave. */
  members: readonly MemberPart[];
  /** Members that published while it was read: what changed then may be in it or not. */
  changed: readonly string[];
}
