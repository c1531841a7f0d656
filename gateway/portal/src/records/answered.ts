/** An object of an answer, whose fields the catalogue names. */
export type Answered = Readonly<Record<string, unknown>>;

/** Whether a value is an object of an answer. */
export function isObject(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text in a field; empty where there is none. */
export function textAt(object: Answered, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

/** The value at a path such as `tender.procurementMethod`; undefined where something on the way is not there. */
export function valueAt(object: Answered, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), object);
}
