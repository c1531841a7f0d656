import type { Suggestion } from './askPage.ts';

/**
 * The records that most of the words were found in, best first; of two with as many, the one that is found better.
 * @param hits what was found of each word
 */
export function rankSuggestions<Hit extends Suggestion & { score: number }>(hits: readonly (readonly Hit[])[], most: number): Hit[] {
  const found = new Map<string, { hit: Hit; words: number; score: number }>();
  for (const hit of hits.flat()) {
    const before = found.get(hit.id);
    found.set(hit.id, { hit, words: (before?.words ?? 0) + 1, score: (before?.score ?? 0) + hit.score });
  }
  return [...found.values()]
    .sort((a, b) => b.words - a.words || b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
    .slice(0, most)
    .map(({ hit }) => hit);
}
