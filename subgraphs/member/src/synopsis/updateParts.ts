import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { firstsOfZones, sizesOf, widerFirsts } from './firstsOfGroups.ts';
import { readFirsts } from './readFirsts.ts';
import type { SynopsisDescription } from './SynopsisDescription.ts';
import { rowsOf, type SetPart, type SynopsisParts } from './SynopsisParts.ts';
import { changeSet, makeSet } from './setParts.ts';
import type { SynopsisLimits } from './synopsisLimits.ts';
import type { Touched } from './TouchedRows.ts';
import { keyCondition, readZone } from './zoneKeys.ts';
import { inOrder, zoneParts } from './zoneParts.ts';
import { zoneStatement } from './zoneStatement.ts';

/** When this part of the zones is touched, reading the whole table once costs no more than looking them up. */
const MOST_OF_THE_ZONES = 0.4;
/** Then all is made anew, and whatever else may have changed the table, such as an administrator's own hand, is seen again. */
const LASTS_MILLISECONDS = 24 * 3_600_000;

/**
 * The parts after a publication: what `makeParts` would give, but for filters, which may hold more. Only the zones that were touched
 * are read again, and those that a row came to be told alone in, or no longer is, because of it.
 * @param db the publication's transaction
 * @param before the parts before it
 * @returns null when all had better be made anew
 */
export async function updateParts(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  limits: SynopsisLimits,
  before: SynopsisParts,
  touched: Touched,
  at: Date,
): Promise<SynopsisParts | null> {
  if (!before.lasting || at.getTime() - Date.parse(before.anewAt) > LASTS_MILLISECONDS) return null;
  if (touched.zones.size === 0 || touched.zones.size > before.zones.length * MOST_OF_THE_ZONES) return null;
  const sizes = sizesIn(before, description, limits);
  const questions = widerFirsts(description, sizes, [...touched.zones].map(readZone));
  const asked = new Set(questions.map(({ name }) => name));
  const others = Object.entries(before.firsts).filter(([name]) => !asked.has(name));
  const firsts = { ...Object.fromEntries(others), ...(await readFirsts(db, description, questions)) };
  const stale = new Set([...touched.zones, ...movedIn(before.firsts, firsts)]);
  const ids = Object.values(firsts).flatMap((found) => found.map(({ id }) => id));
  const alone = { ids, firsts: firstsOfZones(description, sizes) };
  const { rows } = await zoneStatement(description, alone, [inAnyOf(stale, description)]).execute(db);
  const zones = inOrder([...before.zones.filter(({ zone }) => !stale.has(zone)), ...zoneParts(rows, description)]);
  // What depends on how much there is in all may be another thing now.
  if (rowsOf({ zones }) <= limits.fewRows || zones.length > limits.zones) return null;
  if (String(sizesIn({ zones }, description, limits)) !== String(sizes)) return null;
  return { ...before, zones, firsts, sets: await setsAfter(db, description, before, touched) };
}

function sizesIn({ zones }: Pick<SynopsisParts, 'zones'>, description: SynopsisDescription, { firstsOfGroups }: SynopsisLimits): number[] {
  return sizesOf(
    description,
    zones.map(({ zone }) => readZone(zone)),
    firstsOfGroups,
  );
}

/** The zones of rows that come first in something before or after, but not both. */
function movedIn(before: SynopsisParts['firsts'], after: SynopsisParts['firsts']): string[] {
  const [left, come] = [zonesById(before), zonesById(after)];
  for (const id of left.keys()) if (come.delete(id)) left.delete(id);
  return [...left.values(), ...come.values()];
}

function zonesById(firsts: SynopsisParts['firsts']): Map<string, string> {
  return new Map(Object.values(firsts).flatMap((found) => found.map(({ id, zone }) => [id, zone])));
}

function inAnyOf(zones: Iterable<string>, { zones: keys }: SynopsisDescription): RawBuilder<SqlBool> {
  const each = [...zones].map((zone) => {
    const values = readZone(zone);
    return sql`(${sql.join(
      keys.map((key, n) => keyCondition(key, values[n] ?? null)),
      sql` and `,
    )})`;
  });
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

async function setsAfter(
  db: Kysely<MemberDatabase>,
  description: SynopsisDescription,
  { sets }: SynopsisParts,
  { texts }: Touched,
): Promise<SynopsisParts['sets']> {
  const after: Record<string, SetPart> = {};
  for (const [field, column] of Object.entries(description.sets)) {
    const [set, touched] = [sets[field], texts[field]];
    const changed = set === undefined || touched === undefined ? null : changeSet(set, touched);
    after[field] = changed ?? (await makeSet(db, description, column));
  }
  return after;
}
