import { fileURLToPath } from 'node:url';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import type { Category } from './Category.ts';
import { loadCategories } from './loadCategories.ts';

/** All categories of disclosures, in the contract's order: those whose folders stand beside this file. */
export const categories: readonly Category[] = await loadCategories(fileURLToPath(new URL('.', import.meta.url)));

const byName = new Map(categories.map((category) => [category.name, category]));

/** The category of this name, as in ids; undefined when there is none. */
export function findCategory(name: string): Category | undefined {
  return byName.get(name);
}

/** The category of this name. @throws ShafafError `BAD_USER_INPUT` that names those that there are */
export function categoryNamed(name: string): Category {
  const category = byName.get(name);
  if (category !== undefined) return category;
  throw new ShafafError('BAD_USER_INPUT', `There is no category "${name}". The categories are: ${[...byName.keys()].join(', ')}.`);
}
