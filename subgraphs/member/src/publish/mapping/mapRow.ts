import { basename, extname } from 'node:path';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import type { FieldValue } from '../ImportColumn.ts';
import type { Problem } from '../Problem.ts';
import { problems } from '../problems.ts';
import { type Cell, cellText, LONGEST_CELL, type SourceRow } from '../read/SourceRow.ts';
import { cleanCell } from '../values/cleanCell.ts';
import type { Mapping } from './Mapping.ts';
import type { ColumnPlan, FileColumn, PlannedField } from './planColumns.ts';
import { type NamedCell, readValue, type ValueReading } from './readValue.ts';

/** What became of a row. */
export type MappedRow =
  | { kind: 'skipped'; because: string }
  | { kind: 'rejected'; localId: string; problems: Problem[] }
  | { kind: 'record'; localId: string; fields: Map<string, FieldValue> };

/**
 * A function that turns the rows of one file into records.
 * @param idFrom the path of the field that serves as a record's own id where it has none
 * @throws ShafafError `BAD_MAPPING` when an id template names what is not there, or the file's name does not fit `fileName`.
 */
export function rowMapper(
  plan: ColumnPlan,
  mapping: Mapping,
  fileName: string,
  idFrom: string | null,
): (row: SourceRow, givenId: string | null) => MappedRow {
  const names = namesOf(mapping, fileName);
  const templates = mapping.id?.map((template) => compileTemplate(template, plan, names)) ?? [];
  return (row, givenId) => {
    const skipped = skipOf(row, plan);
    if (skipped !== null) return { kind: 'skipped', because: skipped };
    const width = widthProblems(row, plan);
    // Cells out of their columns, or none at all: what else seems wrong would mislead.
    if (width.length > 0) return { kind: 'rejected', localId: '', problems: width };
    if (row.problems && [...allCells(row)].length === 0) return { kind: 'rejected', localId: '', problems: row.problems };
    const found: Problem[] = [...(row.problems ?? [])];
    const fields = new Map<string, FieldValue>();
    const reading: ValueReading = { dates: mapping.dates, numbers: mapping.numbers, rates: mapping.rates, currency: currencyOf(row, plan) };
    const fill = (field: PlannedField, cells: NamedCell[]) => {
      const long = cells.find(({ cell }) => cellText(cell).length > LONGEST_CELL);
      const read = long
        ? problems.tooLong(long.name, cellText(long.cell), LONGEST_CELL)
        : readValue(field.column, cells, field.source, reading);
      if (read === null) return;
      if ('reason' in read) {
        found.push(read);
        return;
      }
      fields.set(field.column.path, read.value);
      for (const [path, value] of read.also ?? []) if (!fields.has(path)) fields.set(path, value);
    };
    for (const { column, value } of plan.constants) fill({ column, from: [], source: {} }, [{ name: column.path, cell: value }]);
    for (const field of plan.fields) {
      const cells = cellsOf(row, field, mapping.empty);
      if (cells.length > 0) fill(field, cells);
      else if (field.column.required && !fields.has(field.column.path) && (field.column.path !== 'localId' || mapping.id === undefined))
        found.push(problems.missing(field.from[0]?.name ?? field.column.path));
    }
    const localId = givenId || idOf(templates, row, fields, idFrom);
    if (localId === '' && mapping.id !== undefined) found.push(problems.missing(`id (${mapping.id.join(', ')})`));
    fields.delete('localId');
    return found.length > 0 ? { kind: 'rejected', localId, problems: found } : { kind: 'record', localId, fields };
  };
}

function cellsOf(row: SourceRow, { from, source }: PlannedField, empty: readonly string[]): NamedCell[] {
  const nothing = lowerCased(source.empty ?? empty);
  return from.flatMap((column) => {
    const cell = cellAt(row, column);
    const text = cellText(cell);
    return text === '' || nothing.has(text.toLowerCase()) ? [] : [{ name: column.name, cell }];
  });
}

const lowerCase = new WeakMap<readonly string[], Set<string>>();

function lowerCased(words: readonly string[]): Set<string> {
  let set = lowerCase.get(words);
  if (set === undefined) {
    set = new Set(words.map((word) => word.toLowerCase()));
    lowerCase.set(words, set);
  }
  return set;
}

