import type { CellKind, ExportColumn } from '../../ExportColumn.ts';
import type { ExportContent } from '../ExportFormat.ts';
import { escapeXml, STYLES, textCell } from './cellXml.ts';

// The parts of a workbook as ECMA-376 has them (Office Open XML, part 1, SpreadsheetML).

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** In the widths of a digit. */
const WIDTHS: Partial<Readonly<Record<CellKind, number>>> = { WHOLE: 20, DAY: 12, JALALI: 12, MOMENT: 20, NUMBER: 12, YES_NO: 10 };
const USUAL_WIDTH = 24;

/** The beginning of a sheet, with its row of headings; null for the sheet that says what the file is. */
export function sheetStart({ language }: Pick<ExportContent, 'language'>, columns: readonly ExportColumn[] | null): string {
  const direction = language === 'fa' ? ' rightToLeft="1"' : '';
  const pane = columns === null ? '' : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const widths = columns === null ? [USUAL_WIDTH, 80] : columns.map(({ kind }) => WIDTHS[kind] ?? USUAL_WIDTH);
  const headings = columns?.map(({ path, fa }) => textCell(language === 'fa' ? fa : path, STYLES.heading)).join('');
  return [
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${direction}>${pane}</sheetView></sheetViews>`,
    `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${headings === undefined ? '' : `<row>${headings}</row>`}`,
  ].join('');
}

export const sheetEnd = '</sheetData></worksheet>';

/** What the workbook has: so many sheets of records, and the one that says what the file is. */
export function workbook(sheets: number, { language }: Pick<ExportContent, 'language'>): string {
  const [records, about] = language === 'fa' ? ['داده‌ها', 'شناسنامه'] : ['records', 'about'];
  const names = [...Array.from({ length: sheets }, (_, at) => (at === 0 ? records : `${records} ${at + 1}`)), about];
  const list = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`;
}

/** Where the workbook's parts are. */
export function workbookRelations(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const ofStyles = `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}${ofStyles}</Relationships>`;
}

export const rootRelations = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** What each part is. */
export function contentTypes(sheets: number): string {
  const list = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${list.join('')}</Types>`;
}

/** The styles of cells, in the order of `STYLES`: as it is, whole numbers, days, moments, headings. */
export const styles = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;
