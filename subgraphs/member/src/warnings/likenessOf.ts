import { createHash } from 'node:crypto';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import type { QualityRules } from './QualityRules.ts';
import { valuesAt } from './valuesAt.ts';

/**
 * A number that two records of a body share when they look like the same thing published twice: a hash of the fields that the category names, with
 * spelling variants folded. Null where one of them is missing.
 */
export function likenessOf({ alike, alikeIfAny = [] }: QualityRules, content: object): string | null {
  if (alike.length === 0) return null;
  const parts = alike.map((path) => textAt(content, path));
  if (parts.some((part) => part === '')) return null;
  const text = [...parts, ...alikeIfAny.map((path) => textAt(content, path))].join('\n');
  return createHash('sha256').update(text).digest().readBigInt64BE().toString();
}

function textAt(content: object, path: string): string {
  return valuesAt(content, path)
    .map(({ value }) => foldForSearch(String(value)))
    .join('\t');
}
