import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { standing } from '../database/standing.ts';
import type { Firsts, SynopsisDescription } from './SynopsisDescription.ts';
import { keyExpression } from './zoneKeys.ts';

/** Which rows are told one by one: all, or those with some ids and the first ones of each zone. */
export type Alone = 'ALL' | { ids: readonly string[]; firsts: readonly Pick<Firsts, 'column' | 'direction' | 'rows'>[] };

/** A row of the statement: figures of a zone, how many of its rows have one value of one field, or a row that is told by itself. */
export interface ZoneRow {
  /** What the zone's rows have in common, as JSON. */
  zone: string;
  rows: number;
  /** The field whose value is counted; null where the row has the zone's own figures. */
  counted: string | null;
  /** The value that is counted, as text; null for the rows without one. */
  value: string | null;
  /** The values of a row that is told by itself, as texts; null where the row is about a zone. */
  single: (string | null)[] | null;
  /** `least_<n>`, `most_<n>` and `known_<n>` of the n-th range: smallest and largest value, and how many rows have one. */
  [figure: `${'least' | 'most' | 'known'}_${number}`]: string | number | Date | null;
}

/** Keeps `coalesce` lawful where nothing is counted. */
const none = sql`null::text`;

/**
 * The zones of a category's standing rows, in one reading of the table: rows are counted by everything at once first, those told by
 * themselves each alone, and the few counts of the others are then added up by zone and by zone and value.
 * @param within narrows the rows down to those of some zones
 */
export function zoneStatement(
  { table, zones, ranges, values }: SynopsisDescription,
  alone: Alone,
  within: readonly RawBuilder<SqlBool>[] = [],
): RawBuilder<ZoneRow> {
  const { ids, firsts } = alone === 'ALL' ? { ids: null, firsts: [] } : alone;
  const zone = zones.map((_, n) => sql.ref(`zone_${n}`));
  const counted = Object.entries(values).map(([field, column], n) => ({ field, column, name: sql.ref(`value_${n}`) }));
  const ranged = Object.values(ranges).map((column, n) => ({
    column,
    name: sql.ref(`range_${n}`),
    least: sql.ref(`least_${n}`),
    most: sql.ref(`most_${n}`),
    known: sql.ref(`known_${n}`),
  }));
  const columns = sql.join([
    sql`id`,
    ...zones.map((key, n) => sql`${keyExpression(key)} as ${sql.ref(`zone_${n}`)}`),
    ...counted.map(({ column, name }) => sql`${sql.ref(column)}::text as ${name}`),
    ...ranged.map(({ column, name }) => sql`${sql.ref(column)} as ${name}`),
    ...firsts.map(({ column }, n) => sql`${sql.ref(column)} as ${sql.ref(`order_${n}`)}`),
  ]);
  const among = firsts.map(
    ({ direction, rows }, n) =>
      sql`row_number() over (partition by ${sql.join(zone)} order by ${sql.ref(`order_${n}`)} ${sql.raw(direction)} nulls last, id) <= ${rows}`,
  );
  const isAlone = ids === null ? sql`true` : sql.join([sql`id = any(${ids}::text[])`, ...among], sql` or `);
  const keys = sql.join([...zone, ...counted.map(({ name }) => name), sql`alone`]);
  const figures = ranged.map(
    ({ name, least, most, known }) => sql`min(${name}) as ${least}, max(${name}) as ${most}, count(${name})::integer as ${known}`,
  );
  const added = ranged.map(
    ({ least, most, known }) => sql`min(${least}) as ${least}, max(${most}) as ${most}, sum(${known})::integer as ${known}`,
  );
  const which = counted.map(({ field, name }) => sql`case when grouping(${name}) = 0 then ${field} end`);
  // In each set one of the values stands, and the others are null.
  const texts = counted.map(({ name }) => name);
  const sets = [zone, ...counted.map(({ name }) => [...zone, name])].map((set) => sql`(${sql.join(set)})`);
  const zoneJson = sql`json_build_array(${sql.join(zone)})::text`;
  return sql<ZoneRow>`with standing as (
      select ${columns} from ${sql.table(table)} where ${standing(within)}),
    told as (
      select *, case when ${isAlone} then id end as alone from standing),
    finest as (
      select ${keys}, count(*) as rows, ${sql.join(figures)} from told group by ${keys})
    select ${zoneJson} as zone, sum(rows)::integer as rows, coalesce(${sql.join([...which, none])}) as counted,
      coalesce(${sql.join([...texts, none])}) as value, null::json as single, null as id, ${sql.join(added)}
    from finest where alone is null group by grouping sets (${sql.join(sets)})
    union all
    select ${zoneJson}, 1, null, null, json_build_array(${sql.join(texts)}), alone,
      ${sql.join(ranged.flatMap(({ least, most, known }) => [least, most, known]))}
    from finest where alone is not null
    order by zone, counted nulls first, value, id`;
}
