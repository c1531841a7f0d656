type Path = readonly (string | number)[];

/** Where some objects stand in a value; those that do not stand in it are left out. */
export function pathsOf(objects: ReadonlyMap<object, unknown>, value: unknown): Map<object, (string | number)[]> {
  const paths = new Map<object, (string | number)[]>();
  const look = (each: unknown, path: Path): void => {
    if (typeof each !== 'object' || each === null || paths.size === objects.size) return;
    if (objects.has(each)) paths.set(each, [...path]);
    if (Array.isArray(each)) for (const [index, item] of each.entries()) look(item, [...path, index]);
    else for (const [key, inner] of Object.entries(each)) look(inner, [...path, key]);
  };
  look(value, []);
  return paths;
}
