import type { Problem } from '../publish/Problem.ts';
import { problems } from '../publish/problems.ts';
import type { Json } from '../publish/read/assembleJson.ts';
import { type Cell, cellText, type SourceRow } from '../publish/read/SourceRow.ts';
import { cleanCell } from '../publish/values/cleanCell.ts';
import { isPersonal, personalKindOf } from './personalColumn.ts';

/** Finds cells of a row that may never be published. */
export type PersonalCells = (row: SourceRow) => Problem[];

/**
 * Looks at all columns of a file, also those that are not published: a file with such a column was not made for the public, and what is
 * left out today may be mapped tomorrow.
 * @param header of a table; null for objects, and for tables without one
 */
export function personalCells(header: readonly string[] | null): PersonalCells {
  const columns = header?.flatMap((name, at) => columnOf(name, at)) ?? [];
  return ({ cells }) => {
    if (cells instanceof Map) return [...cells].flatMap(([path, cell]) => problemsOf(path, cell));
    if (columns.length === 0) return [];
    const values = [...cells.values()];
    return columns.flatMap(({ name, at }) => problemsOf(name, values[at] ?? ''));
  };
}

/** The same for an item of OCDS, whose keys nobody maps. */
export function personalMembers(value: Json, path = ''): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => personalMembers(item, `${path}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = path === '' ? key : `${path}.${key}`;
    if (typeof item === 'object') return personalMembers(item, inner);
    return problemsOf(inner, typeof item === 'string' ? item : String(item), key);
  });
}

function columnOf(name: string, at: number): { name: string; at: number }[] {
  return personalKindOf(name) === null ? [] : [{ name, at }];
}

/** `name` may be the path of a member of objects in each other: each of them may say what it is. */
function problemsOf(name: string, cell: Cell, key = name): Problem[] {
  const kind = personalKindOf(key) ?? kindOfPath(key);
  return kind !== null && isPersonal(kind, cleanCell(cellText(cell))) ? [problems.personal(name, kind)] : [];
}

function kindOfPath(path: string) {
  if (!path.includes('.')) return null;
  for (const key of path.split('.')) {
    const kind = personalKindOf(key);
    if (kind !== null) return kind;
  }
  return null;
}
