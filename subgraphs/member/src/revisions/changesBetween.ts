import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';

/** A field whose value differs between two contents. */
export interface Change {
  /** Names joined by dots, such as `tender.value`. */
  field: string;
  /** Canonical JSON; null where there is no value. */
  before: string | null;
  /** Canonical JSON; null where there is no value. */
  after: string | null;
}

/**
 * What differs between two contents, in the order of the fields' names. Objects are looked into; a list is one value, since which of its items
 * was which cannot be told.
 */
export function changesBetween(before: object, after: object): Change[] {
  return differences(before, after, '');
}

function differences(before: object, after: object, prefix: string): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const field = prefix + name;
    const [was, is] = [valueAt(before, name), valueAt(after, name)];
    if (isObject(was) || isObject(is)) {
      // What came or went as a whole is told field by field too.
      if ((isObject(was) || was === undefined) && (isObject(is) || is === undefined)) return differences(was ?? {}, is ?? {}, `${field}.`);
    }
    const [old, fresh] = [jsonOf(was), jsonOf(is)];
    return old === fresh ? [] : [{ field, before: old, after: fresh }];
  });
}

function valueAt(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value);
}
