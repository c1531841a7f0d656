import type { CoverageReport } from '../coverage.ts';

/** What became of a list that was read to its end, or as far as it could be. */
export interface RowsReport {
  coverage: CoverageReport;
  /** How many rows were given. */
  rows: number;
  /** What each member gave that was asked, in order of the members' codes. */
  members: readonly MemberPart[];
}

/** A member's part of a list. */
export interface MemberPart {
  code: string;
  /** How many of its rows were given. One that is missing may have given some before it failed. */
  rows: number;
  /** The version of its data at the beginning; null where it is not known. */
  version: string | null;
  /** The same at the end: rows that were published in between may be in the list or not. */
  versionAtEnd: string | null;
}
