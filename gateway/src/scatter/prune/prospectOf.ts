import { mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import type { Condition } from './Condition.ts';
import type { KnownCategory } from './KnownSynopsis.ts';
import type { KnownZone } from './KnownZone.ts';

/** What a member's synopsis leaves to expect for a question. */
export interface Prospect {
  /** The zones in which rows may match. */
  zones: readonly ProspectiveZone[];
  /** How many rows match at most. */
  most: number;
  /** How many rows match, where the synopsis decides it; else null. */
  exactly: number | null;
}

/** A zone in which rows may match. */
export interface ProspectiveZone {
  zone: KnownZone;
  /** Whether all of its rows match. */
  whole: boolean;
}

/** The prospect of a member that holds nothing. */
export const NOTHING: Prospect = { zones: [], most: 0, exactly: 0 };

/** Whether the rows of a zone match a condition. */
type Match = 'NONE' | 'SOME' | 'ALL';

/** What to expect of a category's rows under all the conditions together. */
export function prospectOf(category: KnownCategory, conditions: readonly Condition[]): Prospect {
  const zones: ProspectiveZone[] = [];
  for (const zone of category.zones) {
    const matches = conditions.map((condition) => matchOf(condition, zone, category));
    if (!matches.includes('NONE')) zones.push({ zone, whole: !matches.includes('SOME') });
  }
  const most = zones.reduce((sum, { zone }) => sum + zone.rows, 0);
  return { zones, most, exactly: zones.every(({ whole }) => whole) ? most : null };
}

/** The prospect over several categories. */
export function together(prospects: readonly Prospect[]): Prospect {
  return {
    zones: prospects.flatMap(({ zones }) => zones),
    most: prospects.reduce((sum, { most }) => sum + most, 0),
    exactly: prospects.reduce<number | null>((sum, { exactly }) => (sum === null || exactly === null ? null : sum + exactly), 0),
  };
}

function matchOf(condition: Condition, zone: KnownZone, { sets }: KnownCategory): Match {
  switch (condition.by) {
    case 'ASK':
      return 'SOME';
    case 'HELD': {
      const set = sets.get(condition.of);
      return set === undefined || mayHold(set, condition.hash) ? 'SOME' : 'NONE';
    }
    case 'ONE_OF':
      return oneOf(condition.of, condition.values, zone);
    default:
      return within(condition, zone);
  }
}

function oneOf(field: string, wanted: readonly string[], zone: KnownZone): Match {
  if (wanted.length === 0) return 'NONE';
  const values = zone.values(field);
  if (values !== undefined) {
    const matching = new Set(wanted);
    const rows = [...matching].reduce((sum, value) => sum + (Object.hasOwn(values, value) ? (values[value] ?? 0) : 0), 0);
    return rows === 0 ? 'NONE' : rows === zone.rows ? 'ALL' : 'SOME';
  }
  const range = zone.jsonRange(field);
  if (range === undefined) return 'SOME';
  const { min, max, nulls } = range;
  if (min === null || max === null) return 'NONE';
  if (min === max) return wanted.includes(String(min)) ? (nulls === 0 ? 'ALL' : 'SOME') : 'NONE';
  // Numbers alone are compared as such; which texts lie between two others is for the member's own order to say.
  const outside = (value: string) => Number(value) < Number(min) || Number(value) > Number(max);
  return typeof min === 'number' && typeof max === 'number' && wanted.every(outside) ? 'NONE' : 'SOME';
}

function within({ by, of, bound, typeName }: Extract<Condition, { by: 'AT_LEAST' | 'AT_MOST' }>, zone: KnownZone): Match {
  const range = zone.range(of, typeName);
  if (range === null || bound === null) return 'SOME';
  const { min, max, nulls } = range;
  if (min === null || max === null) return 'NONE';
  const [nearest, farthest] = by === 'AT_LEAST' ? [max, min] : [min, max];
  const satisfies = (value: number | bigint | string) => (by === 'AT_LEAST' ? value >= bound : value <= bound);
  if (!satisfies(nearest)) return 'NONE';
  return satisfies(farthest) && nulls === 0 ? 'ALL' : 'SOME';
}
