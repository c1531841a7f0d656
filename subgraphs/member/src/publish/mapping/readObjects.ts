import type { ImportColumn } from '../ImportColumn.ts';
import type { Problem } from '../Problem.ts';
import { problems } from '../problems.ts';
import type { Json } from '../read/assembleJson.ts';
import { objectRow } from '../read/objectRow.ts';
import { type Cell, cellText } from '../read/SourceRow.ts';
import { putAt, valueAtPath } from '../values/putAt.ts';
import { type NamedCell, type ReadValue, readValue, type ValueReading } from './readValue.ts';
import { textsIn } from './textsIn.ts';

/**
 * Reads a list of objects, whose values are read as cells of such columns are: days of either calendar, terms of enums, digits of any script. What no
 * column is known for stays as it is, for the form to refuse by name. Where the column says what a text alone stands for, texts are objects too.
 */
export function readObjects({ item = [], itemText }: ImportColumn, { name, cell }: NamedCell, reading: ValueReading): ReadValue | Problem {
  const given = itemText === undefined ? itemsIn(cell) : itemsOrTextsIn(cell, itemText);
  if (given === null)
    return problems.badForm(name, cellText(cell), { en: 'a list of objects, as JSON', fa: 'باید فهرستی از شیءهای JSON باشد' });
  const objects: Record<string, unknown>[] = [];
  for (const [index, each] of given.entries()) {
    const row = objectRow(index, each);
    if (row === null || !(row.cells instanceof Map))
      return problems.badForm(`${name}[${index}]`, each, { en: 'an object', fa: 'باید شیء JSON باشد' });
    const object = plainObject(each);
    for (const column of item) {
      const found = row.cells.get(column.path);
      if (found === undefined || cellText(found) === '') continue;
      const read = readValue(column, [{ name: `${name}[${index}].${column.path}`, cell: found }], {}, reading);
      if (read !== null && 'reason' in read) return read;
      for (const [path, value] of read === null ? [] : [[column.path, read.value] as const, ...(read.also ?? [])])
        if (path === column.path || valueAtPath(object, path.split('.')) === undefined) putAt(object, path.split('.'), value);
    }
    objects.push(object);
  }
  return { value: objects };
}

/** A list, or the texts of a cell that begins as no JSON does; each text as an object that has it at the path. */
function itemsOrTextsIn(cell: Cell, path: string): readonly Json[] | null {
  const items = typeof cell === 'string' && !/^\s*[[{]/.test(cell) ? textsIn(cell) : itemsIn(cell);
  return items?.map((each) => (typeof each === 'string' ? { [path]: each } : each)) ?? null;
}

function itemsIn(cell: Cell): readonly Json[] | null {
  if (typeof cell !== 'string' && cell.kind === 'list') return cell.items;
  try {
    const parsed: unknown = JSON.parse(cellText(cell));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The object without nulls, which say nothing. */
function plainObject(value: Json): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, plain(inner)]])));
}

function plain(value: Json): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'object' && value !== null ? plainObject(value) : value;
}
