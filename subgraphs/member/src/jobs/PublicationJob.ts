import type { ErrorCode } from '@shafaf/shared/errors/catalogue';
import type { PrivacyNotice } from '../privacy/personalTexts.ts';
import type { FilesReport } from '../publish/publishFiles.ts';
import type { SourceFormat } from '../publish/read/detectFormat.ts';
import type { WarningCode } from '../warnings/Warning.ts';
import type { JobState } from './publicationJobsTable.ts';

/**
 * A publication that came over HTTP. It waits for those before it, runs, and ends in one of three ways: `DONE` with a report; `FAILED` when
 * the file could not be taken at all; `INTERRUPTED` when the server stopped before the end, or met a fault of its own. Nothing was published
 * of one that failed or was interrupted.
 */
export interface PublicationJob {
  id: string;
  category: string;
  state: JobState;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  progress: JobProgress;
  report: JobReport | null;
  fault: JobFault | null;
}

/** How far the reading has come. */
export interface JobProgress {
  rowsRead: number;
  bytesRead: number;
  totalBytes: number;
}

/** Why a job failed or was interrupted. */
export interface JobFault {
  code: ErrorCode;
  message: string;
  whatToDo: string;
}

/** What became of a file, for those who sent it. */
export interface JobReport extends Omit<FilesReport, 'unreadable' | 'files'> {
  category: string;
  /** Name of the file. */
  file: string;
  format: SourceFormat | null;
  dryRun: boolean;
  /** The first rejected rows; all are in the files of rejects. */
  rejectedRows: RejectedRowReport[];
  /** The first records that look wrong; they are published. */
  warnedRows: WarnedRowReport[];
  /** The first skipped rows. */
  skippedRows: { row: number; because: string }[];
  /** Columns that are not published. */
  ignoredColumns: string[];
  /** What was left out of published records, and how often. */
  notes: Record<string, number>;
  /** Why the file could not be read to its end; null when it was. */
  unreadable: string | null;
  /** Where the rejected rows are, to be mended and sent again, and until when; null when there are none. */
  rejects: { csv: string; ndjson: string | null; until: string } | null;
}

/** A record that was published and looks wrong. */
export interface WarnedRowReport {
  row: number | null;
  id: string;
  warnings: WarningReport[];
}

/** One thing that looks wrong, in English and Persian. */
export interface WarningReport {
  code: WarningCode | PrivacyNotice['code'];
  /** Null for the record as a whole. */
  column: string | null;
  message: string;
  messageFa: string;
}

/** A row that was not published. */
export interface RejectedRowReport {
  row: number | null;
  /** The id it has, or would have. */
  id: string;
  problems: ProblemReport[];
}

/** One thing that is wrong with a row, in English and Persian. */
export interface ProblemReport {
  /** Null for the row as a whole. */
  column: string | null;
  value: string | null;
  message: string;
  messageFa: string;
  whatToDo: string;
  whatToDoFa: string;
}
