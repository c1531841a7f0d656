import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Leaf } from '../attributes/Attribute.ts';
import { columnName } from '../attributes/columnName.ts';
import { envelopeJsonColumns } from './envelope.ts';
import type { PlacedAttribute } from './placedAttributes.ts';

/** Of the envelope: what may be left out and has no leaf. */
const OF_ENVELOPE = ['documents', 'redactions', 'sourceUrl', 'license'];

/**
 * The condition, never null, that a record has a value at a path, such as `tender.procurementMethod`; of a list, that one of its items has. An empty
 * list or object is no value.
 * @throws Error when no attribute has such a path
 */
export function presenceOf(path: string, leaves: ReadonlyMap<string, Leaf>, attributes: readonly PlacedAttribute[]): RawBuilder<SqlBool> {
  const leaf = leaves.get(path);
  if (leaf !== undefined) return sql<SqlBool>`${sql.ref(leaf.column)} is not null`;
  const [head = '', ...rest] = path.split('.');
  if (OF_ENVELOPE.includes(path)) return filled(columnName(path), envelopeJsonColumns.includes(path));

  const columns = attributes.find(({ name }) => name === head)?.parts.columns ?? [];
  const own = rest.length === 0 ? columns : columns.filter(({ name }) => name === columnName(path.replaceAll('.', '_')));
  if (own.length > 0)
    return sql<SqlBool>`(${sql.join(
      own.map(({ name, json }) => filled(name, json)),
      sql` or `,
    )})`;
  const json = columns.find((column) => column.json);
  if (json === undefined || !rest.every((name) => /^[a-zA-Z]\w*$/.test(name)))
    throw new Error(`"${path}" is recommended, but no attribute has such a field.`);
  // Lax, as paths are unless it is said: what is inside a list is looked for in each of its items.
  const inside = `$.${rest.join('.')} ? (@ != null)`;
  return sql<SqlBool>`coalesce(jsonb_path_exists(${sql.ref(json.name)}, ${sql.lit(inside)}), false)`;
}

function filled(column: string, isJson: boolean): RawBuilder<SqlBool> {
  const ref = sql.ref(column);
  return isJson ? sql<SqlBool>`coalesce(${ref} not in ('[]', '{}', 'null'), false)` : sql<SqlBool>`${ref} is not null`;
}
