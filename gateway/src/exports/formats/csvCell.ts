import type { CellKind } from '../ExportColumn.ts';

/** Between texts of one cell; who publishes the file reads them apart again. */
const BETWEEN = '؛ ';
/** What would be read as two texts. */
const DIVIDED = /[؛;|\n]/;
const QUOTED = /[",\n\r]|^[\s]|[\s]$/;
/** Begins a formula, for a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

/** A value as it stands in a cell of CSV. */
export function csvCell(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'NUMBER':
    case 'WHOLE':
    case 'DAY':
    case 'MOMENT':
    case 'JALALI':
    case 'YES_NO':
      return String(value);
    default:
      return csvField(cellText(kind, value));
  }
}

/** A value as the text of a cell; empty where there is none. */
export function cellText(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return '';
  if (kind === 'OBJECTS') return JSON.stringify(value, withoutNulls);
  return value.some((text) => DIVIDED.test(String(text))) ? JSON.stringify(value) : value.join(BETWEEN);
}

/** A text as a cell of CSV. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvField(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function withoutNulls(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
