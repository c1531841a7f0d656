import { type Kysely, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { standing } from '../database/standing.ts';
import { firstsOfZones, sizesOf, widerFirsts } from './firstsOfGroups.ts';
import { readFirsts } from './readFirsts.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import type { SetPart, SynopsisParts } from './SynopsisParts.ts';
import { makeSet } from './setParts.ts';
import type { SynopsisLimits } from './synopsisLimits.ts';
import { keyExpression, readZone, type ZoneValues } from './zoneKeys.ts';
import { zoneParts } from './zoneParts.ts';
import { zoneStatement } from './zoneStatement.ts';

/**
 * What the synopsis of a category's standing rows is put together from, worked out from all rows; exact at the moment of reading.
 * @param db a transaction in which nobody else writes to the table, or one of repeatable reads: it takes more than one statement.
 */
export async function makeParts(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  limits: SynopsisLimits,
  at: Date,
): Promise<SynopsisParts> {
  const { keys, zones, rows } = await zonesApart(db, description, limits.zones);
  const described = { ...description, zones: keys };
  const few = rows <= limits.fewRows;
  const sizes = sizesOf(described, zones, limits.firstsOfGroups);
  const firsts = few ? {} : await readFirsts(db, described, widerFirsts(described, sizes, zones));
  const ids = Object.values(firsts).flatMap((found) => found.map(({ id }) => id));
  const { rows: figures } = await zoneStatement(described, few ? 'ALL' : { ids, firsts: firstsOfZones(described, sizes) }).execute(db);
  const sets: Record<string, SetPart> = {};
  for (const [field, column] of Object.entries(description.sets)) sets[field] = await makeSet(db, description, column);
  const lasting = !few && keys.length === description.zones.length;
  return { anewAt: at.toISOString(), lasting, zones: zoneParts(figures, description), firsts, sets };
}

/** The zones that there are, and how many rows; told apart by as many keys as leave no more than `most` zones. */
async function zonesApart(
  db: Kysely<MemberDatabase>,
  { table, zones: keys }: Pick<SynopsisDescription, 'table' | 'zones'>,
  most: number,
): Promise<{ keys: SynopsisDescription['zones']; zones: ZoneValues[]; rows: number }> {
  const expressions = sql.join(keys.map(keyExpression));
  const { rows } = await sql<{
    zone: string;
    rows: number;
  }>`select json_build_array(${expressions})::text as zone, count(*)::integer as rows
    from ${sql.table(table)} where ${standing([])} group by ${expressions}`.execute(db);
  const [, next, ...others] = keys;
  if (rows.length > most && next !== undefined) return zonesApart(db, { table, zones: [next, ...others] }, most);
  return { keys, zones: rows.map(({ zone }) => readZone(zone)), rows: rows.reduce((sum, row) => sum + row.rows, 0) };
}
