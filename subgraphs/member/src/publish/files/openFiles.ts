import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Category } from '../../categories/Category.ts';
import { isShafafError } from '../isShafafError.ts';
import type { Mapping } from '../mapping/Mapping.ts';
import { isOcds } from '../ocds/releasesOf.ts';
import type { NamedFile } from '../publishFiles.ts';
import { detectFormat, type SourceFormat } from '../read/detectFormat.ts';
import { openSource, type Source } from '../read/openSource.ts';
import { type JsonPlace, type JsonShape, jsonShape, readJson } from '../read/readJson.ts';
import { readNdjson } from '../read/readNdjson.ts';
import { encodingOf } from '../read/textOf.ts';

/** What became of one file. */
export interface FileReport {
  file: string;
  format: SourceFormat | null;
  rows: number;
  rejected: number;
  /** Records published that look wrong. */
  warned: number;
  skipped: number;
  /** The first skipped rows and why. */
  skippedRows: { row: number; because: string }[];
  superseded: number;
  /** OCDS releases without a contract in them. */
  withoutContract: number;
  /** Columns that are not published. */
  ignoredColumns: string[];
  /** What was left out of published records, and how often. */
  notes: Map<string, number>;
  /** Why the file could not be read (to its end). */
  unreadable: string | null;
  /** Where its rejected rows are. */
  rejects: string[];
}

/** A file that was looked at. */
export interface OpenedFile {
  path: string;
  report: FileReport;
  /** Null when it cannot be read. */
  source: Source | null;
  encoding: string;
  /** Where the items of a JSON file are. */
  place: JsonPlace | null;
  /** Whether an `ocds` file has an item a line. */
  lines: boolean;
}

/** Looks at each file: whether it can be read, and what it is. What is wrong with a file stands in its report. */
export async function openFiles(
  given: readonly (string | NamedFile)[],
  format: SourceFormat | undefined,
  mapping: Mapping,
  category: Category,
): Promise<OpenedFile[]> {
  const files: OpenedFile[] = [];
  for (const one of given) {
    const { path, name } = typeof one === 'string' ? { path: one, name: one } : one;
    const report: FileReport = {
      file: name,
      format: null,
      rows: 0,
      rejected: 0,
      warned: 0,
      skipped: 0,
      skippedRows: [],
      superseded: 0,
      withoutContract: 0,
      ignoredColumns: [],
      notes: new Map(),
      unreadable: null,
      rejects: [],
    };
    const file: OpenedFile = { path, report, source: null, encoding: 'utf-8', place: null, lines: false };
    files.push(file);
    try {
      const source = await openSource(path, name);
      await recognise(file, source, format, mapping, category.ocds !== undefined);
      file.source = source;
    } catch (error) {
      if (!isShafafError(error, 'UNREADABLE_FILE')) throw error;
      report.unreadable = error.message;
    }
  }
  return files;
}

async function recognise(
  file: OpenedFile,
  source: Source,
  asked: SourceFormat | undefined,
  mapping: Mapping,
  mayBeOcds: boolean,
): Promise<void> {
  const seen = asked === undefined || asked === 'ocds' ? detectFormat(source, mapping.encoding) : asked;
  if (asked === 'ocds' && seen !== 'json' && seen !== 'ndjson')
    throw new ShafafError('UNREADABLE_FILE', `${source.name} is not JSON, so it cannot hold OCDS.`);
  file.report.format = seen;
  if (seen === 'xlsx') return;
  file.encoding = encodingOf(source, mapping.encoding);
  if (seen === 'csv') return;
  file.lines = seen === 'ndjson';
  if (seen === 'json') file.place = placeOf(await jsonShape(source, file.encoding), mapping.list, source.name);
  const unsure = asked === undefined && mapping.columns === undefined && mayBeOcds;
  if (asked === 'ocds' || (unsure && (await firstIsOcds(file, source)))) file.report.format = 'ocds';
}

function placeOf(shape: JsonShape, list: string | undefined, name: string): JsonPlace {
  if (shape.kind === 'array') return { list: true };
  const { members } = shape;
  if (list !== undefined) {
    if (members.get(list) === 'array') return { under: list };
    throw new ShafafError('BAD_MAPPING', `${name} has no list under "${list}". Its keys are: ${[...members.keys()].join(', ')}.`);
  }
  if (members.has('ocid')) return { whole: true };
  for (const key of ['records', 'releases']) if (members.get(key) === 'array') return { under: key };
  const lists = [...members].filter(([, kind]) => kind === 'array').map(([key]) => key);
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return { under: only };
  if (lists.length === 0) return { whole: true };
  throw new ShafafError('UNREADABLE_FILE', `${name} has several lists: ${lists.join(', ')}. Say which under "list" in the mapping.`);
}

async function firstIsOcds({ encoding, place, lines }: OpenedFile, source: Source): Promise<boolean> {
  if (lines) {
    for await (const line of readNdjson(source, encoding)) return 'value' in line && isOcds(line.value);
    return false;
  }
  for await (const { value } of readJson(source, encoding, place ?? { list: true })) return isOcds(value);
  // A package without an item is still one.
  return place !== null && 'under' in place && ['records', 'releases'].includes(place.under);
}
