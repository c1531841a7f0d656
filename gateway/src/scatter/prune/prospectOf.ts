import { mayHold } from '@shafaf/shared/synopsis/BloomFilter';
import type { Condition } from './Condition.ts';
import type { KnownCategory } from './KnownCategory.ts';
import type { KnownSingles, NumberedTexts } from './KnownSingles.ts';
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

type Within = Extract<Condition, { by: 'AT_LEAST' | 'AT_MOST' }>;

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
  for (let entry = 0; entry < matches.length; entry++) {
    const match = matches[entry];
    if (match === NONE) continue;
    most += entry < zones.length ? category.rowsOf(entry) : 1;
    if (match === SOME) decided = false;
  }
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

/** Lowers the matches of the rows that are told one by one to what a condition leaves of them: hundreds of each of many members. */
function matchSingles(condition: Condition, { singles, zones, sets }: KnownCategory, matches: Uint8Array): void {
  const rows = matches.subarray(zones.length);
  switch (condition.by) {
    case 'ASK':
      lowerAll(rows, SOME);
      break;
    case 'HELD':
      lowerAll(rows, held(condition, sets));
      break;
    case 'ONE_OF':
      keepOneOf(rows, condition.values, singles.texts(condition.of));
      break;
    default:
      keepWithin(rows, condition, singles);
  }
}

function keepOneOf(rows: Uint8Array, values: readonly string[], texts: NumberedTexts | null): void {
  if (texts === null) {
    lowerAll(rows, values.length === 0 ? NONE : SOME);
    return;
  }
  const wanted = new Uint8Array(texts.numbers.size + 1);
  for (const value of values) {
    const number = texts.numbers.get(value);
    if (number !== undefined) wanted[number] = 1;
  }
  for (let row = 0; row < rows.length; row++) if (wanted[texts.rows[row] ?? 0] !== 1) rows[row] = NONE;
}

function keepWithin(rows: Uint8Array, { by, of, bound, typeName }: Within, singles: KnownSingles): void {
  const atLeast = by === 'AT_LEAST';
  const numbers = typeof bound === 'number' ? singles.numbers(of, typeName) : null;
  const keys = singles.keys(of, typeName);
  if (numbers !== null && typeof bound === 'number') {
    for (let row = 0; row < rows.length; row++) {
      const number = numbers[row] ?? Number.NaN;
      if (!(atLeast ? number >= bound : number <= bound)) rows[row] = NONE;
    }
  } else if (keys !== null && bound !== null) {
    for (let row = 0; row < rows.length; row++) {
      const key = keys[row] ?? null;
      if (key === null || !(atLeast ? key >= bound : key <= bound)) rows[row] = NONE;
    }
  } else {
    lowerAll(rows, SOME);
  }
}

function lowerAll(rows: Uint8Array, match: Match): void {
  for (let row = 0; row < rows.length; row++) if ((rows[row] ?? NONE) > match) rows[row] = match;
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

function within({ by, of, bound, typeName }: Within, zone: KnownZone): Match {
  const range = zone.range(of, typeName);
  if (range === null || bound === null) return SOME;
  const { min, max, nulls } = range;
  if (min === null || max === null) return NONE;
  const [nearest, farthest] = by === 'AT_LEAST' ? [max, min] : [min, max];
  const satisfies = (value: number | bigint | string) => (by === 'AT_LEAST' ? value >= bound : value <= bound);
  if (!satisfies(nearest)) return NONE;
  return satisfies(farthest) && nulls === 0 ? ALL : SOME;
}
