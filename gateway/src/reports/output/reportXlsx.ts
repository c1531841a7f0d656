import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { MadeReport, MadeTable } from '../run/MadeReport.ts';
import { type FileColumn, fileColumns } from './fileColumns.ts';
import { reportNotes } from './reportNotes.ts';
import { type Language, reportWords } from './reportWords.ts';

const HEADER: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } };
const STYLES: Record<FileColumn['kind'], CellStyle> = {
  TEXT: { numFmt: '@' },
  WHOLE: { numFmt: '#,##0' },
  NUMBER: { numFmt: '#,##0.##' },
  PERCENT: { numFmt: '0.00"%"' },
  DAY: { numFmt: 'yyyy-mm-dd' },
};
/** What names of sheets must not hold, and how long they may be. */
const NOT_IN_NAMES = /[[\]:*?/\\']/g;
const LONGEST_NAME = 31;

/**
 * A report as a workbook: a sheet for each table, with real numbers and days, and one that says how the report was made and what it lacks. Amounts
 * that a spreadsheet would round are texts.
 */
export function reportXlsx(report: MadeReport, language: Language): Promise<Uint8Array> {
  const names = new Set<string>();
  return writeXlsx({
    sheets: [aboutSheet(report, language, names), ...report.tables.map((table) => tableSheet(table, language, names))],
    properties: { title: report.definition.title[language], creator: 'Shafaf' },
  });
}

function tableSheet(table: MadeTable, language: Language, names: Set<string>): WriteSheet {
  const columns = fileColumns(table.columns, language);
  const rowOf = (row: MadeTable['rows'][number]) => columns.map(({ kind, at, read }) => cellOf(kind, read(row[at] ?? null)));
  const rows: CellValue[][] = [columns.map(({ header }) => header), ...table.rows.map(rowOf)];
  const cells = new Map<string, { style: CellStyle }>(columns.map((_, at) => [`0,${at}`, { style: HEADER }]));
  if (table.totals !== null) {
    const [, ...totals] = rowOf(table.totals);
    for (const [at, { kind }] of columns.entries()) cells.set(`${rows.length},${at}`, { style: { ...STYLES[kind], font: { bold: true } } });
    rows.push([reportWords[language].total, ...totals]);
  }
  if (table.hasMore) rows.push([reportWords[language].shownOf(table.rows.length, table.count)]);
  return {
    name: sheetName(table.title[language], names),
    columns: columns.map(({ kind, header }) => ({ width: Math.min(Math.max(14, header.length + 4), 48), style: STYLES[kind] })),
    rows,
    cells,
    freezePane: { rows: 1 },
    view: { rightToLeft: language === 'fa' },
  };
}

function aboutSheet(report: MadeReport, language: Language, names: Set<string>): WriteSheet {
  const say = reportWords[language];
  const notes = reportNotes(report, language);
  const { definition } = report;
  const rows: CellValue[][] = [
    [notes.title],
    [say.madeAt, notes.madeAt, report.madeAt],
    ...notes.parameters.map(([label, value]) => [label, value]),
    [notes.coverage],
    ...notes.gaps.flatMap(([heading, bodies]) => [[heading], ...bodies.map((body) => ['', body])]),
    ...(notes.samples === null ? [] : [[notes.samples]]),
    [],
    [say.says],
    ...definition.says.map((each) => ['', each[language]]),
    [say.saysNot],
    ...definition.saysNot.map((each) => ['', each[language]]),
    [],
    [say.definition, notes.definition, definition.hash],
    [say.address, notes.gateway],
    [say.parameters, JSON.stringify(Object.fromEntries(report.values))],
    [say.query, notes.query],
  ];
  const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
  return {
    name: sheetName(say.about, names),
    columns: [{ width: 30 }, { width: 90, style: wrapped }, { width: 30 }],
    rows,
    cells: new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]),
    view: { rightToLeft: language === 'fa' },
  };
}

function cellOf(kind: FileColumn['kind'], value: ReturnType<FileColumn['read']>): CellValue {
  if (value === null) return null;
  if (kind === 'DAY') return new Date(`${value}T00:00:00Z`);
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function sheetName(title: string, names: Set<string>): string {
  const plain = title.replace(NOT_IN_NAMES, ' ').slice(0, LONGEST_NAME).trim();
  let name = plain;
  for (let number = 2; names.has(name); number++) name = `${plain.slice(0, LONGEST_NAME - 4)} ${number}`;
  names.add(name);
  return name;
}
