import type { Json } from './assembleJson.ts';
import { plainNumber } from './plainNumber.ts';
import type { Cell, SourceRow } from './SourceRow.ts';

/**
 * A row whose columns are the keys of an object, of objects within it by their path: `{ "supplier": { "name": … } }` has `supplier.name`. A list is a
 * column too, beside those of its items (`awards.0.title`).
 */
export function objectRow(number: number, value: Json): SourceRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const cells = new Map<string, Cell>();
  flatten(value, '', cells);
  return { number, cells };
}

function flatten(value: Json, path: string, into: Map<string, Cell>): void {
  if (value === null) return;
  if (typeof value === 'string') into.set(path, value);
  else if (typeof value === 'number') into.set(path, { kind: 'number', text: plainNumber(String(value)) });
  else if (typeof value === 'bigint') into.set(path, { kind: 'number', text: value.toString() });
  else if (typeof value === 'boolean') into.set(path, String(value));
  else {
    if (Array.isArray(value)) into.set(path, { kind: 'list', items: value });
    for (const [key, item] of Object.entries(value)) flatten(item, path === '' ? key : `${path}.${key}`, into);
  }
}
