import { refusal } from '@shafaf/shared/errors/refusal';
import { badParameter } from '../../addresses/listAddress.ts';
import type { MadeReport } from '../run/MadeReport.ts';
import { reportCsv } from './reportCsv.ts';
import { type ReportFormat, reportFormats } from './reportFormats.ts';
import { type PageLink, reportHtml } from './reportHtml.ts';
import type { Language } from './reportWords.ts';
import { reportXlsx } from './reportXlsx.ts';

/** How a report is written. */
export interface Writing {
  format: ReportFormat;
  language: Language;
  /** Which table CSV has; the last, which is the most detailed, when left out. */
  table?: string | undefined;
  /** Where a page leads; nowhere when left out. */
  links?: readonly PageLink[];
}

/**
 * Writes a report in a format.
 * @throws ShafafError `BAD_PARAMETER` for a table that it does not have
 */
export async function writeReport(report: MadeReport, { format, language, table, links = [] }: Writing): Promise<string | Buffer> {
  const chosen = tableNamed(report.tables, table);
  switch (format) {
    case 'html':
      return reportHtml(report, language, links);
    case 'csv':
      return reportCsv(report, chosen, language);
    case 'xlsx':
      return Buffer.from(await reportXlsx(report, language));
  }
}

/**
 * The format of an ending.
 * @param base what stands before the ending
 * @throws ShafafError `NOT_FOUND` that says which there are
 */
export function formatNamed(ending: string, base: string): ReportFormat {
  const format = reportFormats.find((each) => each === ending);
  if (format !== undefined) return format;
  const known = reportFormats.map((each) => `${base}.${each}`).join(', ');
  throw refusal('NOT_FOUND', `There is no report as "${ending.slice(0, 60)}". There are: ${known}.`);
}

/**
 * The table of a name; the last, which is the most detailed, without one.
 * @throws ShafafError `BAD_PARAMETER` that says which there are
 */
export function tableNamed<Table extends { name: string }>(tables: readonly Table[], name: string | undefined): Table {
  const table = name === undefined ? tables.at(-1) : tables.find((each) => each.name === name);
  if (table !== undefined) return table;
  const known = tables.map((each) => each.name).join(', ');
  throw badParameter('table', `table may be ${known}.`, `«table» یکی از این‌هاست: ${known}.`);
}
