/** A value in a content and where it stands, such as `awards.0.value`. */
export interface PlacedValue {
  place: string;
  value: string | number | boolean;
}

/** The values that a path leads to: of each item where there is a list. */
export function valuesAt(content: unknown, path: string): PlacedValue[] {
  const found: PlacedValue[] = [];
  follow(content, path.split('.'), '', found);
  return found;
}

function follow(value: unknown, rest: readonly string[], place: string, found: PlacedValue[]): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) follow(item, rest, join(place, String(index)), found);
    return;
  }
  const [next, ...further] = rest;
  if (next === undefined) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.push({ place, value });
  } else if (typeof value === 'object') follow(Reflect.get(value, next), further, join(place, next), found);
}

function join(place: string, next: string): string {
  return place === '' ? next : `${place}.${next}`;
}
