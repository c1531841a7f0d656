import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { categoryNamed } from '../categories/categories.ts';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { fileRejects } from './files/fileRejects.ts';
import { type ItemOptions, itemsOf, type Place } from './files/itemsOf.ts';
import { type FileReport, type OpenedFile, openFiles } from './files/openFiles.ts';
import type { Mapping } from './mapping/Mapping.ts';
import { checkMapping } from './mapping/readMapping.ts';
import type { PublishedBy } from './openPublication.ts';
import type { RejectedRow } from './Problem.ts';
import { type PublicationItem, type PublicationResult, publishContent, type WarnedRow } from './publishContent.ts';
import type { SourceFormat } from './read/detectFormat.ts';

/** Files to be published together. */
export interface FilesRequest {
  /** As in ids, such as `contracts`. */
  category: string;
  /** Code of the member whose database this is. */
  member: string;
  /** Paths, or where a file lies and under which name people know it. */
  files: (string | NamedFile)[];
  mapping?: Mapping;
  /** What the files are; found out when left out. */
  format?: SourceFormat;
  allOrNothing?: boolean;
  dryRun?: boolean;
  /** Marks every record as a sample: for trying files out, above all another body's. */
  samples?: boolean;
  /** The file for rejected rows, or the folder for them when there are several files; `<name>.rejects.csv` in `folder` when left out. */
  rejects?: string;
  /** The folder for rejected rows when `rejects` is left out. */
  folder: string;
  /** Who publishes; not known when left out. */
  publisher?: PublishedBy;
  now?: Date;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  onRejected?: (row: RejectedRow<Place>) => void;
  /** Told of each record that is added or changed and looks wrong. */
  onWarned?: (row: WarnedRow<Place>) => void;
  onWaiting?: () => void;
  /** As in `PublicationRequest`, with the report, whose files of rejects are complete. */
  beforeKeeping?: (transaction: Transaction<MemberDatabase>, report: FilesReport) => Promise<void>;
}

/** A file that lies elsewhere than its name says, such as one that came over HTTP. */
export interface NamedFile {
  path: string;
  name: string;
}

/** How far the reading has come. */
export interface Progress {
  rows: number;
  bytes: number;
  totalBytes: number;
}

/** What became of the files: `rows` = added + changed + unchanged + rejected + skipped + superseded. */
export interface FilesReport {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Of those added and changed, how many look wrong. */
  warned: number;
  /** Empty rows, and those that the mapping leaves out. */
  skipped: number;
  /** Contracts of OCDS releases for which a newer release speaks. */
  superseded: number;
  /** Files that could not be read, at all or to their end. */
  unreadable: number;
  published: boolean;
  /** Its number in the table `publications`; null when nothing was kept. */
  publication: string | null;
  files: FileReport[];
}

/**
 * Publishes files as one publication: readers see all of it at once. Good rows go in and bad ones are reported, each with what to do,
 * and written to a file of rejects that can be mended and published again with the same mapping. A file that cannot be read is
 * reported too; what it gave before counts.
 *
 * @throws ShafafError `BAD_MAPPING` when the mapping does not fit a file; and whatever stops the publication. Nothing is published then.
 */
export async function publishFiles(db: Kysely<MemberDatabase>, request: FilesRequest): Promise<FilesReport> {
  const { member } = request;
  const category = categoryNamed(request.category);
  const mapping = request.mapping ?? checkMapping({});
  const files = await openFiles(request.files, request.format, mapping, category);
  const options: ItemOptions = { category, mapping, progress: progressOf(files, request.onProgress) };
  const rejects = fileRejects(files, request, mapping.delimiter ?? ',');
  const unreadable = new Set<FileReport>();
  let publication: string | null = null;
  const reportOf = (result: PublicationResult): FilesReport => {
    const sum = (pick: (report: FileReport) => number) => files.reduce((total, { report }) => total + pick(report), 0);
    return {
      rows: sum(({ rows }) => rows),
      added: result.added,
      changed: result.changed,
      unchanged: result.unchanged,
      rejected: sum(({ rejected }) => rejected),
      warned: result.warned,
      skipped: sum(({ skipped }) => skipped),
      superseded: sum(({ superseded }) => superseded),
      unreadable: unreadable.size,
      published: result.published,
      publication: result.published ? publication : null,
      files: files.map(({ report }) => report),
    };
  };
  try {
    const result = await publishContent<Place>(
      db,
      {
        category: category.name,
        member,
        source: sourceOf(files),
        sourceHash: hashOf(files),
        ...(request.allOrNothing && { allOrNothing: true }),
        ...(request.dryRun && { dryRun: true }),
        ...(request.now && { now: request.now }),
        ...(request.signal && { signal: request.signal }),
        ...(request.onWaiting && { onWaiting: request.onWaiting }),
        ...(request.publisher && { publisher: request.publisher }),
        beforeKeeping: async (transaction, { id, result }) => {
          publication = id;
          if (request.beforeKeeping === undefined) return;
          await rejects.close();
          await request.beforeKeeping(transaction, reportOf(result));
        },
        onRejected: async (row) => {
          if (row.place.row === null) unreadable.add(row.place.report);
          else row.place.report.rejected++;
          request.onRejected?.(row);
          await rejects.write(row);
        },
        onWarned: (row) => {
          row.place.report.warned++;
          request.onWarned?.(row);
        },
      },
      request.samples ? asSamples(itemsOf(files, options)) : itemsOf(files, options),
    );
    await rejects.close();
    return reportOf(result);
  } finally {
    await rejects.close();
  }
}

async function* asSamples(items: AsyncIterable<PublicationItem<Place>>): AsyncGenerator<PublicationItem<Place>> {
  for await (const item of items)
    yield 'content' in item && typeof item.content === 'object' ? { ...item, content: { ...item.content, sample: true } } : item;
}

function sourceOf(files: OpenedFile[]): string {
  const names = files.map(({ report }) => report.file);
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}

function hashOf(files: OpenedFile[]): string | null {
  const hashes = files.flatMap(({ source }) => source?.hash ?? []);
  if (hashes.length < 2) return hashes[0] ?? null;
  return createHash('sha256').update(hashes.sort().join('\n')).digest('hex');
}

function progressOf(files: OpenedFile[], tell: ((progress: Progress) => void) | undefined): ItemOptions['progress'] {
  const totalBytes = files.reduce((total, { source }) => total + (source?.size ?? 0), 0);
  const progress: Progress = { rows: 0, bytes: 0, totalBytes };
  return {
    onRow: () => {
      progress.rows++;
      tell?.(progress);
    },
    onBytes: (bytes) => {
      progress.bytes += bytes;
    },
  };
}
