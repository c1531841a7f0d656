import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Cursor, type CursorContext, decodeCursor } from '@shafaf/shared/graph/cursor';
import { DEFAULT_PAGE, LARGEST_PAGE } from '@shafaf/shared/graph/limits';
import { isStorable } from '../disclosure/searchConditions.ts';
import type { KeyType } from './KeysetOrder.ts';
import type { Place } from './keysetSegments.ts';

/** Relay's arguments of a connection, as GraphQL gives them. */
export interface RelayArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Which page is asked for. */
export interface PageRequest {
  /** Rows at most. */
  size: number;
  /** True when the page is the end of the range (`last`), false when its beginning. */
  backwards: boolean;
  after: Place | null;
  before: Place | null;
}

/**
 * Checks the arguments of a connection.
 * @throws ShafafError `BAD_USER_INPUT` for a size that cannot be, `BAD_CURSOR` for a cursor that is none or of another list.
 */
export function pageArguments(given: RelayArguments, cursors: CursorContext, keyType: KeyType): PageRequest {
  const { first, last } = given;
  if (first != null && last != null)
    throw new ShafafError('BAD_USER_INPUT', `Give either first (${first}) or last (${last}), not both: a page has one beginning.`);
  checkSize('first', first);
  checkSize('last', last);
  return {
    size: first ?? last ?? DEFAULT_PAGE,
    backwards: last != null,
    after: given.after == null ? null : placeOf(decodeCursor(given.after, cursors), keyType),
    before: given.before == null ? null : placeOf(decodeCursor(given.before, cursors), keyType),
  };
}

/** @throws ShafafError `BAD_USER_INPUT` that names the argument and the value, when it is not from 0 to `largest`. */
export function checkSize(name: string, value: number | null | undefined, largest: number = LARGEST_PAGE): void {
  if (value != null && (value < 0 || value > largest))
    throw new ShafafError('BAD_USER_INPUT', `${name} is ${value}, but must be from 0 to ${largest}.`);
}

function placeOf(cursor: Cursor, keyType: KeyType): Place {
  const key = cursor.key === null ? null : keyType.read(cursor.key);
  if ((cursor.key !== null && key === null) || !isStorable(cursor.id))
    throw new ShafafError('BAD_CURSOR', 'The text given as `after` or `before` is a cursor whose key or id no row can have.');
  return { key, id: cursor.id };
}