function cellAt({ cells }: SourceRow, { at }: FileColumn): Cell {
  const cell = typeof at === 'number' ? (Array.isArray(cells) ? cells[at] : undefined) : cells instanceof Map ? cells.get(at) : undefined;
  return typeof cell === 'string' ? cleanCell(cell) : (cell ?? '');
}

function allCells({ cells }: SourceRow): Iterable<Cell> {
  return cells.values();
}

function skipOf(row: SourceRow, plan: ColumnPlan): string | null {
  if (!row.problems && isEmpty(row)) return 'the row is empty';
  for (const { column, pattern, because } of plan.skip) {
    const texts = column ? [cellAt(row, column)] : [...allCells(row)];
    if (texts.some((cell) => pattern.test(cleanCell(cellText(cell))))) return because;
  }
  return null;
}

function isEmpty(row: SourceRow): boolean {
  for (const cell of allCells(row)) if (cleanCell(cellText(cell)) !== '') return false;
  return true;
}

function widthProblems({ cells }: SourceRow, { width }: ColumnPlan): Problem[] {
  if (width === null || !Array.isArray(cells)) return [];
  let used = cells.length;
  while (used > width.most && cleanCell(cellText(cells[used - 1] ?? '')) === '') used--;
  if (used > width.most) return [problems.tooManyCells(used, width.most)];
  return cells.length < width.least ? [problems.tooFewCells(cells.length, width.least)] : [];
}

function currencyOf(row: SourceRow, plan: ColumnPlan): string {
  if (typeof plan.currency === 'string') return plan.currency;
  return cellText(cellAt(row, plan.currency)).toUpperCase() || 'IRR';
}

/** What the file's name tells, for id templates: the named groups of `fileName`, and `file`, the name without its ending. */
function namesOf(mapping: Mapping, fileName: string): Map<string, string> {
  const names = new Map([['file', basename(fileName, extname(fileName))]]);
  if (mapping.fileName === undefined) return names;
  const found = new RegExp(mapping.fileName, 'u').exec(fileName);
  if (!found) throw new ShafafError('BAD_MAPPING', `The name ${fileName} does not fit the mapping's "fileName": ${mapping.fileName}.`);
  for (const [name, value] of Object.entries(found.groups ?? {})) if (value !== undefined) names.set(name, value);
  return names;
}

type TemplatePart = { text: string } | { row: true } | { field: string } | { column: FileColumn };

/** `{year}-{number}`: a name stands for a group of `fileName`, `file`, `row` (the row's number), a field's path, a column's name or `#position`. */
function compileTemplate(template: string, plan: ColumnPlan, names: ReadonlyMap<string, string>): TemplatePart[] {
  return template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .map((part): TemplatePart => {
      if (!part.startsWith('{') || !part.endsWith('}')) return { text: part };
      const name = part.slice(1, -1);
      const text = names.get(name);
      if (text !== undefined) return { text };
      if (name === 'row') return { row: true };
      if (plan.fields.some(({ column }) => column.path === name) || plan.constants.some(({ column }) => column.path === name))
        return { field: name };
      const column = plan.find(/^#\d+$/.test(name) ? Number(name.slice(1)) : name);
      if (column) return { column };
      throw new ShafafError(
        'BAD_MAPPING',
        `The id template "${template}" names "${name}", which is neither a group of "fileName", a field nor a column.`,
      );
    });
}

/** The first template all of whose parts have a value, filled in; empty when none has. Digits become 0–9 and blanks single spaces. */
function idOf(templates: TemplatePart[][], row: SourceRow, fields: ReadonlyMap<string, FieldValue>, idFrom: string | null): string {
  if (templates.length === 0) return tidy(String(fields.get('localId') ?? fields.get(idFrom ?? 'localId') ?? ''));
  for (const template of templates) {
    const parts = template.map((part) => {
      if ('text' in part) return part.text;
      if ('row' in part) return String(row.number);
      return tidy('field' in part ? String(fields.get(part.field) ?? '') : cellText(cellAt(row, part.column)));
    });
    if (parts.every((part) => part !== '')) return parts.join('');
  }
  return '';
}

function tidy(text: string): string {
  return latinDigits(text).replace(/\s+/g, ' ').trim();
}
