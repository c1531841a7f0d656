import { ShafafError } from '../errors/ShafafError.ts';
import { DEFAULT_PAGE, LARGEST_PAGE } from './limits.ts';

/** How many rows a page has at most, and from which end of the list. */
export interface PageSize {
  size: number;
  /** True when the page is the end of the range (`last`), false when its beginning. */
  backwards: boolean;
}

/**
 * Reads the arguments of a connection that say how large a page is.
 * @param largest rows of a page at most
 * @throws ShafafError `BAD_USER_INPUT` for a size that cannot be.
 */
export function pageSize(
  { first, last }: { first?: number | null | undefined; last?: number | null | undefined },
  largest: number = LARGEST_PAGE,
): PageSize {
  if (first != null && last != null)
    throw new ShafafError('BAD_USER_INPUT', `Give either first (${first}) or last (${last}), not both: a page has one beginning.`);
  checkSize('first', first, largest);
  checkSize('last', last, largest);
  return { size: first ?? last ?? DEFAULT_PAGE, backwards: last != null };
}

/** @throws ShafafError `BAD_USER_INPUT` that names the argument and the value, when it is not from 0 to `largest`. */
export function checkSize(name: string, value: number | null | undefined, largest: number = LARGEST_PAGE): void {
  if (value != null && (value < 0 || value > largest))
    throw new ShafafError('BAD_USER_INPUT', `${name} is ${value}, but must be from 0 to ${largest}.`);
}
