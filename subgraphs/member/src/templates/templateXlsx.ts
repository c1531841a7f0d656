import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnLetters } from '../publish/read/xlsx/columnLetters.ts';
import { EXAMPLE_ID, type TemplateColumn } from './templateColumns.ts';

const LISTS = 'فهرست‌ها';
/** Rows that have drop-downs. */
const ROWS = 5_000;
/** Everything is text for the spreadsheet: it would take days for Gregorian ones, and shorten long numbers. */
const AS_TEXT: CellStyle = { numFmt: '@' };
const HEADER: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' };
const REQUIRED: CellStyle = { ...HEADER, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } };
const EXAMPLE: CellStyle = { font: { italic: true, color: { rgb: '808080' } }, numFmt: '@' };
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

/**
 * A spreadsheet to be filled in: Persian headers from right to left, drop-downs where a list is chosen from, and one row that shows how. A
 * second sheet explains the columns in Persian and English; a third, hidden, holds the lists.
 */
export function templateXlsx(columns: readonly TemplateColumn[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [dataSheet(columns), guideSheet(columns), listSheet(columns)],
    properties: { title: 'Shafaf', creator: 'Shafaf' },
  });
}

function dataSheet(columns: readonly TemplateColumn[]): WriteSheet {
  const cells = new Map(
    columns.flatMap(({ required }, at) => [
      [`0,${at}`, { style: required ? REQUIRED : HEADER }],
      [`1,${at}`, { style: EXAMPLE }],
    ]),
  );
  return {
    name: 'داده‌ها',
    columns: columns.map(({ header }) => ({ width: Math.max(14, header.length + 4), style: AS_TEXT })),
    rows: [columns.map(headerText), columns.map(({ example }) => example)],
    cells,
    dataValidations: listColumns(columns).map(({ at, place, terms }): DataValidation => {
      const [letter, list] = [columnLetters(at), columnLetters(place)];
      return {
        type: 'list',
        range: `${letter}2:${letter}${ROWS}`,
        formula1: `'${LISTS}'!$${list}$1:$${list}$${terms.length}`,
        allowBlank: true,
        // A term of the law that is not in the list may still be understood: the report says so when it is not.
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: 'در فهرست نیست',
        errorMessage: 'این مقدار در فهرست نیست. / This is not in the list.',
      };
    }),
    freezePane: { rows: 1 },
    view: { rightToLeft: true },
  };
}

function guideSheet(columns: readonly TemplateColumn[]): WriteSheet {
  const rows = [
    ['ستون', 'لازم', 'چه بنویسید', 'شرح', 'What to write', 'Description'],
    ...columns.map(({ header, required, kind, description }) => [
      header,
      required ? 'بله' : '',
      kind.fa,
      description.fa,
      required ? `required; ${kind.en}` : kind.en,
      description.en,
    ]),
    [],
    [
      `ردیف با شناسهٔ «${EXAMPLE_ID}» تنها نمونه است و منتشر نمی‌شود.`,
      '',
      '',
      '',
      `The row with the id "${EXAMPLE_ID}" is an example and is never published.`,
    ],
    [
      'رقم فارسی هم پذیرفته است. ستون اضافه منتشر نمی‌شود.',
      '',
      '',
      '',
      'Persian digits are understood. Columns that are added are not published.',
    ],
    ['کد ملی و تاریخ تولد اشخاص را هرگز ننویسید.', '', '', '', 'Never write personal national codes or birth dates.'],
  ];
  return {
    name: 'راهنما',
    columns: [24, 8, 32, 48, 36, 56].map((width) => ({ width, style: WRAPPED })),
    rows,
    cells: new Map(Array.from({ length: 6 }, (_, at) => [`0,${at}`, { style: HEADER }])),
    freezePane: { rows: 1 },
    view: { rightToLeft: true },
  };
}

function listSheet(columns: readonly TemplateColumn[]): WriteSheet {
  const lists = listColumns(columns).map(({ terms }) => terms);
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return {
    name: LISTS,
    rows: Array.from({ length: longest }, (_, row) => lists.map((terms) => terms[row] ?? null)),
    hidden: true,
    view: { rightToLeft: true },
  };
}

/** Columns that are chosen from a list, and the place of the list among all. */
function listColumns(columns: readonly TemplateColumn[]): { at: number; place: number; terms: readonly string[] }[] {
  return columns
    .map(({ terms }, at) => ({ at, terms }))
    .filter(({ terms }) => terms.length > 0)
    .map((list, place) => ({ ...list, place }));
}

/** With a star where it is required: names in headers are understood with and without it. */
export function headerText({ header, required }: TemplateColumn): string {
  return required ? `${header} *` : header;
}
