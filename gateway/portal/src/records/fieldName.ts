import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldOf } from '../catalogue/catalogue.ts';
import type { Speech } from '../language/Speech.tsx';

/** What the field at a path of a record is called, as revisions and redactions name it: with what it is a part of. */
export function fieldName(category: CategoryEntry, path: string, { label }: Speech): string {
  const parts = path.split('.');
  const names = parts.flatMap((_, index) => {
    const field = fieldOf(category, parts.slice(0, index + 1).join('.'));
    return field === undefined ? [] : [label(field.label)];
  });
  return names.length === 0 ? path : [...new Set(names)].join(' – ');
}
