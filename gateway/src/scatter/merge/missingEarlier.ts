import { createHash } from 'node:crypto';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/*
 * A member that is missing from one page and back for the next would shift rows between them: some would never be seen. So a page's
 * cursors name who was missing from it, and the pages that follow do without them. The names come after the cursor that members know,
 * behind a sign that base64url has not, and are cut off before a member is asked.
 */

const SIGN = '.';
/** Stands for more members than a cursor can name. */
const TOO_MANY = '*';
/** The first 5 characters of the code's SHA-256 in base64url, 30 bits: of 1,000 members two agree in one of 2,000 provinces. */
const MARK_LENGTH = 5;
const MARKS = /^(?:[\w-]{5})+$/;
/** In 640 characters: with the cursor itself well below 1 KB. */
const MOST_NAMED = 128;

const marks = new Map<string, string>();

function markOf(code: string): string {
  let mark = marks.get(code);
  if (mark === undefined) {
    mark = createHash('sha256').update(code).digest('base64url').slice(0, MARK_LENGTH);
    marks.set(code, mark);
  }
  return mark;
}

/** What comes after each cursor of a page from which these members were missing. */
export function namingMissing(codes: readonly string[]): string {
  if (codes.length === 0) return '';
  if (codes.length > MOST_NAMED) return SIGN + TOO_MANY;
  return SIGN + codes.map(markOf).sort().join('');
}

/**
 * Divides a client's cursor into the one that members know and who was missing from its page.
 * @throws ShafafError `BAD_CURSOR` when the second part is none, or says that more were missing than it could name
 */
export function divideCursor(text: string): { cursor: string; wasMissing: (code: string) => boolean } {
  const at = text.indexOf(SIGN);
  if (at < 0) return { cursor: text, wasMissing: () => false };
  const names = text.slice(at + 1);
  if (names === TOO_MANY)
    throw new ShafafError(
      'BAD_CURSOR',
      `More than ${MOST_NAMED} members were missing from the page that the cursor is from. The pages after it could not do without the same ones; begin again without a cursor when more of them answer.`,
    );
  if (names.length > MOST_NAMED * MARK_LENGTH || !MARKS.test(names))
    throw new ShafafError('BAD_CURSOR', 'The text given as `after` or `before` is not a cursor of this API.');
  const named = new Set(Array.from({ length: names.length / MARK_LENGTH }, (_, i) => names.slice(i * MARK_LENGTH, (i + 1) * MARK_LENGTH)));
  return { cursor: text.slice(0, at), wasMissing: (code) => named.has(markOf(code)) };
}
