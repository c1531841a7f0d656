import type { CellKind } from '../ExportColumn.ts';
import type { ExportContent } from './ExportFormat.ts';

/**
 * Makes the text of a row: each cell written by its kind, and all of them put together. They are put together at once, since a text that grows piece
 * by piece stays in pieces for as long as it waits.
 */
export function writtenRow(
  { columns }: ExportContent,
  write: (kind: CellKind, value: unknown) => string,
  together: (cells: readonly string[]) => string,
): (cells: readonly unknown[]) => string {
  const kinds = columns.map(({ kind }) => kind);
  const written = kinds.map(() => '');
  return (cells) => {
    kinds.forEach((kind, at) => {
      written[at] = write(kind, cells[at]);
    });
    return together(written);
  };
}
