import type { FirstsQuestion } from './readFirsts.ts';
import type { Firsts, SynopsisDescription, ZoneKey } from './SynopsisDescription.ts';
import { keyCondition, type ZoneValues } from './zoneKeys.ts';

type Groups = Pick<SynopsisDescription, 'zones' | 'firsts'>;

/**
 * How many rows each of the description's `firsts` takes of one group: fewer where there are many groups.
 * @param zones all that there are
 * @param most rows that all groups of one order may have together
 */
export function sizesOf(description: Groups, zones: readonly ZoneValues[], most: number): number[] {
  return description.firsts.map(({ rows, of }) => {
    if (of === 'ALL') return rows;
    const groups = of === 'EACH_ZONE' ? zones.length : valuesOf(of, description, zones).length;
    return Math.min(rows, Math.floor(most / Math.max(groups, 1)));
  });
}

/** The `firsts` of each zone. */
export function firstsOfZones({ firsts }: Groups, sizes: readonly number[]): Omit<Firsts, 'of'>[] {
  return firsts.flatMap(({ column, direction, of }, n) => (of === 'EACH_ZONE' ? [{ column, direction, rows: sizes[n] ?? 0 }] : []));
}

/** What to ask for the `firsts` of all rows, and of the groups that some zones are in. */
export function widerFirsts(description: Groups, sizes: readonly number[], zones: readonly ZoneValues[]): FirstsQuestion[] {
  return description.firsts.flatMap(({ column, direction, of }, n) => {
    const question = { column, direction, rows: sizes[n] ?? 0 };
    if (of === 'EACH_ZONE') return [];
    if (of === 'ALL') return [{ ...question, name: `${n}`, conditions: [] }];
    return valuesOf(of, description, zones).map((value) => ({
      ...question,
      name: `${n} ${JSON.stringify(value)}`,
      conditions: [keyCondition(of, value)],
    }));
  });
}

/** The values that zones have of a key; none where zones are not told apart by it. */
function valuesOf(key: ZoneKey, { zones: keys }: Groups, zones: readonly ZoneValues[]): (string | number | null)[] {
  const place = keys.findIndex((other) => isSame(other, key));
  return place === -1 ? [] : [...new Set(zones.map((values) => values[place] ?? null))];
}

function isSame(a: ZoneKey, b: ZoneKey): boolean {
  if ('sameValue' in a) return 'sameValue' in b && a.sameValue === b.sameValue;
  return 'sameDigits' in b && a.sameDigits === b.sameDigits;
}
