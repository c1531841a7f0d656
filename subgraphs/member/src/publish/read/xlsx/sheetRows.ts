import type { Problem } from '../../Problem.ts';
import { problems } from '../../problems.ts';
import { decimalOf, decimalText, multiplyDecimals } from '../../values/decimal.ts';
import { plainNumber } from '../plainNumber.ts';
import { type Cell, LONGEST_CELL, type SourceRow } from '../SourceRow.ts';
import { columnLetters } from './columnLetters.ts';
import type { Xlsx } from './openXlsx.ts';
import type { Workbook } from './workbook.ts';

const HUNDRED = decimalOf('100');
/** Columns of a sheet at most (the format's own limit). */
const MOST_COLUMNS = 16_384;

/** The rows of a sheet, streamed. A formula counts as the value it was saved with. */
export async function* sheetRows(
  xlsx: Xlsx,
  workbook: Workbook,
  part: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<SourceRow & { cells: Cell[] }> {
  let ready: (SourceRow & { cells: Cell[] })[] = [];
  let row: { number: number; cells: Cell[]; problems: Problem[] } = { number: 0, cells: [], problems: [] };
  let cell = { column: 0, type: 'n', style: 0, value: '', formula: false };
  let within: 'value' | 'text' | null = null;
  let phonetic = false;
  const reader = {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'row') row = { number: Number(attributes.r ?? row.number + 1), cells: [], problems: [] };
      else if (name === 'c')
        cell = {
          column: columnOf(attributes.r) ?? row.cells.length,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          value: '',
          formula: false,
        };
      else if (name === 'f') cell.formula = true;
      else if (name === 'v') within = 'value';
      else if (name === 't' && !phonetic) within = 'text';
      else if (name === 'rPh') phonetic = true;
    },
    text(piece: string) {
      if (within !== null && cell.value.length <= LONGEST_CELL) cell.value += piece;
    },
    close(name: string) {
      if (name === 'v' || name === 't') within = null;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && cell.column < MOST_COLUMNS) {
        while (row.cells.length < cell.column) row.cells.push('');
        const name = columnLetters(cell.column);
        if (cell.type === 'e') row.problems.push(problems.cellFault(name, cell.value));
        else if (cell.formula && cell.value === '' && cell.type !== 'str') row.problems.push(problems.formulaWithoutValue(name));
        row.cells[cell.column] = cell.type === 'e' ? '' : cellOf(cell, workbook);
      } else if (name === 'row' && row.cells.length > 0) {
        ready.push(row.problems.length > 0 ? row : { number: row.number, cells: row.cells });
      }
    },
  };
  for await (const _ of xlsx.read(part, reader, onBytes)) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function cellOf({ type, value, style }: { type: string; value: string; style: number }, workbook: Workbook): Cell {
  if (type === 's') return workbook.texts[Number(value)] ?? '';
  if (type === 'd') return { kind: 'day', text: value.slice(0, 10) };
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type !== 'n' || value === '' || !Number.isFinite(Number(value))) return value;
  const shown = workbook.styles[style] ?? 'number';
  if (shown === 'day') return { kind: 'day', text: dayOf(Number(value), workbook.from1904) };
  const text = plainNumber(value);
  return shown === 'percent'
    ? { kind: 'percent', text: decimalText(multiplyDecimals(decimalOf(text), HUNDRED)) }
    : { kind: 'number', text };
}

/** The day of a serial number. Day 60 of the count from 1900 is 29 February 1900, which never was; days before are one off on purpose. */
function dayOf(serial: number, from1904: boolean): string {
  const whole = Math.floor(serial);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const time = start + whole * 86_400_000;
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : String(serial);
}

function columnOf(reference: string | undefined): number | null {
  const name = /^[A-Z]+/.exec(reference ?? '')?.[0];
  if (name === undefined) return null;
  let column = 0;
  for (const letter of name) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
