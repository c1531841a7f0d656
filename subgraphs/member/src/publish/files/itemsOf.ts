import type { Category } from '../../categories/Category.ts';
import { personalCells, personalMembers } from '../../privacy/personalCells.ts';
import { EXAMPLE_ID } from '../../templates/templateColumns.ts';
import { isShafafError } from '../isShafafError.ts';
import { columnNames } from '../mapping/columnNames.ts';
import type { Mapping } from '../mapping/Mapping.ts';
import { rowMapper } from '../mapping/mapRow.ts';
import { planColumns } from '../mapping/planColumns.ts';
import type { OcdsRecord } from '../ocds/OcdsRecord.ts';
import { outranks } from '../ocds/releasesOf.ts';
import { problems } from '../problems.ts';
import type { PublicationItem } from '../publishContent.ts';
import type { Json, JsonObject } from '../read/assembleJson.ts';
import type { Source } from '../read/openSource.ts';
import { readJson } from '../read/readJson.ts';
import { readNdjson } from '../read/readNdjson.ts';
import { type Cell, cellText, type SourceRow } from '../read/SourceRow.ts';
import type { FileReport, OpenedFile } from './openFiles.ts';
import { type OpenedTable, openTable } from './openTable.ts';

/** Where a row came from. */
export interface Place {
  report: FileReport;
  /** Null for a file as a whole. */
  row: number | null;
  /** The id the row has, or would have. */
  localId: string;
  /** The row as it stood; the header is null when the file has none. Worked out only for rejected rows. */
  original(): { header: readonly string[] | null; cells: readonly string[] };
  /** The OCDS release with the rejected contract alone. */
  release: JsonObject | null;
}

/** How items are made. */
export interface ItemOptions {
  category: Category;
  mapping: Mapping;
  progress: { onRow(): void; onBytes(bytes: number): void };
}

const SKIPPED_SHOWN = 100;
/** Names of objects' members that a file of rejects has room for. */
const MOST_NAMES = 1_000;

/** The records and rejected rows of all files, in their order; one at a time. Counts what is neither. */
export async function* itemsOf(files: OpenedFile[], options: ItemOptions): AsyncGenerator<PublicationItem<Place>> {
  const winners = await newestReleases(files, options);
  const ids = new Map<string, number>();
  for (const file of files) {
    const { source, report } = file;
    try {
      if (source === null) {
        yield unreadable(report);
        continue;
      }
      if (report.format === 'ocds') yield* ocdsItems(file, source, options, winners);
      else for await (const item of tableItems(file, source, options)) yield numbered(item, ids, options.mapping);
    } catch (error) {
      if (!isShafafError(error, 'UNREADABLE_FILE')) throw error;
      report.unreadable = error.message;
      yield unreadable(report);
    }
  }
}

function unreadable(report: FileReport): PublicationItem<Place> {
  const place: Place = { report, row: null, localId: '', original: () => ({ header: null, cells: [] }), release: null };
  return { place, problems: [problems.unreadableFile(report.unreadable ?? '')] };
}

/** With `duplicateIds: "number"` the second row of an id gets `-2` after it, the third `-3`. */
function numbered(item: PublicationItem<Place>, ids: Map<string, number>, mapping: Mapping): PublicationItem<Place> {
  if (mapping.duplicateIds !== 'number' || item.place.localId === '') return item;
  const id = item.place.localId;
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  if (count === 1) return item;
  const localId = `${id}-${count}`;
  const place = { ...item.place, localId };
  return 'problems' in item ? { ...item, place } : { ...item, localId, place };
}

async function* tableItems(
  file: OpenedFile,
  source: Source,
  { category, mapping, progress }: ItemOptions,
): AsyncGenerator<PublicationItem<Place>> {
  const { report } = file;
  const { columns, contentOf, idFrom } = category;
  const table = await openTable(file, source, mapping, progress.onBytes);
  const plan = planColumns(columns, mapping, table.header, table.isTable, source.name);
  report.ignoredColumns = plan.ignored;
  const map = rowMapper(plan, mapping, source.name, idFrom);
  const personal = personalCells(table.header);
  const columnOf = columnNames(plan, columns);
  const names = new Set(mapping.columns === undefined ? [] : plan.fields.flatMap(({ from }) => from.map(({ name }) => name)));
  for await (const { row, givenId } of table.rows) {
    report.rows++;
    progress.onRow();
    if (row.cells instanceof Map) for (const name of row.cells.keys()) if (names.size < MOST_NAMES) names.add(name);
    const mapped = map(row, givenId);
    if (mapped.kind === 'skipped' || mapped.localId === EXAMPLE_ID) {
      report.skipped++;
      const because = mapped.kind === 'skipped' ? mapped.because : 'it is the example of the template';
      if (report.skippedRows.length < SKIPPED_SHOWN) report.skippedRows.push({ row: row.number, because });
      continue;
    }
    const place: Place = { report, row: row.number, localId: mapped.localId, original: () => original(row, table, names), release: null };
    const found = personal(row);
    if (mapped.kind === 'rejected' || found.length > 0)
      yield { place, problems: mapped.kind === 'rejected' ? [...found, ...mapped.problems] : found };
    else yield { place, localId: mapped.localId, content: contentOf(mapped.fields), naming: { row: row.number, columnOf } };
  }
}

