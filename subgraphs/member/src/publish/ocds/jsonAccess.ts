import type { Json, JsonObject } from '../read/assembleJson.ts';
import { plainNumber } from '../read/plainNumber.ts';
import { cleanCell } from '../values/cleanCell.ts';

/** The value when it is an object, else null. */
export function objectOf(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** The objects in the value: of a list, or the value itself when a publisher left the list out. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.map(objectOf).filter((item) => item !== null);
}

/** The text of a text or a number without blanks at its ends; undefined when there is none. */
export function textOfJson(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return plainNumber(String(value));
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'string') return undefined;
  const text = cleanCell(value);
  return text === '' ? undefined : text;
}

/** The object without the keys whose value is undefined; undefined when none is left. */
export function present<T extends Record<string, unknown>>(object: T): T | undefined {
  for (const key of Object.keys(object)) if (object[key] === undefined) delete object[key];
  return Object.keys(object).length === 0 ? undefined : object;
}
