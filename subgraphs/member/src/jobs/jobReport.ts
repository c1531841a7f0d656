import type { FilesReport } from '../publish/publishFiles.ts';
import type { JobReport, RejectedRowReport, WarnedRowReport } from './PublicationJob.ts';

/** What a report needs beside what publishing says. */
export interface ReportContext {
  jobId: string;
  category: string;
  dryRun: boolean;
  /** The first of them. */
  rejectedRows: RejectedRowReport[];
  warnedRows: WarnedRowReport[];
  /** Until when the files of rejects are kept. */
  rejectsUntil: Date;
}

/** The report of a job's one file, for those who sent it: without paths of this machine. */
export function jobReport({ files, unreadable: _, ...counts }: FilesReport, context: ReportContext): JobReport {
  const [file] = files;
  if (file === undefined) throw new Error('A job publishes one file.');
  const { jobId, category, dryRun, rejectedRows, warnedRows, rejectsUntil } = context;
  const ndjson = file.rejects.some((path) => path.endsWith('.ndjson'));
  return {
    category,
    file: file.file,
    format: file.format,
    dryRun,
    ...counts,
    rejectedRows,
    warnedRows,
    skippedRows: file.skippedRows,
    ignoredColumns: file.ignoredColumns,
    notes: Object.fromEntries(file.notes),
    unreadable: file.unreadable,
    rejects:
      file.rejects.length === 0
        ? null
        : {
            csv: `/publish/jobs/${jobId}/rejects.csv`,
            ndjson: ndjson ? `/publish/jobs/${jobId}/rejects.ndjson` : null,
            until: rejectsUntil.toISOString(),
          },
  };
}
