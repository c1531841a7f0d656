import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { disclosureKinds } from '@shafaf/schema/contract';
import { isCategory } from '../definition/defineCategory.ts';
import type { Category } from './Category.ts';

/** Whether this is the source or what was built of it. */
const EXTENSION = extname(fileURLToPath(import.meta.url));

/** Names of the folders of a folder: each is a category's, and called as it is in ids. */
export function categoryFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * Loads the categories that have a folder in a folder: `permits/permits.ts` exports the category `permits`, made by `defineCategory`. To add one
 * takes nothing else than that and its SDL. They come in the contract's order.
 * @throws Error that names the file and what is missing in it, or the category of the contract that has no folder
 */
export async function loadCategories(folder: string): Promise<readonly Category[]> {
  const found = new Map<string, Category>();
  // One after the other: test runners that link modules themselves get into a muddle when several that share some are loaded at once.
  for (const name of categoryFolders(folder)) found.set(name, await loadCategory(folder, name));
  return disclosureKinds.map(({ category, typeName }) => {
    const known = found.get(category);
    if (known === undefined)
      throw new Error(
        `The contract has the category "${category}" (@disclosure of ${typeName}), but there is no folder ${join(folder, category)}.`,
      );
    return known;
  });
}

async function loadCategory(folder: string, name: string): Promise<Category> {
  const file = join(folder, name, `${name}${EXTENSION}`);
  if (!existsSync(file)) throw new Error(`${join(folder, name)} holds no ${name}${EXTENSION}, which is to export the category "${name}".`);
  const module: unknown = await import(pathToFileURL(file).href);
  const category: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  if (!isCategory(category)) throw new Error(`${file} is to export \`${name}\`, made by defineCategory.`);
  if (category.name !== name) throw new Error(`${file} exports the category "${category.name}", but stands in the folder ${name}.`);
  return category;
}
