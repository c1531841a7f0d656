import type { ImportColumn } from '../ImportColumn.ts';
import type { ColumnPlan } from './planColumns.ts';

/**
 * What the file calls a field, by its path; null where it has no name for it. What stands in an entry of a list is called by the column that makes such
 * an entry, or by the column of the whole list with the entry's number: `indicators[0].title`.
 * @param columns all that files of the category may have: what is missing from an entry is called as its column would be
 */
export function columnNames({ fields }: ColumnPlan, columns: readonly ImportColumn[]): (path: string) => string | null {
  const names = new Map(fields.flatMap(({ column, from }) => (from.length === 1 && from[0] ? [[column.path, from[0].name]] : [])));
  names.set('id', names.get('localId') ?? 'id');
  const isPersian = [...names.values()].some((name) => /\p{Script=Arabic}/u.test(name));
  const entries = new Map(
    columns.flatMap(({ path, entryOf, headers }) => {
      if (entryOf === undefined) return [];
      const inner = path.split('.').slice(entryOf.split('.').length).join('.');
      const usual = isPersian ? headers.fa[0] : headers.en[0];
      const name = names.get(path) ?? usual;
      return name === undefined ? [] : [[`${entryOf}.${inner}`, name] as const];
    }),
  );
  return (path) => {
    const known = names.get(path);
    if (known !== undefined) return known;
    const { list, index, inner } = /^(?<list>.+?)\.(?<index>\d+)(?:\.(?<inner>.+))?$/.exec(path)?.groups ?? {};
    if (list === undefined) return null;
    const whole = names.get(list);
    // Files of objects call it as it is.
    if (whole !== undefined) return whole === list ? null : `${whole}[${index}]${inner === undefined ? '' : `.${inner}`}`;
    return entries.get(`${list}.${inner}`) ?? null;
  };
}
