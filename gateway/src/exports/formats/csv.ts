import { csvCell, csvField } from './csvCell.ts';
import type { ExportFormat } from './ExportFormat.ts';
import { incompleteNotice } from './incompleteNotice.ts';

/** The mark by which spreadsheet programs know UTF-8. */
const MARK = '\ufeff';
const END = '\r\n';

/** CSV as RFC 4180 has it, for spreadsheets too: with a mark, and no cell that a spreadsheet would take for a formula. */
export const csv: ExportFormat = {
  mediaType: 'text/csv; charset=utf-8',
  isTable: true,
  async *write({ columns, language, batches, manifest }) {
    yield MARK + columns.map(({ path, fa }) => csvField(language === 'fa' ? fa : path)).join(',') + END;
    for await (const rows of batches) {
      let text = '';
      for (const { value } of rows) {
        for (let i = 0; i < columns.length; i++) {
          const column = columns[i];
          if (i > 0) text += ',';
          if (column !== undefined) text += csvCell(column.kind, column.read(value));
        }
        text += END;
      }
      yield text;
    }
    const notice = incompleteNotice(manifest());
    if (notice !== null) yield csvField(notice) + ','.repeat(columns.length - 1) + END;
  },
};
