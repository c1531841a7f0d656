import { type RawBuilder, sql } from 'kysely';
import { standing } from '../database/standing.ts';
import type { SynopsisDescription, ZoneKey } from './SynopsisDescription.ts';

/** A row of the statement: figures of a zone, or how many of its rows have one value of one field. */
export interface ZoneRow {
  /** What the zone's rows have in common, as JSON. */
  zone: string;
  rows: number;
  /** The field whose value is counted; null where the row has the zone's own figures. */
  counted: string | null;
  /** The value that is counted, as text; null for the rows without one. */
  value: string | null;
  /** `least_<n>`, `most_<n>` and `known_<n>` of the n-th range: smallest and largest value, and how many rows have one. */
  [figure: `${'least' | 'most' | 'known'}_${number}`]: string | number | Date | null;
}

/** Keeps `coalesce` lawful where nothing is counted. */
const none = sql`null::text`;

/**
 * The zones of a category's standing rows, in one reading of the table: rows are counted by everything at once first, and these few
 * counts are then added up by zone and by zone and value.
 */
export function zoneStatement({ table, zones, ranges, values }: SynopsisDescription): RawBuilder<ZoneRow> {
  const zoned = zones.map((key, n) => ({ expression: zoneExpression(key), name: sql.ref(`zone_${n}`) }));
  const zone = zoned.map(({ name }) => name);
  const counted = Object.entries(values).map(([field, column], n) => ({ field, column, name: sql.ref(`value_${n}`) }));
  const ranged = Object.values(ranges).map((column, n) => ({
    column: sql.ref(column),
    least: sql.ref(`least_${n}`),
    most: sql.ref(`most_${n}`),
    known: sql.ref(`known_${n}`),
  }));
  const finest = sql.join([
    ...zoned.map(({ expression, name }) => sql`${expression} as ${name}`),
    ...counted.map(({ column, name }) => sql`${sql.ref(column)} as ${name}`),
    ...ranged.flatMap(({ column, least, most, known }) => [
      sql`min(${column}) as ${least}`,
      sql`max(${column}) as ${most}`,
      sql`count(${column}) as ${known}`,
    ]),
  ]);
  const keys = sql.join([...zone, ...counted.map(({ name }) => name)]);
  const figures = ranged.map(
    ({ least, most, known }) => sql`, min(${least}) as ${least}, max(${most}) as ${most}, sum(${known})::integer as ${known}`,
  );
  const which = counted.map(({ field, name }) => sql`case when grouping(${name}) = 0 then ${field} end`);
  // In each set one of the values stands, and the others are null.
  const texts = counted.map(({ name }) => sql`${name}::text`);
  const sets = [zone, ...counted.map(({ name }) => [...zone, name])].map((set) => sql`(${sql.join(set)})`);
  return sql<ZoneRow>`with finest as (
      select ${finest}, count(*) as rows from ${sql.table(table)} where ${standing([])} group by ${keys})
    select json_build_array(${sql.join(zone)})::text as zone, sum(rows)::integer as rows,
      coalesce(${sql.join([...which, none])}) as counted, coalesce(${sql.join([...texts, none])}) as value
      ${sql.join(figures, sql``)}
    from finest group by grouping sets (${sql.join(sets)})
    order by ${sql.join(zone)}, counted nulls first, value`;
}

function zoneExpression(key: ZoneKey): RawBuilder<unknown> {
  if ('sameValue' in key) return sql.ref(key.sameValue);
  const number = sql.ref(key.sameDigits);
  return sql`case when ${number} > 0 then length(${number}::text) when ${number} < 0 then -length(${number}::text) else ${number} end`;
}
