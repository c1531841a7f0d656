import type { ListedRow } from '../../scatter/rows/RowsQuestion.ts';
import type { ExportColumn } from '../ExportColumn.ts';
import type { ExportManifest } from '../ExportManifest.ts';

/** What a format is given. */
export interface ExportContent {
  /** The columns of a table. */
  columns: readonly ExportColumn[];
  /** The language of headings, and of what is said in the file itself. */
  language: 'fa' | 'en';
  /** The records in their order, some at a time. */
  batches: AsyncIterable<readonly ListedRow[]>;
  /** What is known of the whole once all records are written. */
  manifest: () => ExportManifest;
}

/** A form in which records are written. */
export interface ExportFormat {
  mediaType: string;
  /** Whether it is a table of `columns`, or has records as they are in the graph. */
  isTable: boolean;
  write: (content: ExportContent) => AsyncIterable<string | Uint8Array>;
}
