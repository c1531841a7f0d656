import { jalaliDayText } from '../../exports/jalaliDayText.ts';
import type { ShownColumn } from '../run/MadeReport.ts';
import type { Value } from '../run/Value.ts';
import { cellText, termText } from './cellText.ts';
import { type Language, nameOf, reportWords } from './reportWords.ts';

/** A column of a file. Where people read one thing, programs may need two: of a body the name and the code, of a day both calendars. */
export interface FileColumn {
  header: string;
  kind: 'TEXT' | 'WHOLE' | 'NUMBER' | 'PERCENT' | 'DAY';
  /** The cell; null where nothing is known. */
  read: (value: Value) => bigint | number | string | null;
  /** Which of the table's columns it is made of. */
  at: number;
}

/** The columns of a table as files have them. */
export function fileColumns(columns: readonly ShownColumn[], language: Language): FileColumn[] {
  const say = reportWords[language];
  return columns.flatMap((column, at): FileColumn[] => {
    const header = column.label[language];
    const text = (value: Value) => (value === null ? null : cellText(column, value, language));
    const plain = (value: Value) => (typeof value === 'object' ? null : value);
    switch (column.kind) {
      case 'member':
        return [
          { header, kind: 'TEXT', at, read: (value) => (isMember(value) ? nameOf(value, language) : null) },
          { header: say.codeOf(header), kind: 'TEXT', at, read: (value) => (isMember(value) ? value.code : null) },
        ];
      case 'day':
        return [
          { header: say.gregorian(header), kind: 'DAY', at, read: plain },
          { header: say.jalali(header), kind: 'TEXT', at, read: (value) => (typeof value === 'string' ? jalaliDayText(value) : null) },
        ];
      case 'rial':
        return [{ header: say.inRial(header), kind: 'WHOLE', at, read: plain }];
      case 'count':
      case 'year':
        return [{ header, kind: 'WHOLE', at, read: plain }];
      case 'percent':
        return [{ header, kind: 'PERCENT', at, read: plain }];
      case 'number':
        return [{ header, kind: 'NUMBER', at, read: plain }];
      case 'term':
        return [
          { header, kind: 'TEXT', at, read: (value) => (typeof value === 'string' ? termText(column.terms, value, language) : null) },
        ];
      default:
        return [{ header, kind: 'TEXT', at, read: text }];
    }
  });
}

function isMember(value: Value) {
  return typeof value === 'object' && value !== null;
}
