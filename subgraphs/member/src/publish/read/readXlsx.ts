import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Source } from './openSource.ts';
import { cellText, type SourceTable } from './SourceRow.ts';
import { openXlsx } from './xlsx/openXlsx.ts';
import { sheetRows } from './xlsx/sheetRows.ts';
import { readWorkbook } from './xlsx/workbook.ts';

/** How a spreadsheet is read. */
export interface XlsxReading {
  /** The sheet's name or its position from 1; the first visible one when left out. */
  sheet?: string | number | undefined;
  /** Whether the first row names the columns. */
  header: boolean;
  onBytes?: ((bytes: number) => void) | undefined;
}

/** The rows of a sheet, streamed; only the workbook's shared texts are kept in memory. Rows without any cell are no rows. */
export async function readXlsx(source: Source, { sheet, header, onBytes }: XlsxReading): Promise<SourceTable> {
  const xlsx = await openXlsx(source);
  try {
    const workbook = await readWorkbook(xlsx);
    const { sheets } = workbook;
    const chosen =
      sheet === undefined
        ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
        : typeof sheet === 'number'
          ? sheets[sheet - 1]
          : sheets.find(({ name }) => name === sheet);
    if (chosen === undefined)
      throw new ShafafError(
        'BAD_MAPPING',
        `${source.name} has no sheet ${sheet ?? ''}; it has: ${sheets.map(({ name }) => `"${name}"`).join(', ') || 'none'}.`,
      );
    const found = sheetRows(xlsx, workbook, chosen.part, onBytes);
    const first = header ? await found.next() : null;
    if (first?.done) throw new ShafafError('UNREADABLE_FILE', `${source.name}: the sheet "${chosen.name}" has no row.`);
    const names = first ? first.value.cells.map((cell) => cellText(cell).trim()) : null;
    return { header: names, rows: closing(found, xlsx.close) };
  } catch (error) {
    xlsx.close();
    throw error;
  }
}

async function* closing<T>(rows: AsyncIterable<T>, close: () => void): AsyncGenerator<T> {
  try {
    yield* rows;
  } finally {
    close();
  }
}
