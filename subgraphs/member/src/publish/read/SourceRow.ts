import type { Problem } from '../Problem.ts';
import type { Json } from './assembleJson.ts';
import { jsonText } from './jsonText.ts';

/**
 * A cell: text as it stands, or, where the file's format knows better (a number or a list in JSON, a day or a percentage in a spreadsheet), what it
 * is. A number is a plain decimal text, a day `YYYY-MM-DD`; a percentage is the number before its sign: `45` where the sheet holds 0.45 and shows 45%.
 */
export type Cell = string | { kind: 'number' | 'day' | 'percent'; text: string } | { kind: 'list'; items: readonly Json[] };

/** A row of a file, before its columns have a meaning. */
export interface SourceRow {
  /** Where the row begins: the line of a CSV or NDJSON file, the row of a sheet, or the position in a JSON array; from 1. */
  number: number;
  /** By position, for tables; by name, for objects. */
  cells: readonly Cell[] | ReadonlyMap<string, Cell>;
  /** What made the row unreadable, if anything did. */
  problems?: Problem[];
}

/** The rows of a file, with the names of their columns where it has any. */
export interface SourceTable {
  /** Null for a table without a header, and for objects. */
  header: string[] | null;
  rows: AsyncIterable<SourceRow>;
}

/** The cell's text; a list's as JSON. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell.kind === 'list') return jsonText(cell.items);
  return cell.kind === 'percent' ? `${cell.text}%` : cell.text;
}

/** Characters of one cell that are taken at most. */
export const LONGEST_CELL = 100_000;

/** Characters of one row that are read at most, so that a file without line ends cannot fill the memory. */
export const LONGEST_ROW = 8 * 1024 * 1024;
