import { appendFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { RejectedRow } from '../Problem.ts';
import type { FilesRequest } from '../publishFiles.ts';
import { jsonText } from '../read/jsonText.ts';
import { type RejectsFile, rejectsFile } from '../report/rejectsFile.ts';
import type { Place } from './itemsOf.ts';
import type { FileReport, OpenedFile } from './openFiles.ts';

/** Files of rejects, one for each file that has any. */
export interface FileRejects {
  write(row: RejectedRow<Place>): Promise<void>;
  /** Ends them, and notes in each file's report where they are. May be called again. */
  close(): Promise<void>;
}

/**
 * Rejected contracts of an OCDS file are also written as NDJSON, each with its release, for that is what can be mended and published again.
 * @throws ShafafError `BAD_USER_INPUT` when the file of rejects would be one of the files themselves.
 */
export function fileRejects(files: OpenedFile[], request: Pick<FilesRequest, 'rejects' | 'folder'>, delimiter: string): FileRejects {
  const paths = pathsOf(files, request);
  const open = new Map<FileReport, RejectsFile>();
  const releases = new Map<FileReport, string>();
  return {
    async write({ place, problems }) {
      const { report } = place;
      const path = paths.get(report);
      // A file that cannot be read has no row that could be mended.
      if (path === undefined || place.row === null) return;
      let file = open.get(report);
      if (file === undefined) {
        file = rejectsFile(path, delimiter);
        open.set(report, file);
      }
      const { header, cells } = place.original();
      await file.write(header, { file: report.file, row: place.row, localId: place.localId, cells, problems });
      if (place.release === null) return;
      const line = `${jsonText(place.release)}\n`;
      const lines = releases.get(report);
      if (lines === undefined) releases.set(report, path.replace(/\.csv$/, '').concat('.ndjson'));
      await (lines === undefined ? writeFile : appendFile)(releases.get(report) ?? path, line);
    },
    async close() {
      const done = [...open];
      open.clear();
      for (const [report, file] of done) {
        const path = await file.close();
        report.rejects = [path, releases.get(report)].filter((name) => name !== null && name !== undefined);
      }
    },
  };
}

function pathsOf(files: OpenedFile[], { rejects, folder }: Pick<FilesRequest, 'rejects' | 'folder'>): Map<FileReport, string> {
  const paths = new Map<FileReport, string>();
  const taken = new Set(files.map(({ path }) => resolve(path)));
  for (const { report } of files) {
    if (rejects !== undefined && files.length === 1) {
      if (taken.has(resolve(rejects)))
        throw new ShafafError('BAD_USER_INPUT', `The rejected rows cannot be written to ${rejects}, which is the file itself.`);
      paths.set(report, resolve(rejects));
      continue;
    }
    const base = join(resolve(rejects ?? folder), basename(report.file));
    let name = `${base}.rejects.csv`;
    for (let count = 2; taken.has(name); count++) name = `${base}.rejects.${count}.csv`;
    taken.add(name);
    paths.set(report, name);
  }
  return paths;
}
