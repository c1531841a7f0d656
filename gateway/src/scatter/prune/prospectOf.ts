import { mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import type { OrderKey } from '../merge/orderKey.ts';
import type { Condition } from './Condition.ts';
import type { KnownCategory } from './KnownCategory.ts';
import type { KnownZone } from './KnownZone.ts';

/** What a member's synopsis leaves to expect for a question. */
export interface Prospect {
  /** By category: in which entries rows may match. */
  parts: readonly ProspectPart[];
  /** How many rows match at most. */
  most: number;
  /** How many rows match, where the synopsis decides it; else null. */
  exactly: number | null;
}

/** Which entries of one category may match. */
export interface ProspectPart {
  category: KnownCategory;
  /** By entry: `NONE`, `SOME` or `ALL` of its rows match. */
  matches: Uint8Array;
}

/** No row of an entry matches, or some may, or all do. */
export const NONE = 0;
export const SOME = 1;
export const ALL = 2;
type Match = typeof NONE | typeof SOME | typeof ALL;

/** The prospect of a member that holds nothing. */
export const NOTHING: Prospect = { parts: [], most: 0, exactly: 0 };

/** What to expect of a category's rows under all the conditions together. */
export function prospectOf(category: KnownCategory, conditions: readonly Condition[]): Prospect {
  const { zones, entries } = category;
  const matches = new Uint8Array(entries).fill(ALL);
  for (const condition of conditions) {
    zones.forEach((zone, entry) => {
      matches[entry] = Math.min(matches[entry] ?? NONE, matchOf(condition, zone, category));
    });
    matchSingles(condition, category, matches);
  }
  let most = 0;
  let decided = true;
  matches.forEach((match, entry) => {
    if (match === NONE) return;
    most += category.rowsOf(entry);
    decided &&= match === ALL;
  });
  return { parts: most === 0 ? [] : [{ category, matches }], most, exactly: decided ? most : null };
}

/** The prospect over several categories. */
export function together(prospects: readonly Prospect[]): Prospect {
  return {
    parts: prospects.flatMap(({ parts }) => parts),
    most: prospects.reduce((sum, { most }) => sum + most, 0),
    exactly: prospects.reduce<number | null>((sum, { exactly }) => (sum === null || exactly === null ? null : sum + exactly), 0),
  };
}

/** Lowers the matches of the rows that are told one by one to what a condition leaves of them. */
function matchSingles(condition: Condition, category: KnownCategory, matches: Uint8Array): void {
  const match = singleMatch(condition, category);
  for (let row = 0, entry = category.zones.length; row < category.singles.rows; row++, entry++)
    if (matches[entry] !== NONE) matches[entry] = Math.min(matches[entry] ?? NONE, match(row));
}

function singleMatch(condition: Condition, { singles, sets }: KnownCategory): (row: number) => Match {
  switch (condition.by) {
    case 'ASK':
      return () => SOME;
    case 'HELD': {
      const match = held(condition, sets);
      return () => match;
    }
    case 'ONE_OF': {
      const wanted = new Set<string | null>(condition.values);
      const texts = singles.texts(condition.of);
      if (texts === undefined) return () => (wanted.size === 0 ? NONE : SOME);
      return (row) => (isHeld(wanted, texts[row]) ? ALL : NONE);
    }
    default: {
      const { by, of, bound, typeName } = condition;
      const keys = singles.keys(of, typeName);
      if (keys === null || bound === null) return () => SOME;
      const satisfies =
        by === 'AT_LEAST' ? (key: OrderKey) => key !== null && key >= bound : (key: OrderKey) => key !== null && key <= bound;
      return (row) => (satisfies(keys[row] ?? null) ? ALL : NONE);
    }
  }
}

function isHeld(wanted: ReadonlySet<string | null>, text: string | null | undefined): boolean {
  return text !== null && text !== undefined && wanted.has(text);
}

function held({ of, hash }: Extract<Condition, { by: 'HELD' }>, sets: ReadonlyMap<string, Buffer>): Match {
  const set = sets.get(of);
  return set === undefined || mayHold(set, hash) ? SOME : NONE;
}

function matchOf(condition: Condition, zone: KnownZone, { sets }: KnownCategory): Match {
  switch (condition.by) {
    case 'ASK':
      return SOME;
    case 'HELD':
      return held(condition, sets);
    case 'ONE_OF':
      return oneOf(condition.of, condition.values, zone);
    default:
      return within(condition, zone);
  }
}

function oneOf(field: string, wanted: readonly string[], zone: KnownZone): Match {
  if (wanted.length === 0) return NONE;
  const values = zone.values(field);
  if (values !== undefined) {
    const matching = new Set(wanted);
    const rows = [...matching].reduce((sum, value) => sum + (Object.hasOwn(values, value) ? (values[value] ?? 0) : 0), 0);
    return rows === 0 ? NONE : rows === zone.rows ? ALL : SOME;
  }
  const range = zone.jsonRange(field);
  if (range === undefined) return SOME;
  const { min, max, nulls } = range;
  if (min === null || max === null) return NONE;
  if (min === max) return wanted.includes(String(min)) ? (nulls === 0 ? ALL : SOME) : NONE;
  // Numbers alone are compared as such; which texts lie between two others is for the member's own order to say.
  const outside = (value: string) => Number(value) < Number(min) || Number(value) > Number(max);
  return typeof min === 'number' && typeof max === 'number' && wanted.every(outside) ? NONE : SOME;
}

function within({ by, of, bound, typeName }: Extract<Condition, { by: 'AT_LEAST' | 'AT_MOST' }>, zone: KnownZone): Match {
  const range = zone.range(of, typeName);
  if (range === null || bound === null) return SOME;
  const { min, max, nulls } = range;
  if (min === null || max === null) return NONE;
  const [nearest, farthest] = by === 'AT_LEAST' ? [max, min] : [min, max];
  const satisfies = (value: number | bigint | string) => (by === 'AT_LEAST' ? value >= bound : value <= bound);
  if (!satisfies(nearest)) return NONE;
  return satisfies(farthest) && nulls === 0 ? ALL : SOME;
}
