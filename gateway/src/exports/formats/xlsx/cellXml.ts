import type { CellKind } from '../../ExportColumn.ts';
import { cellText } from '../csvCell.ts';

/** Numbers of the styles in `styles`, by what they are for. */
export const STYLES = { whole: 1, day: 2, moment: 3, heading: 4 } as const;

/** Spreadsheets show no more digits of a number: longer ones would change. */
const MOST_DIGITS = 15;
/** Characters of a cell at most; the format's own limit. */
const LONGEST_TEXT = 32_767;
const DAY_MILLISECONDS = 86_400_000;
/** Day 0 of spreadsheets, as it counts from March 1900 on: they have a 29 February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_DAY = '1900-03-01';

/** A value as a cell of a sheet. Cells have no names, so that each has its place among the others, empty or not. */
export function cellXml(kind: CellKind, value: unknown): string {
  if (value === null || value === undefined) return '<c/>';
  switch (kind) {
    case 'NUMBER':
      return `<c><v>${String(value)}</v></c>`;
    case 'WHOLE': {
      const text = String(value);
      return text.length > MOST_DIGITS ? textCell(text) : `<c s="${STYLES.whole}"><v>${text}</v></c>`;
    }
    case 'DAY':
      return String(value) < FIRST_DAY ? textCell(String(value)) : `<c s="${STYLES.day}"><v>${serialOf(String(value))}</v></c>`;
    case 'MOMENT':
      return `<c s="${STYLES.moment}"><v>${serialOf(String(value))}</v></c>`;
    case 'YES_NO':
      return `<c t="b"><v>${value === true ? 1 : 0}</v></c>`;
    default: {
      const text = cellText(kind, value);
      return text === '' ? '<c/>' : textCell(text);
    }
  }
}

/** A cell of text: what looks like a formula is none there. */
export function textCell(text: string, style?: number): string {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return `<c t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
}

/** A day or a moment as spreadsheets count: in days, and parts of them in UTC. */
function serialOf(iso: string): number {
  return (Date.parse(iso) - DAY_ZERO) / DAY_MILLISECONDS;
}

const SPECIAL = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Control characters but for blanks and line ends, halves of pairs, and what is no character. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A text as it stands in XML; characters that XML cannot have are left out. */
export function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(SPECIAL, (sign) => ENTITIES[sign] ?? '');
}
