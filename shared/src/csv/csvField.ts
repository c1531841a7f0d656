/** Nearly all texts have none of what the two others look for. */
const SPECIAL = /[",\n\r]|^[\s=+\-@]|\s$/;
const QUOTED = /[",\n\r]|^\s|\s$/;
/** Begins a formula, for a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a cell of CSV after RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvField(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
