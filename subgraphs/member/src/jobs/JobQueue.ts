import { type ErrorCode, errorCatalogue } from '@shafaf/shared/errors/catalogue';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { logFault } from '@shafaf/shared/server/maskUnexpected';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { Mapping } from '../publish/mapping/Mapping.ts';
import type { PublishedBy } from '../publish/openPublication.ts';
import { type FilesRequest, publishFiles } from '../publish/publishFiles.ts';
import type { SourceFormat } from '../publish/read/detectFormat.ts';
import type { JobFolders } from './JobFolders.ts';
import { jobReport } from './jobReport.ts';
import { beginJob, endJob, endLeftJobs, finishJob, forgetJobs, JobWasEnded, noteProgress } from './jobStore.ts';
import type { JobFault, JobProgress, RejectedRowReport, WarnedRowReport } from './PublicationJob.ts';
import { rejectedRowReport } from './rejectedRowReport.ts';
import { warnedRowReport } from './warnedRowReport.ts';

/** A job whose file has arrived. */
export interface JobOrder {
  id: string;
  category: string;
  publisher: PublishedBy;
  /** What people call the file. */
  fileName: string;
  totalBytes: number;
  mapping: Mapping | undefined;
  format: SourceFormat | undefined;
  allOrNothing: boolean;
  dryRun: boolean;
  samples: boolean;
}

/** Whose jobs are done, and with what. */
export interface JobQueueOptions {
  database: Kysely<MemberDatabase>;
  /** The member's code. */
  member: string;
  folders: JobFolders;
  logger: Logger;
}

/** Jobs that wait at most, beside the one that runs. */
const MOST_WAITING = 16;
const NOTE_EVERY_MILLISECONDS = 1_000;
const ROWS_REPORTED = 100;
const DAY_MILLISECONDS = 86_400_000;
/** How long rejected rows may be fetched. */
const REJECTS_DAYS = 7;
/** How long jobs, and with them idempotency keys, are remembered. */
const JOBS_DAYS = 30;

interface Entry {
  order: JobOrder;
  progress: JobProgress;
  ended: Promise<void>;
  end: () => void;
}

/** Publishes files that came over HTTP, one after the other: what is published together would wait for each other in the database anyway. */
export class JobQueue {
  readonly #options: JobQueueOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #entering = new Set<string>();
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  #opening: Promise<void> | null = null;

  constructor(options: JobQueueOptions) {
    this.#options = options;
  }

  /**
   * Kept when jobs may be added: it was said of those that an earlier run left open that they were interrupted, and cleared up after them.
   * Fails while the database is away; the next call tries again.
   */
  opened(): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /** Whether no more jobs are taken for now. */
  get isFull(): boolean {
    return this.#entries.size > MOST_WAITING || this.#stop.signal.aborted;
  }

  /** Takes a job that waits (in the database too). The promise is kept when it has ended, however it ends. */
  add(order: JobOrder): Promise<void> {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const entry: Entry = { order, progress: { rowsRead: 0, bytesRead: 0, totalBytes: order.totalBytes }, ended, end };
    this.#entries.set(order.id, entry);
    this.#working = this.#working.then(() => this.#take(entry));
    return ended;
  }

  /** Runs what enters a job in the database and then adds it: in between, it waits although it is not added yet. */
  async entering<Result>(id: string, enter: () => Promise<Result>): Promise<Result> {
    this.#entering.add(id);
    try {
      return await enter();
    } finally {
      this.#entering.delete(id);
    }
  }

  /** Whether a job is being entered: see `entering`. */
  isEntering(id: string): boolean {
    return this.#entering.has(id);
  }

  /** How far a job has come that waits or runs here; null for any other. */
  progressOf(id: string): JobProgress | null {
    return this.#entries.get(id)?.progress ?? null;
  }

  /** Kept when a job has ended; null when it neither waits nor runs here. */
  endOf(id: string): Promise<void> | null {
    return this.#entries.get(id)?.ended ?? null;
  }

