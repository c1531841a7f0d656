import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import type { ImportColumn } from '../ImportColumn.ts';
import { namesInOtherUnits } from '../values/amountUnit.ts';
import type { ColumnReference, FieldSource, Mapping } from './Mapping.ts';

/** A column of one file: where it is and what to call it in reports. */
export interface FileColumn {
  /** Position from 0 in a table; name in an object. */
  at: number | string;
  name: string;
}

/** A field and the columns of one file that it comes from. */
export interface PlannedField {
  column: ImportColumn;
  from: FileColumn[];
  source: FieldSource;
}

/** How one file is read: its columns found, its mapping applied. */
export interface ColumnPlan {
  fields: PlannedField[];
  /** Columns that are not published, by name; empty where the file has no header. */
  ignored: string[];
  /** What every row gets, by path. */
  constants: { column: ImportColumn; value: string }[];
  currency: string | FileColumn;
  skip: { column: FileColumn | null; pattern: RegExp; because: string }[];
  /** Finds a column that an id template names. */
  find(reference: ColumnReference): FileColumn | null;
  /** Columns that a row of the file has: a row with more (that are not empty) or fewer was broken. Null when any number will do. */
  width: { least: number; most: number } | null;
}

/**
 * Finds the columns of a file.
 *
 * With `columns` in the mapping these are read and no others. Without, columns are known by the names in their header.
 * @throws ShafafError `BAD_MAPPING` when a column is not there, comes twice, or a required field has none.
 */
export function planColumns(
  columns: readonly ImportColumn[],
  mapping: Mapping,
  header: string[] | null,
  isTable: boolean,
  file: string,
): ColumnPlan {
  const byPath = new Map(columns.map((column) => [column.path, column]));
  const find = (reference: ColumnReference) => findColumn(reference, header, isTable, file);
  const needed = (reference: ColumnReference): FileColumn => {
    const found = find(reference);
    if (found) return found;
    throw new ShafafError(
      'BAD_MAPPING',
      `${file} has no column ${JSON.stringify(reference)}.${header ? ` Its columns are: ${quoted(header)}.` : ''}`,
    );
  };
  const columnOf = (path: string): ImportColumn => {
    const column = byPath.get(path);
    if (column) return column;
    throw new ShafafError('BAD_MAPPING', `There is no field "${path}". The fields are: ${[...byPath.keys()].join(', ')}.`);
  };
  const fields =
    mapping.columns === undefined
      ? fieldsByHeader(columns, header, isTable, file)
      : Object.entries(mapping.columns).map(([path, given]): PlannedField => {
          const source = typeof given === 'object' ? given : { column: given };
          const references = source.firstOf ?? source.sumOf ?? source.join ?? [source.column ?? ''];
          return { column: columnOf(path), from: references.map(needed), source };
        });
  const constants = Object.entries(mapping.constants).map(([path, value]) => ({ column: columnOf(path), value }));
  const present = new Set([...fields, ...constants].map(({ column }) => column.path));
  if (mapping.id !== undefined) present.add('localId');
  const absent = columns.filter(({ path, required }) => required && !present.has(path));
  if (absent.length > 0 && isTable)
    throw new ShafafError(
      'BAD_MAPPING',
      `${file} has no column for ${absent.map(({ path, headers }) => `${path} (such as "${headers.fa[0]}" or "${headers.en[0]}")`).join(' and ')}.` +
        (header
          ? ` Its columns are: ${quoted(header)}. Rename one, or name it in a mapping file (--map).`
          : ' Name its position in a mapping file (--map).'),
    );
  const used = new Set(fields.flatMap(({ from }) => from.map(({ name }) => name)));
  const highest = Math.max(0, ...fields.flatMap(({ from }) => from.map(({ at }) => (typeof at === 'number' ? at + 1 : 0))));
  return {
    fields,
    ignored: header?.filter((name) => name !== '' && !used.has(name)) ?? [],
    constants,
    currency: typeof mapping.currency === 'string' ? mapping.currency : needed(mapping.currency.column),
    skip: mapping.skip.map(({ column, pattern, because }) => ({
      column: column === undefined ? null : needed(column),
      pattern: new RegExp(pattern, 'iu'),
      because,
    })),
    find,
    width: header
      ? { least: header.length, most: header.length }
      : isTable
        ? { least: highest, most: mapping.columnCount ?? Number.POSITIVE_INFINITY }
        : null,
  };
}

function fieldsByHeader(columns: readonly ImportColumn[], header: string[] | null, isTable: boolean, file: string): PlannedField[] {
  if (isTable && header === null)
    throw new ShafafError('BAD_MAPPING', `${file} has no header, so a mapping file must name its columns by position ("columns").`);
  const fields: PlannedField[] = [];
  for (const column of columns) {
    const names = [column.path, ...column.headers.fa, ...column.headers.en];
    if (!isTable) {
      // The keys of objects are not known beforehand, so each name is looked for in each object.
      fields.push({ column, from: names.map((name) => ({ at: name, name })), source: { firstOf: names } });
      continue;
    }
    const known = column.kind === 'rial' ? names.flatMap(withUnit) : names;
    const wanted = new Set(known.map(folded));
    const others = new Map(column.kind === 'rial' ? namesInOtherUnits(known).map(({ name, unit }) => [folded(name), unit]) : []);
    const found = (header ?? []).flatMap((name, at) => {
      const plain = folded(name);
      const unit = others.get(plain);
      return wanted.has(plain) || unit !== undefined ? [{ at, name, unit }] : [];
    });
    if (found.length > 1)
      throw new ShafafError(
        'BAD_MAPPING',
        `${file} has ${found.length} columns for ${column.path}: ${quoted(found.map(({ name }) => name))}. Name the right one in a mapping file (--map).`,
      );
    const [only] = found;
    if (only) fields.push({ column, from: [only], source: { column: only.name, ...(only.unit && { unit: only.unit }) } });
  }
  return fields;
}

const RIAL = /ریال|rial/i;

/** The name of an amount, also with its unit behind it. */
function withUnit(name: string): string[] {
  return RIAL.test(name) ? [name] : [name, `${name} (ریال)`, `${name} (rial)`];
}

function findColumn(reference: ColumnReference, header: string[] | null, isTable: boolean, file: string): FileColumn | null {
  if (typeof reference === 'number') {
    if (!isTable || (header !== null && reference > header.length)) return null;
    return { at: reference - 1, name: header?.[reference - 1] || String(reference) };
  }
  if (!isTable) return { at: reference, name: reference };
  const found = (header ?? []).flatMap((name, at) => (folded(name) === folded(reference) ? [{ at, name }] : []));
  if (found.length > 1)
    throw new ShafafError('BAD_MAPPING', `${file} has ${found.length} columns named "${reference}". Name the position instead.`);
  return found[0] ?? null;
}

function folded(name: string): string {
  return foldForSearch(name).replace(/[\s_\-‌:*]/g, '');
}

function quoted(names: string[]): string {
  const shown = names
    .slice(0, 40)
    .map((name) => `"${name}"`)
    .join(', ');
  return names.length > 40 ? `${shown} and ${names.length - 40} more` : shown;
}
