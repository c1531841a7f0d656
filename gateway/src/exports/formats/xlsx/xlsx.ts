import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportManifest } from '../../ExportManifest.ts';
import type { ExportContent, TableFormat, Written } from '../ExportFormat.ts';
import { incompleteNotice } from '../incompleteNotice.ts';
import { writtenRow } from '../writtenRow.ts';
import { cellXml, textCell } from './cellXml.ts';
import { manifestRows } from './manifestRows.ts';
import { contentTypes, rootRelations, sheetEnd, sheetStart, styles, workbook, workbookRelations } from './workbookParts.ts';

/** The format's own limit, the row of headings among them. */
const MOST_ROWS = 1_048_576;
/** Sheets are text that repeats itself: packed lightly they are little larger than packed as tightly as possible, in a third of the time. */
const COMPRESSION = { compressionLevel: 1 };

/**
 * A spreadsheet, written as the rows come: from right to left in Persian, with real numbers, days and yes or no, and the Jalali days beside as text. What
 * does not fit into one sheet goes on in the next one. The last sheet says what the file is.
 */
export const xlsx: TableFormat = {
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isTable: true,
  rowOf: (content) => writtenRow(content, cellXml, (cells) => `<row>${cells.join('')}</row>`),
  write: (rows, content, manifest) => writeSheets(rows, content, manifest, MOST_ROWS),
};

/**
 * Writes the workbook's parts one after the other.
 * @param mostRows rows of a sheet at most
 */
export async function* writeSheets(
  rows: AsyncIterable<readonly Written[]>,
  content: ExportContent,
  manifest: () => ExportManifest,
  mostRows: number,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const source = new RowSource(rows);
  let failed: unknown;
  let sheets = 0;

  const addSheet = () => {
    sheets++;
    const sheet = Readable.from(guarded(sheetRows(source, content, manifest, mostRows)), { objectMode: false });
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`, COMPRESSION);
  };
  async function* guarded(pieces: AsyncIterable<string>): AsyncGenerator<string> {
    try {
      yield* pieces;
      if (await source.hasMore()) addSheet();
      else finish();
    } catch (error) {
      failed = error;
      zip.outputStream.emit('error', error);
    }
  }
  function finish() {
    const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, COMPRESSION);
    add(`xl/worksheets/sheet${sheets + 1}.xml`, `${sheetStart(content, null)}${manifestRows(manifest(), content)}${sheetEnd}`);
    add('xl/workbook.xml', workbook(sheets, content));
    add('xl/_rels/workbook.xml.rels', workbookRelations(sheets + 1));
    add('xl/styles.xml', styles);
    add('_rels/.rels', rootRelations);
    add('[Content_Types].xml', contentTypes(sheets + 1));
    zip.end();
  }

  addSheet();
  for await (const piece of zip.outputStream) {
    if (failed !== undefined) throw failed;
    yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
}

async function* sheetRows(
  source: RowSource,
  content: ExportContent,
  manifest: () => ExportManifest,
  mostRows: number,
): AsyncGenerator<string> {
  yield sheetStart(content, content.columns);
  // A row is kept free for the notice that something is missing.
  for (let left = mostRows - 2; left > 0; ) {
    const taken = await source.take(left);
    if (taken.length === 0) break;
    left -= taken.length;
    yield taken.join('');
  }
  const notice = (await source.hasMore()) ? null : incompleteNotice(manifest());
  if (notice !== null) yield `<row>${textCell(notice)}</row>`;
  yield sheetEnd;
}

/** Rows that are taken as they fit. */
class RowSource {
  readonly #batches: AsyncIterator<readonly Written[]>;
  #batch: readonly Written[] = [];
  #at = 0;
  #ended = false;

  constructor(rows: AsyncIterable<readonly Written[]>) {
    this.#batches = rows[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#at >= this.#batch.length && !this.#ended) {
      const next = await this.#batches.next();
      this.#ended = next.done === true;
      this.#batch = next.done === true ? [] : next.value;
      this.#at = 0;
    }
    return this.#at < this.#batch.length;
  }

  /** Some of the rows that are left, at most so many; none when there are none. */
  async take(most: number): Promise<readonly Written[]> {
    if (!(await this.hasMore())) return [];
    const taken = this.#batch.slice(this.#at, this.#at + most);
    this.#at += taken.length;
    return taken;
  }
}
