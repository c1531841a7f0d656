import { bloomFilterOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { CategorySynopsis, Singles, Zone } from '@shafaf/shared/synopsis/Synopsis';
import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import { type FirstsQuestion, firstsStatement } from './firstsStatement.ts';
import type { Firsts, SynopsisDescription, ZoneKey } from './SynopsisDescription.ts';
import { keyCondition, keyExpression, readZone, type ZoneValues } from './zoneKeys.ts';
import { type Alone, type ZoneRow, zoneStatement } from './zoneStatement.ts';

/** How much a synopsis may say. */
export interface SynopsisLimits {
  /** Zones beyond these cost every reader more than they tell: then rows are told apart by less. The form allows 2,000. */
  zones: number;
  /** So few rows are all told one by one. */
  fewRows: number;
  /** Rows that all groups of one order together are told one by one of. */
  firstsOfGroups: number;
}

const LIMITS: SynopsisLimits = { zones: 400, fewRows: 300, firstsOfGroups: 480 };

/**
 * The synopsis of a category's standing rows, exact at the moment of reading.
 * @param db a transaction in which nobody else writes to the table, or one of repeatable reads: it takes more than one statement.
 */
export async function computeSynopsis(
  db: Kysely<MemberDatabase>,
  described: SynopsisDescription,
  given: Partial<SynopsisLimits> = {},
): Promise<CategorySynopsis> {
  const limits = { ...LIMITS, ...given };
  const { description, zones, rows } = await groundOf(db, described, limits);
  const told = rows > limits.fewRows ? await aloneIn(db, description, zones, limits) : 'ALL';
  const { rows: figures } = await zoneStatement(description, told).execute(db);
  const sets: CategorySynopsis['sets'] = {};
  for (const [field, column] of Object.entries(description.sets)) {
    const { rows } = await sql<{ text: string }>`select distinct ${sql.ref(column)} as text
      from ${sql.table(description.table)} where ${standing([sql`${sql.ref(column)} is not null`])}`.execute(db);
    sets[field] = bloomFilterOf(rows.map(({ text }) => text));
  }
  return { rows, zones: zonesOf(figures, description), singles: singlesOf(figures, description), sets };
}

/** The zones that there are, told apart by as much as the limits allow, and how many rows. */
async function groundOf(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  limits: SynopsisLimits,
): Promise<{ description: SynopsisDescription; zones: ZoneValues[]; rows: number }> {
  const keys = sql.join(description.zones.map(keyExpression));
  const { rows } = await sql<{ zone: string; rows: number }>`select json_build_array(${keys})::text as zone, count(*)::integer as rows
    from ${sql.table(description.table)} where ${standing([])} group by ${keys}`.execute(db);
  const [, next, ...others] = description.zones;
  if (rows.length > limits.zones && next !== undefined) return groundOf(db, { ...description, zones: [next, ...others] }, limits);
  return { description, zones: rows.map(({ zone }) => readZone(zone)), rows: rows.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Which rows are told one by one. */
async function aloneIn(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  zones: readonly ZoneValues[],
  { firstsOfGroups }: SynopsisLimits,
): Promise<Alone> {
  const least = (rows: number, groups: number) => Math.min(rows, Math.floor(firstsOfGroups / Math.max(groups, 1)));
  const firsts = description.firsts
    .filter(({ of }) => of === 'EACH_ZONE')
    .map(({ column, direction, rows }) => ({ column, direction, rows: least(rows, zones.length) }));
  const questions = description.firsts.flatMap((first, n) => questionsOf(first, n, description, zones, least));
  const { rows } = questions.length === 0 ? { rows: [] } : await firstsStatement(description, questions).execute(db);
  return { ids: [...new Set(rows.map(({ id }) => id))], firsts };
}

function questionsOf(
  { column, direction, rows, of }: Firsts,
  n: number,
  description: SynopsisDescription,
  zones: readonly ZoneValues[],
  least: (rows: number, groups: number) => number,
): FirstsQuestion[] {
  if (of === 'EACH_ZONE') return [];
  if (of === 'ALL') return [{ name: `${n}`, column, direction, rows, conditions: [] }];
  const place = description.zones.findIndex((key) => isSame(key, of));
  // Where zones are told apart by less, so are the groups.
  if (place === -1) return [];
  const values = [...new Set(zones.map((zone) => zone[place] ?? null))];
  return values.map((value) => ({
    name: `${n} ${JSON.stringify(value)}`,
    column,
    direction,
    rows: least(rows, values.length),
    conditions: [keyCondition(of, value)],
  }));
}

function isSame(a: ZoneKey, b: ZoneKey): boolean {
  if ('sameValue' in a) return 'sameValue' in b && a.sameValue === b.sameValue;
  return 'sameDigits' in b && a.sameDigits === b.sameDigits;
}

/** Zones from their own figures and the counts of values that follow each. */
function zonesOf(rows: readonly ZoneRow[], { ranges }: SynopsisDescription): Zone[] {
  const zones = new Map<string, Zone>();
  for (const row of rows) {
    if (row.single !== null) continue;
    if (row.counted === null) {
      zones.set(row.zone, { rows: row.rows, ranges: rangesOf(row, Object.keys(ranges)), values: {} });
      continue;
    }
    const values = zones.get(row.zone)?.values;
    if (values === undefined) throw new Error(`The values of zone ${row.zone} come before its figures.`);
    const counts = values[row.counted] ?? {};
    values[row.counted] = counts;
    if (row.value !== null) counts[row.value] = row.rows;
  }
  return [...zones.values()];
}

function rangesOf(row: ZoneRow, ranged: readonly string[]): Zone['ranges'] {
  return Object.fromEntries(
    ranged.map((field, n) => [
      field,
      { min: asWritten(row[`least_${n}`]), max: asWritten(row[`most_${n}`]), nulls: row.rows - Number(row[`known_${n}`]) },
    ]),
  );
}

function singlesOf(rows: readonly ZoneRow[], { ranges, values }: SynopsisDescription): Singles {
  const singles = rows.filter(({ single }) => single !== null);
  const columns = <Value>(fields: readonly string[], value: (row: ZoneRow, n: number) => Value) =>
    Object.fromEntries(fields.map((field, n) => [field, singles.map((row) => value(row, n))]));
  return {
    rows: singles.length,
    ranges: columns(Object.keys(ranges), (row, n) => asWritten(row[`least_${n}`])),
    values: columns(Object.keys(values), ({ single }, n) => single?.[n] ?? null),
  };
}

/** A value as the graph writes it: whole numbers beyond 32 bits and days are read as text already. */
function asWritten(value: string | number | Date | null | undefined): string | number | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
