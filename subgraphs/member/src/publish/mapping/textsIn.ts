import { type Cell, cellText } from '../read/SourceRow.ts';
import { cleanCell } from '../values/cleanCell.ts';

/** Between texts that stand in one cell. */
const BETWEEN = /[؛;|\n]/;

/** The texts in a cell: the items of a list, be it written as JSON, or what stands between `؛`, `;`, `|` and line ends. */
export function textsIn(cell: Cell): string[] {
  const texts =
    typeof cell === 'string' || cell.kind !== 'list'
      ? (listOfTexts(cellText(cell)) ?? cellText(cell).split(BETWEEN))
      : cell.items.map((item) => (typeof item === 'object' ? '' : String(item)));
  return texts.map(cleanCell).filter((text) => text !== '');
}

/** A list of texts that is written as JSON, as exports write texts that hold what stands between texts. */
function listOfTexts(text: string): string[] | null {
  if (!text.startsWith('["')) return null;
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) && items.every((item) => typeof item === 'string') ? items : null;
  } catch {
    return null;
  }
}
