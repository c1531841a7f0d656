import { csvField } from '../../exports/formats/csvCell.ts';
import type { MadeReport, MadeTable } from '../run/MadeReport.ts';
import { fileColumns } from './fileColumns.ts';
import { incompleteLine, provenanceLine } from './reportNotes.ts';
import { type Language, reportWords } from './reportWords.ts';

/** The mark by which spreadsheet programs know UTF-8. */
const MARK = '\ufeff';
const END = '\r\n';

/**
 * One table of a report as CSV, as exports write it. Its last rows begin with `#`: how the report was made, and what it lacks. What is not known is
 * an empty cell.
 */
export function reportCsv(report: MadeReport, table: MadeTable, language: Language): string {
  const columns = fileColumns(table.columns, language);
  const lines = [columns.map(({ header }) => csvField(header)).join(',')];
  for (const row of table.rows)
    lines.push(
      columns
        .map(({ at, read }) => {
          const cell = read(row[at] ?? null);
          // A number is one, with its sign: only texts can hold formulas.
          return typeof cell === 'string' ? csvField(cell) : cell === null ? '' : String(cell);
        })
        .join(','),
    );
  const notes = [
    provenanceLine(report),
    incompleteLine(report),
    table.hasMore ? `# ${reportWords[language].shownOf(table.rows.length, table.count)}` : null,
  ];
  for (const note of notes) if (note !== null) lines.push(csvField(note) + ','.repeat(columns.length - 1));
  return MARK + lines.map((line) => line + END).join('');
}
