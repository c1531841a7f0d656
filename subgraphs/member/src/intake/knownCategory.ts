import { refusal } from '@shafaf/shared/errors/refusal';
import type { Category } from '../categories/Category.ts';
import { categories, findCategory } from '../categories/categories.ts';

/** The category that an address names. @throws ShafafError `UNKNOWN_CATEGORY` that names those that there are */
export function knownCategory(name: string): Category {
  const category = findCategory(name);
  if (category !== undefined) return category;
  throw refusal('UNKNOWN_CATEGORY', `There is no category "${name}". There are: ${categories.map((each) => each.name).join(', ')}.`);
}
