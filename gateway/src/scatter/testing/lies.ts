import fc from 'fast-check';
import type { MemberResponse } from '../ask.ts';

/** A change to one place of a member's JSON. */
export interface Lie {
  /** Which of all places, counted round and round. */
  at: number;
  how: How;
  value: unknown;
}

type How = 'REPLACE' | 'DELETE' | 'REPEAT' | 'REVERSE' | 'SHORTEN' | 'SWAP';

/** `depth` lists, each in the other. */
export function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** An object that has keys which objects have by nature, as `JSON.parse` makes it. */
export const odd: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"length":3}',
);

/** Values that no honest member would give there, and some that it could. */
const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 1e308, Number.POSITIVE_INFINITY, -0, '', ' ', 'NaN', '1e9', '٣', '9'.repeat(300), odd),
  fc.constantFrom<unknown>(
    'marand:books:0',
    'ahar:books:0',
    'ahar:books:1',
    'ahar:books:',
    'ahar:',
    'ahar',
    'marand',
    'Parvin',
    '2010-01-01',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    nested(20_000),
    Array.from({ length: 20_000 }, () => ({})),
    { length: 1, 0: 'x' },
  ),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.json({ maxDepth: 3 }).map((text): unknown => JSON.parse(text)),
);

/** Some lies, told one after the other. */
export const lies: fc.Arbitrary<Lie[]> = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom<How>('REPLACE', 'REPLACE', 'REPLACE', 'DELETE', 'REPEAT', 'REVERSE', 'SHORTEN', 'SWAP'),
    value: values,
  }),
  { minLength: 1, maxLength: 4 },
);

/** A response whose data is changed by lies. */
export function spoilt(response: MemberResponse, told: readonly Lie[]): MemberResponse {
  return { ...response, data: told.reduce(changed, structuredClone(response.data)) };
}

/** JSON with one place of it changed. */
export function changed<Json>(json: Json, { at, how, value }: Lie): Json {
  const places: [holder: object, key: string][] = [];
  collect(json, places);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return json;
  const [holder, key] = place;
  const items: unknown = Reflect.get(holder, key);
  if (how === 'DELETE') Reflect.deleteProperty(holder, key);
  else if (how === 'REPLACE' || !Array.isArray(items)) Reflect.set(holder, key, value);
  else if (how === 'REVERSE') items.reverse();
  else if (how === 'SHORTEN') items.pop();
  else if (how === 'REPEAT') items.push(...items.slice(0, 1));
  else if (items.length > 1) items.splice(0, 2, items[1], items[0]);
  return json;
}

/** All places of a JSON value that can be changed, but not those inside of what is huge or deep. */
function collect(value: unknown, places: [holder: object, key: string][], depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 12 || places.length > 2_000) return;
  for (const key of Object.keys(value)) {
    places.push([value, key]);
    collect(Reflect.get(value, key), places, depth + 1);
  }
}
