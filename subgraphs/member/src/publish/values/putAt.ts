/** Puts a value at a path into an object: `['supplier', 'name']` makes or completes `supplier: { name }`. What was there before is not touched. */
export function putAt(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const before = into[key];
  const inner: Record<string, unknown> = { ...(typeof before === 'object' ? before : {}) };
  putAt(inner, rest, value);
  into[key] = inner;
}

/** What stands at a path in an object; undefined when nothing does. */
export function valueAtPath(object: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), object);
}
