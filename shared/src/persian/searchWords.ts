import { foldForSearch } from './foldForSearch.ts';

/**
 * The parts of a question, folded as the searched texts are (`foldForSearch`), in the order given and each once. A text matches when it
 * holds every one of them. Empty when the question holds nothing that can be searched.
 */
export function searchWords(query: string): string[] {
  return [...new Set(query.split(/\s+/).map(foldForSearch))].filter((word) => word !== '');
}
