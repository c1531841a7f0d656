/** No honest answer nests deeper: a question of the deepest kind that clients may ask has a dozen levels. */
const DEEPEST = 100;
/** Objects and lists of one text. A hundred thousand groups, each with an object inside, stay within. */
const MOST_CONTAINERS = 1_000_000;
/** Shorter texts cannot hold enough to matter, and nearly all are. */
const SHORT_ENOUGH = 64 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Says what is wrong with a text that would take far more memory as JSON values than it takes itself: millions of brackets in each other, or
 * beside each other. Reads each character once at most.
 * @returns null when the text may be parsed; whether it is JSON is for the parser to say
 */
export function findJsonFault(text: string): string | null {
  if (text.length <= SHORT_ENOUGH) return null;
  let depth = 0;
  let containers = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE:
        i = endOfString(text, i);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        containers++;
        if (depth > DEEPEST) return `JSON more than ${DEEPEST} levels deep`;
        if (containers > MOST_CONTAINERS) return `JSON with more than ${MOST_CONTAINERS} objects and lists`;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        break;
    }
  }
  return null;
}

/** The index of the quote that ends the string that begins at an index; the text's length when none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
