import type { ComposedGraph, CompositionFault, Subgraph } from './compose/composeGraph.ts';

/** An extension that wants to be part of the graph. */
export interface Candidate {
  name: string;
  /** Its newest SDL. */
  sdl: string;
  /** The SDL that is part of the graph now; undefined when none is. */
  served: string | undefined;
}

/** The graph that can be made, and why some are not part of it as they would be. */
export interface SettledGraph {
  /** Null when no extension is part of it. */
  graph: ComposedGraph | null;
  /** Of those that are part of it, the SDL. */
  from: ReadonlyMap<string, string>;
  refused: ReadonlyMap<string, string>;
}

/**
 * Finds the largest graph: those that are part of it and have not changed stay; of the others each that composes with those before it
 * joins, and one that does not stays as it was, if it was part of it.
 */
export async function settleGraph(
  candidates: readonly Candidate[],
  compose: (extensions: readonly Subgraph[]) => Promise<ComposedGraph | CompositionFault>,
): Promise<SettledGraph> {
  const refused = new Map<string, string>();
  const standing: Subgraph[] = candidates.filter(({ sdl, served }) => sdl === served);
  let joining = candidates.filter(({ sdl, served }) => sdl !== served);

  // Nearly always all of them go together, or one breaks a rule by itself.
  for (;;) {
    const made = await attempt([...standing, ...joining]);
    if (!('reason' in made)) return { ...made, refused };
    const guilty = joining.find(({ name }) => name === made.name);
    if (guilty === undefined) break;
    refused.set(guilty.name, made.reason);
    joining = joining.filter((each) => each !== guilty);
    if (guilty.served !== undefined) standing.push({ name: guilty.name, sdl: guilty.served });
  }

  const kept = [...standing];
  let best = await attempt(kept);
  for (const { name, sdl, served } of joining) {
    const made = await attempt([...kept, { name, sdl }]);
    if ('reason' in made) refused.set(name, made.reason);
    const fallback = 'reason' in made && served !== undefined ? await attempt([...kept, { name, sdl: served }]) : made;
    if ('reason' in fallback) continue;
    kept.push({ name, sdl: fallback.from.get(name) ?? sdl });
    best = fallback;
  }
  if ('reason' in best) throw new Error(`What was composed before cannot be composed any more: ${best.reason}`);
  return { ...best, refused };

  async function attempt(extensions: readonly Subgraph[]): Promise<Omit<SettledGraph, 'refused'> | CompositionFault> {
    const from = new Map(extensions.map(({ name, sdl }) => [name, sdl]));
    if (extensions.length === 0) return { graph: null, from };
    const graph = await compose(extensions);
    return 'reason' in graph ? graph : { graph, from };
  }
}
