import { Fault } from './Fault.ts';
import { shorten } from './Subject.ts';

/** A JSON object. Its keys are looked up, never walked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a key of an object; undefined where there is no object. */
export function valueAt(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The values under a path of keys, such as `supplier.nationalId`: of a list, those of each item. Nulls are left out. */
export function valuesAtPath(value: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>(
      (found, key) => found.flatMap((each) => valueAt(each, key)).filter((each) => each !== null && each !== undefined),
      [value],
    );
}

/** A list of objects in an answer. @throws Fault when it is none */
export function objectsAt(value: unknown, key: string, place: string): JsonObject[] {
  const list = valueAt(value, key);
  if (!Array.isArray(list) || !list.every(isObject))
    throw new Fault(
      `${place}.${key} should be a list of objects, but is ${show(list)}.`,
      'Answer what was selected, in the form that the contract gives it.',
    );
  return list;
}

/** An object in an answer. @throws Fault when it is none */
export function objectAt(value: unknown, key: string, place: string): JsonObject {
  const object = valueAt(value, key);
  if (!isObject(object))
    throw new Fault(
      `${place === '' ? key : `${place}.${key}`} should be an object, but is ${show(object)}.`,
      'Answer what was selected, in the form that the contract gives it.',
    );
  return object;
}

/** A value for a report. */
export function show(value: unknown): string {
  return value === undefined ? 'missing' : shorten(JSON.stringify(value));
}
