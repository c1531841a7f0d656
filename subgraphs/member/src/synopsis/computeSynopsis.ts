import { bloomFilterOf } from '@shafaf/shared/synopsis/BloomFilter';
import type { CategorySynopsis, Zone } from '@shafaf/shared/synopsis/Synopsis';
import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import { type ZoneRow, zoneStatement } from './zoneStatement.ts';

/** Zones beyond these cost every reader more than they tell: then rows are told apart by less. The form allows 2,000. */
const MOST_ZONES = 400;

/**
 * The synopsis of a category's standing rows, exact at the moment of reading.
 * @param db a transaction in which nobody else writes to the table, or one of repeatable reads: it takes more than one statement.
 */
export async function computeSynopsis(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  mostZones = MOST_ZONES,
): Promise<CategorySynopsis> {
  const zones = await zonesOf(db, description, mostZones);
  const sets: CategorySynopsis['sets'] = {};
  for (const [field, column] of Object.entries(description.sets)) {
    const { rows } = await sql<{ text: string }>`select distinct ${sql.ref(column)} as text
      from ${sql.table(description.table)} where ${standing([sql`${sql.ref(column)} is not null`])}`.execute(db);
    sets[field] = bloomFilterOf(rows.map(({ text }) => text));
  }
  return { rows: zones.reduce((sum, { rows }) => sum + rows, 0), zones, singles: { rows: 0, ranges: {}, values: {} }, sets };
}

async function zonesOf(db: Kysely<MemberDatabase>, description: SynopsisDescription, mostZones: number): Promise<Zone[]> {
  const { rows } = await zoneStatement(description).execute(db);
  const zones = assemble(rows, Object.keys(description.ranges));
  const [, next, ...others] = description.zones;
  if (zones.length <= mostZones || next === undefined) return zones;
  return zonesOf(db, { ...description, zones: [next, ...others] }, mostZones);
}

/** Zones from their own figures and the counts of values that follow each. */
function assemble(rows: readonly ZoneRow[], ranged: readonly string[]): Zone[] {
  const zones = new Map<string, Zone>();
  for (const row of rows) {
    if (row.counted === null) {
      zones.set(row.zone, { rows: row.rows, ranges: rangesOf(row, ranged), values: {} });
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

/** A value as the graph writes it: whole numbers beyond 32 bits and days are read as text already. */
function asWritten(value: string | number | Date | null | undefined): string | number | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
