import { csvCell, csvField } from './csvCell.ts';
import type { TableFormat } from './ExportFormat.ts';
import { incompleteNotice } from './incompleteNotice.ts';

/** The mark by which spreadsheet programs know UTF-8. */
const MARK = '\ufeff';
const END = '\r\n';

/** CSV as RFC 4180 has it, for spreadsheets too: with a mark, and no cell that a spreadsheet would take for a formula. */
export const csv: TableFormat = {
  mediaType: 'text/csv; charset=utf-8',
  isTable: true,
  rowOf: ({ columns }) => {
    const kinds = columns.map(({ kind }) => kind);
    // Joined at once: a line that is put together piece by piece stays in pieces for as long as it waits.
    return (cells) => kinds.map((kind, at) => csvCell(kind, cells[at])).join(',') + END;
  },
  async *write(rows, { columns, language }, manifest) {
    yield MARK + columns.map(({ path, fa }) => csvField(language === 'fa' ? fa : path)).join(',') + END;
    for await (const lines of rows) yield lines.join('');
    const notice = incompleteNotice(manifest());
    if (notice !== null) yield csvField(notice) + ','.repeat(columns.length - 1) + END;
  },
};
