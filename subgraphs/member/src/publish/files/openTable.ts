import type { Mapping } from '../mapping/Mapping.ts';
import { problems } from '../problems.ts';
import { objectRow } from '../read/objectRow.ts';
import type { Source } from '../read/openSource.ts';
import { readCsv } from '../read/readCsv.ts';
import { readJson } from '../read/readJson.ts';
import { readNdjson } from '../read/readNdjson.ts';
import { readXlsx } from '../read/readXlsx.ts';
import { type Cell, cellText, type SourceRow, type SourceTable } from '../read/SourceRow.ts';
import { EXPLANATION, ID_MARK } from '../report/rejectsFile.ts';
import type { OpenedFile } from './openFiles.ts';

/** A file as rows. */
export interface OpenedTable {
  header: string[] | null;
  /** Whether rows have positions; else they are objects. */
  isTable: boolean;
  /** `givenId` is the id that a row of a file of rejects has kept. */
  rows: AsyncIterable<{ row: SourceRow; givenId: string | null }>;
}

/** Opens a file that is not OCDS. A file of rejects loses the columns that explain. */
export async function openTable(
  file: OpenedFile,
  source: Source,
  mapping: Mapping,
  onBytes: (bytes: number) => void,
): Promise<OpenedTable> {
  const { format } = file.report;
  const { encoding } = file;
  if (format === 'json' || format === 'ndjson') {
    const rows = objectRows(
      format === 'json' ? readJson(source, encoding, file.place ?? { list: true }, onBytes) : readNdjson(source, encoding, onBytes),
    );
    return { header: null, isTable: false, rows: withIds(rows) };
  }
  const table: SourceTable =
    format === 'xlsx'
      ? await readXlsx(source, { sheet: mapping.sheet, header: mapping.header, onBytes })
      : await readCsv(source, { encoding, delimiter: mapping.delimiter, header: mapping.header, onBytes });
  const explained = table.header?.at(-1) === EXPLANATION.at(-1);
  const header = explained ? (table.header?.slice(0, -EXPLANATION.length) ?? null) : table.header;
  return { header, isTable: true, rows: withIds(format === 'xlsx' && header ? filled(table.rows, header.length) : table.rows) };
}

async function* objectRows(
  items: AsyncIterable<{ number: number } & ({ value: Parameters<typeof objectRow>[1] } | { text: string; fault: string })>,
): AsyncGenerator<SourceRow> {
  for await (const item of items) {
    const row = 'value' in item ? objectRow(item.number, item.value) : null;
    if (row) yield row;
    else
      yield {
        number: item.number,
        cells: new Map(),
        problems: ['value' in item ? problems.noObject(item.value, null) : problems.noObject(item.text, item.fault)],
      };
  }
}

/** A spreadsheet leaves out the empty cells at a row's end. */
async function* filled(rows: AsyncIterable<SourceRow>, width: number): AsyncGenerator<SourceRow> {
  for await (const row of rows) {
    const cells = [...row.cells.values()];
    yield { ...row, cells: cells.length < width ? [...cells, ...new Array<Cell>(width - cells.length).fill('')] : cells };
  }
}

async function* withIds(rows: AsyncIterable<SourceRow>): AsyncGenerator<{ row: SourceRow; givenId: string | null }> {
  for await (const row of rows) {
    const { cells } = row;
    const last = cells instanceof Map ? undefined : [...cells.values()].at(-1);
    const mark = last === undefined ? '' : cellText(last);
    if (mark.startsWith(ID_MARK))
      yield { row: { ...row, cells: [...cells.values()].slice(0, -EXPLANATION.length) }, givenId: mark.slice(ID_MARK.length).trim() };
    else yield { row, givenId: null };
  }
}
