import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import type { Problem } from '../Problem.ts';
import { problems } from '../problems.ts';

const YES = ['بله', 'بلی', 'آری', 'دارد', 'است', 'yes', 'true', '1'];
const NO = ['خیر', 'نه', 'ندارد', 'نیست', 'no', 'false', '0'];
const known = new Map([
  ...YES.map((word) => [foldForSearch(word), true] as const),
  ...NO.map((word) => [foldForSearch(word), false] as const),
]);

/** Reads yes or no in the words that files use for it. */
export function readYesNo(name: string, text: string): { value: boolean } | Problem {
  const value = known.get(foldForSearch(text));
  return value === undefined ? problems.unknownValue(name, text, [...YES, ...NO]) : { value };
}
