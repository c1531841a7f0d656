import { plainObject } from './row.ts';

/** A copy of values as the engine makes them, which whoever gets it may write into. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  const object = plainObject();
  for (const key of Object.keys(value)) object[key] = copyOf(Reflect.get(value, key));
  return object;
}
