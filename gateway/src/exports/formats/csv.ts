import { csvField } from '@shafaf/shared/csv/csvField';
import { csvCell } from './csvCell.ts';
import type { TableFormat } from './ExportFormat.ts';
import { incompleteNotice } from './incompleteNotice.ts';
import { writtenRow } from './writtenRow.ts';

/** The mark by which spreadsheet programs know UTF-8. */
const MARK = '\ufeff';
const END = '\r\n';

/** CSV as RFC 4180 has it, for spreadsheets too: with a mark, and no cell that a spreadsheet would take for a formula. */
export const csv: TableFormat = {
  mediaType: 'text/csv; charset=utf-8',
  isTable: true,
  rowOf: (content) => writtenRow(content, csvCell, (cells) => cells.join(',') + END),
  async *write(rows, { columns, language, hasFooter }, manifest) {
    yield MARK + columns.map(({ path, fa }) => csvField(language === 'fa' ? fa : path)).join(',') + END;
    for await (const lines of rows) yield lines.join('');
    const whole = manifest();
    const notice = incompleteNotice(whole);
    if (hasFooter) yield csvField(`# ${JSON.stringify({ export: whole })}`) + ','.repeat(columns.length - 1) + END;
    else if (notice !== null) yield csvField(notice) + ','.repeat(columns.length - 1) + END;
  },
};
