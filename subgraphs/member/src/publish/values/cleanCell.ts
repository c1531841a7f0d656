/** Blanks, and characters that are not seen: joiners, marks of direction and of byte order. */
const UNSEEN = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
/** Begins a formula, for a spreadsheet. */
const FORMULA = /[=+\-@\t\r]/;

/**
 * A cell's text without blanks and unseen characters at its ends, and without the apostrophe that we and others put before a cell so that a
 * spreadsheet does not take it for a formula.
 */
export function cleanCell(text: string): string {
  const trimmed = withoutUnseenEnds(text);
  return trimmed.startsWith("'") && FORMULA.test(trimmed.charAt(1)) ? withoutUnseenEnds(trimmed.slice(1)) : trimmed;
}

/** By hand: a pattern for the end would look at a long run of blanks once for each of them. */
function withoutUnseenEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && UNSEEN.test(text.charAt(start))) start++;
  while (end > start && UNSEEN.test(text.charAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
