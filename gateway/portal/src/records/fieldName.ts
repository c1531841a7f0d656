import type { CategoryEntry } from '../../build/src/catalogue/Catalogue.ts';
import { fieldAt } from '../../build/src/catalogue/fieldAt.ts';
import type { Speech } from '../language/Speech.tsx';

/** What the field at a path of a record is called, as revisions and redactions name it: with what it is a part of. */
export function fieldName({ fields }: CategoryEntry, path: string, { say, label }: Speech): string {
  const parts = path.split('.');
  const names = parts.flatMap((_, index) => {
    const field = fieldAt(fields, parts.slice(0, index + 1).join('.'));
    return field === undefined ? [] : [label(field.label)];
  });
  return names.length === 0 ? (say.record.envelope[path] ?? path) : [...new Set(names)].join(' – ');
}
