import type { FieldEntry } from './Catalogue.ts';

/** The field at a path such as `tender.procurementMethod`, whose positions in lists do not count; undefined where there is none. */
export function fieldAt(fields: readonly FieldEntry[], path: string): FieldEntry | undefined {
  const [name, ...rest] = path.split('.').filter((part) => !/^\d+$/.test(part));
  const field = fields.find((each) => each.name === name);
  return rest.length === 0 || field === undefined ? field : fieldAt(field.fields ?? [], rest.join('.'));
}
