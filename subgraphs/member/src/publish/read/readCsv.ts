import { Readable } from 'node:stream';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Source } from './openSource.ts';
import { LONGEST_ROW, type SourceRow, type SourceTable } from './SourceRow.ts';
import { textOf } from './textOf.ts';

/** How a CSV file is read. */
export interface CsvReading {
  encoding: string;
  /** The character between cells; found out when left out. */
  delimiter?: string | undefined;
  /** Whether the first row names the columns. */
  header: boolean;
  onBytes?: ((bytes: number) => void) | undefined;
}

/** The rows of a CSV file, streamed. Quotes that stand where none should are taken as text. Lines without any cell are no rows. */
export async function readCsv(source: Source, reading: CsvReading): Promise<SourceTable> {
  const delimiter = reading.delimiter ?? detectDelimiter(iconv.decode(source.head, reading.encoding));
  const rows = csvRows(source, reading, delimiter);
  if (!reading.header) return { header: null, rows };
  const first = await rows.next();
  if (first.done) throw new ShafafError('UNREADABLE_FILE', `${source.name} has no row.`);
  return { header: first.value.cells.map((name) => name.trim()), rows };
}

async function* csvRows(source: Source, reading: CsvReading, delimiter: string): AsyncGenerator<SourceRow & { cells: string[] }> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const text = Readable.from(textOf(source, reading.encoding, reading.onBytes));
  text.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of text.pipe(parser)) {
      const { record, info }: { record: string[]; info: InfoRecord } = parsed;
      // `lines` counts to the row's end; line ends within its cells lie between.
      yield { number: info.lines - record.reduce((sum, cell) => sum + lineEnds(cell), 0), cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ShafafError('UNREADABLE_FILE', `${source.name}: ${explain(error)}`);
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function lineEnds(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

function explain(error: CsvError): string {
  const line = typeof error.lines === 'number' ? ` (line ${error.lines})` : '';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return `a quote is opened and never closed, so that the rest of the file is one cell${line}.`;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `a row has more than ${LONGEST_ROW} characters${line}; a quote may be missing, or the delimiter may be another.`;
  return `${error.message}${line}.`;
}

/** The delimiter that most of the first lines agree on. */
export function detectDelimiter(head: string): string {
  const lines = head
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|', '؛']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const usual = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const score = counts.filter((count) => count === usual).length * 1_000 + usual;
    if (counts.length > 0 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
