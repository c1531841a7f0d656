import { type Cell, cellText } from '../read/SourceRow.ts';
import { cleanCell } from '../values/cleanCell.ts';

/** Between texts that stand in one cell. */
const BETWEEN = /[؛;|\n]/;

/** The texts in a cell: the items of a list, or what stands between `؛`, `;`, `|` and line ends. */
export function textsIn(cell: Cell): string[] {
  const texts =
    typeof cell === 'string' || cell.kind !== 'list'
      ? cellText(cell).split(BETWEEN)
      : cell.items.map((item) => (typeof item === 'object' ? '' : String(item)));
  return texts.map(cleanCell).filter((text) => text !== '');
}
