import type { FileColumn } from '@shafaf/schema/fileColumns';
import { z } from 'zod';
import type { Category } from '../categories/Category.ts';
import { envelopeShape } from '../definition/envelope.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import { headerOf } from '../templates/templateColumns.ts';

/** The columns of a category's files as others need to know them. Columns that together make one entry of a list are the list's own. */
export function fileColumnsOf({ columns, attributes }: Pick<Category, 'columns' | 'attributes'>): FileColumn[] {
  return columns.flatMap((column): FileColumn[] => {
    const { path, kind, entryOf, item = [] } = column;
    if (entryOf !== undefined) return [];
    const [name = ''] = path.split('.');
    const form = attributes[name]?.form ?? (Object.hasOwn(envelopeShape, name) ? Reflect.get(envelopeShape, name) : undefined);
    if (kind !== 'objects' || !(form instanceof z.ZodType)) return [{ path, kind, fa: nameOf(column) }];
    // What is worked out of a file's own bytes, such as a document's hash, is in contents but not in files.
    const known = new Set(item.map((each) => each.path));
    const leaves = leavesOf(formAt(form, path)).filter((leaf) => leaf.includes('.') || known.has(leaf));
    return [{ path, kind, fa: nameOf(column), item: leaves }];
  });
}

function nameOf(column: ImportColumn): string {
  return column.headers.fa.length === 0 ? column.path : headerOf(column);
}

/** The form of what stands at a path, whose first name is that of the whole. */
function formAt(form: z.ZodType, path: string): z.ZodType {
  return path
    .split('.')
    .slice(1)
    .reduce((outer, name) => {
      const inner = insideOf(outer);
      const found: unknown = inner instanceof z.ZodObject ? inner.shape[name] : undefined;
      if (!(found instanceof z.ZodType)) throw new Error(`a content has nothing at ${path}`);
      return found;
    }, form);
}

/** The paths of all single values, or lists of them, in a form. */
function leavesOf(form: z.ZodType): string[] {
  const inner = insideOf(form);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape).flatMap(([name, field]) => {
    if (!(field instanceof z.ZodType)) return [];
    const below = leavesOf(field);
    return below.length === 0 ? [name] : below.map((path) => `${name}.${path}`);
  });
}

/** A form without what may be left out, and of a list the form of its items. */
function insideOf(form: z.ZodType): z.ZodType {
  if (form instanceof z.ZodOptional || form instanceof z.ZodDefault) return inside(form.unwrap());
  return form instanceof z.ZodArray ? inside(form.element) : form;
}

function inside(form: unknown): z.ZodType {
  if (!(form instanceof z.ZodType)) throw new Error('a form that is none');
  return insideOf(form);
}
