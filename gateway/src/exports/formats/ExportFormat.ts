import type { ExportColumn } from '../ExportColumn.ts';
import type { ExportManifest } from '../ExportManifest.ts';

/** What a record is written as: text of the file, or the values of its cells. */
export type Written = string | readonly unknown[];

/** What a format is given. */
export interface ExportContent {
  /** The columns of a table. */
  columns: readonly ExportColumn[];
  /** The language of headings, and of what is said in the file itself. */
  language: 'fa' | 'en';
}

/** A form in which records are written. */
export type ExportFormat = TableFormat | RecordFormat;

/** One that has a table of `columns`. */
export interface TableFormat extends FormatParts {
  isTable: true;
  /** Makes of a record's cells, in the order of the columns, what is kept of it until its turn comes. */
  rowOf: (content: ExportContent) => (cells: readonly unknown[]) => Written;
}

/** One that has records as they are in the graph. */
export interface RecordFormat extends FormatParts {
  isTable: false;
  /** Makes of a record what is kept of it until its turn comes. */
  rowOf: (record: Readonly<Record<string, unknown>>) => Written;
}

interface FormatParts {
  mediaType: string;
  /**
   * The file, a piece at a time.
   * @param rows what `rowOf` made of the records, in their order, some at a time
   * @param manifest what is known of the whole, once all rows were taken
   */
  write: (
    rows: AsyncIterable<readonly Written[]>,
    content: ExportContent,
    manifest: () => ExportManifest,
  ) => AsyncIterable<string | Uint8Array>;
}
