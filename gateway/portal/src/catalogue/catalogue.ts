import { catalogue } from 'virtual:catalogue';
import type { CategoryEntry, FieldEntry, Label } from '../../build/src/catalogue/Catalogue.ts';
import { fieldAt } from '../../build/src/catalogue/fieldAt.ts';

/** The categories of disclosures, in the contract's order. */
export const categories: readonly CategoryEntry[] = catalogue.categories;

const byName = new Map(categories.map((category) => [category.name, category]));
const byValue = new Map(categories.map((category) => [category.value, category]));

/** The field at a path of a record, its own or one that all records have; undefined where there is none. */
export function fieldOf(category: CategoryEntry, path: string): FieldEntry | undefined {
  return fieldAt(category.fields, path) ?? fieldAt(catalogue.envelope, path);
}

/** The category of a name such as `contracts`; undefined when there is none. */
export function categoryNamed(name: string): CategoryEntry | undefined {
  return byName.get(name);
}

/** The category of a value of the enum `Category`. */
export function categoryOfValue(value: string): CategoryEntry | undefined {
  return byValue.get(value);
}

/** The values of an enum and what they are called; none for an enum that no category has. */
export function termsOf(enumName: string): Readonly<Record<string, Label>> {
  return catalogue.enums[enumName] ?? {};
}
