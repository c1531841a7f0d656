/** A part of a record, as it is in the graph. */
export type Part = Readonly<Record<string, unknown>>;

/** The object that stands under a name; null where there is none. */
export function partAt(part: Part | null, name: string): Part | null {
  const value = part?.[name];
  return isPart(value) ? value : null;
}

/** The objects of the list that stands under a name. */
export function partsAt(part: Part | null, name: string): Part[] {
  const value = part?.[name];
  return Array.isArray(value) ? value.filter(isPart) : [];
}

/** The text that stands under a name; undefined where there is none. */
export function textAt(part: Part | null, name: string): string | undefined {
  const value = part?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number that stands under a name; undefined where there is none. */
export function numberAt(part: Part | null, name: string): number | undefined {
  const value = part?.[name];
  return typeof value === 'number' ? value : undefined;
}

/** An object without what is undefined; undefined when nothing is left. */
export function present(object: Part): Part | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
