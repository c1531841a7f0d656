import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ShafafError } from '../errors/ShafafError.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * A place in a connection. It holds the last row's own order key and id and nothing of any server's state, so it means the same
 * to every member and to the gateway, for as long as one likes.
 */
export interface Cursor {
  /** Name of the order's enum value, such as `AMOUNT`. */
  field: string;
  direction: 'ASC' | 'DESC';
  /** The row's value of the ordering field as it stands in JSON (`Rial` and dates are strings), null when it has none. */
  key: string | number | null;
  /** The row's global id. */
  id: string;
  /** What was listed, by `cursorScope`. */
  scope: string;
}

/** What a cursor must fit. */
export type CursorContext = Pick<Cursor, 'field' | 'direction' | 'scope'>;

/** Characters of an id at most: a member's code, a category, and 500 of the member's own. */
export const LONGEST_CURSOR_ID = 1_000;
/** Characters of a key that is text at most. */
export const LONGEST_CURSOR_KEY = 200;
/** Holds any such id and key, each character of which may take six as JSON, and the rest. */
const LONGEST = 16_384;
const form = z.tuple([
  z.literal(1),
  z.string().max(100),
  z.enum(['ASC', 'DESC']),
  z.union([z.string().max(LONGEST_CURSOR_KEY), z.number(), z.null()]),
  z.string().min(1).max(LONGEST_CURSOR_ID),
  z.string().max(100),
]);

/**
 * A short fingerprint of what a connection lists: the field, its filter (an empty one is the same as none), and the type of the
 * entity it hangs on, such as `Supplier`, null at the root. 11 characters: the first 8 bytes of the SHA-256 of the canonical JSON
 * of the three as an array, in base64url.
 */
export function cursorScope(fieldName: string, filter: unknown, of: string | null): string {
  const conditions = canonicalJson(filter) === '{}' ? null : filter;
  return createHash('sha256')
    .update(canonicalJson([fieldName, conditions, of]))
    .digest()
    .subarray(0, 8)
    .toString('base64url');
}

/** The cursor's text: base64url of the JSON array `[1, field, direction, key, id, scope]`. */
export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([1, cursor.field, cursor.direction, cursor.key, cursor.id, cursor.scope])).toString('base64url');
}

/**
 * Reads a cursor that a client gave.
 * @throws ShafafError `BAD_CURSOR` when the text is no cursor, or one of another order, filter or list.
 */
export function decodeCursor(text: string, context: CursorContext): Cursor {
  if (text.length > LONGEST) throw notACursor();
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw notACursor();
  }
  const parsed = form.safeParse(json);
  if (!parsed.success) throw notACursor();
  const [, field, direction, key, id, scope] = parsed.data;
  if (field !== context.field || direction !== context.direction)
    throw new ShafafError(
      'BAD_CURSOR',
      `The cursor belongs to the order ${field} ${direction}, but the question is ordered by ${context.field} ${context.direction}.`,
    );
  if (scope !== context.scope) throw new ShafafError('BAD_CURSOR', 'The cursor belongs to a list with another filter, or to another list.');
  return { field, direction, key, id, scope };
}

function notACursor(): ShafafError {
  return new ShafafError('BAD_CURSOR', 'The text given as `after` or `before` is not a cursor of this API.');
}
