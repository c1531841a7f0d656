import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type Cursor, type CursorContext, decodeCursor } from '@shafaf/shared/graph/cursor';
import { type PageSize, pageSize } from '@shafaf/shared/graph/pageSize';
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
export interface PageRequest extends PageSize {
  after: Place | null;
  before: Place | null;
}

/**
 * Checks the arguments of a connection.
 * @param largest rows of a page at most, where they are not as many as usual
 * @throws ShafafError `BAD_USER_INPUT` for a size that cannot be, `BAD_CURSOR` for a cursor that is none or of another list.
 */
export function pageArguments(
  given: RelayArguments,
  cursors: CursorContext,
  keyType: Pick<KeyType, 'read'>,
  largest?: number,
): PageRequest {
  return {
    ...pageSize(given, largest),
    after: given.after == null ? null : placeOf(decodeCursor(given.after, cursors), keyType),
    before: given.before == null ? null : placeOf(decodeCursor(given.before, cursors), keyType),
  };
}

function placeOf(cursor: Cursor, keyType: Pick<KeyType, 'read'>): Place {
  const key = cursor.key === null ? null : keyType.read(cursor.key);
  if ((cursor.key !== null && key === null) || !isStorable(cursor.id))
    throw new ShafafError('BAD_CURSOR', 'The text given as `after` or `before` is a cursor whose key or id no row can have.');
  return { key, id: cursor.id };
}