/** The row as it stood. Columns of objects are those met until the first row was rejected, and those of the mapping. */
function original({ cells }: SourceRow, table: OpenedTable, names: ReadonlySet<string>): ReturnType<Place['original']> {
  if (!(cells instanceof Map)) return { header: table.header, cells: [...cells.values()].map(writtenCell) };
  table.header ??= [...names];
  return { header: table.header, cells: table.header.map((name) => writtenCell(cells.get(name) ?? '')) };
}

/** A number with three decimals gets a fourth, so that no style of numbers takes its point for one that separates thousands. */
function writtenCell(cell: Cell): string {
  const text = cellText(cell);
  return typeof cell !== 'string' && cell.kind === 'number' && /\.\d{3}$/.test(text) ? `${text}0` : text;
}

async function* ocdsItems(
  file: OpenedFile,
  source: Source,
  options: ItemOptions,
  winners: Winners,
): AsyncGenerator<PublicationItem<Place>> {
  const { report } = file;
  for await (const { number, value, fault } of ocdsValues(file, source, options.progress.onBytes)) {
    const records = fault === null ? recordsOf(value, options) : [];
    const personal = records.length > 0 ? personalMembers(value) : [];
    if (fault !== null) {
      report.rows++;
      const place: Place = { report, row: number, localId: '', original: () => ({ header: OCDS_HEADER, cells: [''] }), release: null };
      yield { place, problems: [problems.noObject(null, fault)] };
    } else if (records.length === 0) report.withoutContract++;
    for (const [index, record] of records.entries()) {
      report.rows++;
      options.progress.onRow();
      const { localId, content } = record;
      if (localId !== '' && winners.get(localId)?.key !== keyOf(file, number, index)) {
        report.superseded++;
        continue;
      }
      for (const note of record.notes) report.notes.set(note, (report.notes.get(note) ?? 0) + 1);
      const place: Place = { report, row: number, localId, original: () => ({ header: OCDS_HEADER, cells: [localId] }), release: null };
      const found = [...personal, ...record.problems];
      if (found.length > 0) yield { place: { ...place, release: record.release() }, problems: found };
      else yield { place, localId, content };
    }
  }
}

const OCDS_HEADER = ['contract'];

function recordsOf(value: Json, { category, mapping }: ItemOptions): OcdsRecord[] {
  const { ocds, contentOf } = category;
  const constants = contentOf(new Map(Object.entries(mapping.constants)));
  return (ocds?.(value, mapping.rates) ?? []).map((record) => ({ ...record, content: { ...record.content, ...constants } }));
}

async function* ocdsValues(
  { encoding, place, lines }: OpenedFile,
  source: Source,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<{ number: number; value: Json; fault: string | null }> {
  if (lines)
    for await (const line of readNdjson(source, encoding, onBytes))
      yield 'value' in line ? { ...line, fault: null } : { number: line.number, value: null, fault: line.fault };
  else for await (const item of readJson(source, encoding, place ?? { list: true }, onBytes)) yield { ...item, fault: null };
}

type Winners = Map<string, { key: string; time: number; compiled: boolean }>;

function keyOf({ path }: OpenedFile, number: number, index: number): string {
  return `${path}\n${number}\n${index}`;
}

/**
 * Which release speaks for each contract: the newest, of the same time the compiled one, else the last by file name. So it does not matter
 * in which order the files are given.
 */
async function newestReleases(files: OpenedFile[], options: ItemOptions): Promise<Winners> {
  const winners: Winners = new Map();
  const inOrder = files.filter(({ report }) => report.format === 'ocds').sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of inOrder) {
    if (file.source === null) continue;
    try {
      for await (const { number, value } of ocdsValues(file, file.source)) {
        for (const [index, { localId, time, compiled }] of recordsOf(value, options).entries()) {
          const best = winners.get(localId);
          if (best === undefined || !outranks(best, { time, compiled }))
            winners.set(localId, { key: keyOf(file, number, index), time, compiled });
        }
      }
    } catch (error) {
      // What is readable before the fault counts; the fault itself is reported when the items are made.
      if (!isShafafError(error, 'UNREADABLE_FILE')) throw error;
    }
  }
  return winners;
}
