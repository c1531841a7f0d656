/**
 * Whether things can be put into places, each thing into one of its own homes, no place getting more than it has room for (a matching in a
 * bipartite graph, by augmenting paths).
 * @param homes of each thing, by number of place
 * @param room of each place
 * @returns null when they can, else a place that would get too many
 */
export function assignable(homes: readonly (readonly number[])[], room: readonly number[]): number | null {
  const placed: number[][] = room.map(() => []);
  /** Finds room for a thing, moving others aside; every place is looked at once. */
  const place = (thing: number, seen: Set<number>): boolean => {
    for (const home of homes[thing] ?? []) {
      const inside = placed[home];
      if (inside === undefined || seen.has(home)) continue;
      seen.add(home);
      if (inside.length < (room[home] ?? 0)) {
        inside.push(thing);
        return true;
      }
      const moved = inside.findIndex((other) => place(other, seen));
      if (moved >= 0) {
        inside[moved] = thing;
        return true;
      }
    }
    return false;
  };
  for (const [thing, own] of homes.entries()) if (!place(thing, new Set())) return own[0] ?? null;
  return null;
}
