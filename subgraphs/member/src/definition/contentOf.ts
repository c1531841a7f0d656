import { fiscalYearOf } from '@shafaf/shared/calendar/fiscalYearOf';
import { jalaliYearForm } from '../attributes/scalar.ts';
import type { Category } from '../categories/Category.ts';
import type { ImportColumn } from '../publish/ImportColumn.ts';
import { putAt, valueAtPath } from '../publish/values/putAt.ts';

/**
 * How a content is made of the values that a file's columns gave, by path: `supplier.name` becomes `supplier: { name }`. Columns that make an entry
 * of a list make one together.
 * @param yearOf the path of the day to whose fiscal year the record belongs when none is named, or of that year
 * @param titleFrom the paths of the texts that make the title when there is none
 */
export function contentOf(
  columns: readonly ImportColumn[],
  yearOf: string | undefined,
  titleFrom: readonly string[] = [],
): Category['contentOf'] {
  const lists = new Map(columns.flatMap(({ path, entryOf }) => (entryOf === undefined ? [] : [[path, entryOf] as const])));
  return (fields) => {
    const content: Record<string, unknown> = {};
    const entries = new Map<string, Record<string, unknown>>();
    for (const [path, value] of fields) {
      const list = lists.get(path);
      if (list === undefined) {
        putAt(content, path.split('.'), value);
        continue;
      }
      const entry = entries.get(list) ?? {};
      entries.set(list, entry);
      putAt(entry, path.split('.').slice(list.split('.').length), value);
    }
    for (const [list, entry] of entries) {
      const at = list.split('.');
      const before = valueAtPath(content, at);
      putAt(content, at, [...(Array.isArray(before) ? before : []), entry]);
    }
    const when = yearOf === undefined ? undefined : fields.get(yearOf);
    if (content.fiscalYear === undefined && when !== undefined) {
      if (typeof when === 'string') content.fiscalYear = fiscalYearOf(when);
      // What is no year is found wrong where it stands, and not here too.
      else if (jalaliYearForm.safeParse(when).success) content.fiscalYear = when;
    }
    const title = titleFrom.map((path) => fields.get(path)).filter((part) => typeof part === 'string');
    if (content.title === undefined && title.length > 0) content.title = title.join('، ');
    return content;
  };
}
