import type { DisclosureKind } from '@shafaf/schema/shortForm/DisclosureKind';
import type { FieldEntry } from './Catalogue.ts';
import { fieldAt } from './fieldAt.ts';

/** More make a row that no screen shows at once. */
const MOST = 5;

/**
 * Paths of the fields that a list shows of each record: with whom, by what lists are ordered, and by what few values they can be filtered, in that
 * order of importance.
 */
export function columnsOf({ supplier, orders, defaultOrder, filters }: DisclosureKind, fields: readonly FieldEntry[]): string[] {
  const wanted = [
    ...(supplier === null ? [] : [supplier]),
    ...[defaultOrder.field, ...Object.keys(orders)].flatMap((order) => orders[order] ?? []),
    ...filters.flatMap(({ rule, type }) => (rule?.by === 'ONE_OF' && type.startsWith('[') && rule.of !== null ? [rule.of] : [])),
  ];
  return [...new Set(wanted)].filter((path) => fieldAt(fields, path) !== undefined).slice(0, MOST);
}

/** The fields again, but only what lies on the paths. */
export function onlyAt(fields: readonly FieldEntry[], paths: readonly string[]): FieldEntry[] {
  return fields.flatMap((field) => {
    const below = paths.filter((path) => path === field.name || path.startsWith(`${field.name}.`));
    if (below.length === 0) return [];
    if (field.fields === undefined || below.includes(field.name)) return [field];
    return [
      {
        ...field,
        fields: onlyAt(
          field.fields,
          below.map((path) => path.slice(field.name.length + 1)),
        ),
      },
    ];
  });
}