  /** Interrupts the job that runs and those that wait. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('the server stops'));
    await this.#working;
  }

  async #open(): Promise<void> {
    const { database, folders } = this.#options;
    await endLeftJobs(database, interrupted());
    await folders.removeSources();
    await this.#sweep();
  }

  async #take(entry: Entry): Promise<void> {
    const { database, folders, logger } = this.#options;
    const { id } = entry.order;
    try {
      await this.#run(entry).catch(async (error: unknown) => {
        if (error instanceof JobWasEnded) return;
        const { state, fault } = this.#endOf(error, id);
        await endJob(database, id, state, fault);
      });
      await folders.removeSource(id);
      await this.#sweep();
    } catch (error) {
      // The database is away, say. What is not noted now is when the job is asked about, or when the server starts again.
      logger.error({ err: error, job: id }, 'The end of a publication could not be noted');
    } finally {
      this.#entries.delete(id);
      entry.end();
    }
  }

  async #run({ order, progress }: Entry): Promise<void> {
    const { database, member, folders } = this.#options;
    const { id, category, dryRun } = order;
    this.#stop.signal.throwIfAborted();
    if (!(await beginJob(database, id))) throw new JobWasEnded();
    const rejectedRows: RejectedRowReport[] = [];
    const rejectsUntil = new Date(Date.now() + REJECTS_DAYS * DAY_MILLISECONDS);
    const warnedRows: WarnedRowReport[] = [];
    const context = { jobId: id, category, dryRun, rejectedRows, warnedRows, rejectsUntil };
    let noted = Date.now();
    const note = () => {
      noted = Date.now();
      // A note that is lost is made up for by the next.
      noteProgress(database, id, progress).catch(() => undefined);
    };
    const request: FilesRequest = {
      category,
      member,
      files: [{ path: folders.source(id), name: order.fileName }],
      rejects: folders.rejects(id, 'csv'),
      folder: '.',
      publisher: order.publisher,
      signal: this.#stop.signal,
      allOrNothing: order.allOrNothing,
      dryRun,
      samples: order.samples,
      ...(order.mapping && { mapping: order.mapping }),
      ...(order.format && { format: order.format }),
      onProgress: ({ rows, bytes }) => {
        progress.rowsRead = rows;
        progress.bytesRead = bytes;
        if (rows % 256 === 0 && Date.now() - noted > NOTE_EVERY_MILLISECONDS) note();
      },
      onRejected: (row) => {
        if (row.place.row !== null && rejectedRows.length < ROWS_REPORTED) rejectedRows.push(rejectedRowReport(row));
      },
      onWarned: (row) => {
        if (warnedRows.length < ROWS_REPORTED) warnedRows.push(warnedRowReport(row));
      },
      beforeKeeping: async (transaction, report) => {
        refuseUnreadable(report);
        await finishJob(transaction, id, jobReport(report, context), progress);
      },
    };
    const report = await publishFiles(database, request);
    if (report.published) return;
    refuseUnreadable(report);
    await finishJob(database, id, jobReport(report, context), progress);
  }

  #endOf(error: unknown, id: string): { state: 'FAILED' | 'INTERRUPTED'; fault: JobFault } {
    if (this.#stop.signal.aborted) return { state: 'INTERRUPTED', fault: interrupted() };
    if (error instanceof ShafafError) return { state: 'FAILED', fault: faultOf(error.code, error.message) };
    logFault(this.#options.logger, error, ['publish', 'jobs', id]);
    return { state: 'INTERRUPTED', fault: faultOf('INTERNAL_SERVER_ERROR', 'Internal error. Nothing was published.') };
  }

  async #sweep(): Promise<void> {
    const { database, folders } = this.#options;
    const ago = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS);
    for (const id of await forgetJobs(database, ago(JOBS_DAYS))) await folders.remove(id);
    await folders.sweep(ago(REJECTS_DAYS), new Set(this.#entries.keys()));
  }
}

/** What is said of a job that the server's end has cut short. */
export function interrupted(): JobFault {
  return faultOf('PUBLICATION_INTERRUPTED', errorCatalogue.PUBLICATION_INTERRUPTED.meaning);
}

function faultOf(code: ErrorCode, message: string): JobFault {
  return { code, message, whatToDo: errorCatalogue[code].whatToDo };
}

/** A file of which nothing can be read is no publication without rows. */
function refuseUnreadable({ rows, files: [file] }: { rows: number; files: { unreadable: string | null }[] }): void {
  if (rows === 0 && file !== undefined && file.unreadable !== null) throw new ShafafError('UNREADABLE_FILE', file.unreadable);
}
