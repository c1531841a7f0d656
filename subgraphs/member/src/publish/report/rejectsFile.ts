import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Problem } from '../Problem.ts';

/** Columns that explain a rejected row; they stand after the row's own. The last one keeps the row's id, so that mending cannot change it. */
export const EXPLANATION = ['file', 'row', 'column', 'value', 'problem', 'مشکل', 'what to do', 'چه باید کرد', 'shafaf-id'] as const;
/** What the last cell of a rejected row begins with. */
export const ID_MARK = 'shafaf-id:';

/** A row for the file of rejects. */
export interface Reject {
  file: string;
  row: number | null;
  localId: string;
  cells: readonly string[];
  problems: readonly Problem[];
}

/** A CSV file of rejected rows, made when the first one comes. */
export interface RejectsFile {
  write(header: readonly string[] | null, reject: Reject): Promise<void>;
  /** Ends the file; its path, or null when nothing was rejected. */
  close(): Promise<string | null>;
}

/**
 * The rejected rows of one file as CSV for spreadsheets: UTF-8 with a byte order mark, cells guarded against formulas. The delimiter is the
 * mapping's, if it names one, so that the same mapping reads this file.
 */
export function rejectsFile(path: string, delimiter = ','): RejectsFile {
  let stream: WriteStream | null = null;
  let failure: Error | null = null;
  const open = async () => {
    await mkdir(dirname(path), { recursive: true });
    const opened = createWriteStream(path);
    opened.on('error', (error) => {
      failure = error;
    });
    return opened;
  };
  return {
    async write(header, { file, row, localId, cells, problems }) {
      let text = '';
      if (stream === null) {
        stream = await open();
        text = `\ufeff${header === null ? '' : csvLine([...header, ...EXPLANATION], delimiter)}`;
      }
      const all = (pick: (problem: Problem) => string | null) =>
        [...new Set(problems.map(pick).filter((part) => part !== null && part !== ''))].join(' | ');
      text += csvLine(
        [
          ...cells,
          file,
          row === null ? '' : String(row),
          all(({ column }) => column),
          all(({ value }) => value),
          all(({ reason }) => reason.en),
          all(({ reason }) => reason.fa),
          all(({ whatToDo }) => whatToDo.en),
          all(({ whatToDo }) => whatToDo.fa),
          `${ID_MARK} ${localId}`,
        ],
        delimiter,
      );
      if (!stream.write(text) && !failure) await Promise.race([once(stream, 'drain'), once(stream, 'error')]);
      if (failure) throw failure;
    },
    async close() {
      if (stream === null) return null;
      stream.end();
      await finished(stream);
      return path;
    },
  };
}

/** One line of CSV. Cells that a spreadsheet would take for a formula get an apostrophe before them. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells
    .map((cell) => {
      const guarded = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
      return guarded.includes(delimiter) || /[",;\n\r\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
    })
    .join(delimiter)}\r\n`;
}
