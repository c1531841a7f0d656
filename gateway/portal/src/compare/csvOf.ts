import { csvField } from '@shafaf/shared/csv/csvField';

/** A cell: text, or a whole number, which is written in Latin digits and without marks between thousands. */
export type CsvCell = string | bigint | null;

/** So that spreadsheets know that it is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Lines as CSV. */
export function csvOf(lines: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: CsvCell): string {
  return typeof cell === 'string' ? csvField(cell) : String(cell ?? '');
}
