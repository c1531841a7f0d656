import { isNationalId } from '@shafaf/shared/identifiers/isNationalId';
import { foldForSearch } from '@shafaf/shared/persian/foldForSearch';
import { latinDigits } from '@shafaf/shared/persian/latinDigits';
import type { FieldValue, ImportColumn } from '../ImportColumn.ts';
import type { Problem } from '../Problem.ts';
import { problems } from '../problems.ts';
import { type Cell, cellText } from '../read/SourceRow.ts';
import { inRial } from '../values/amountUnit.ts';
import { addDecimals, type Decimal, decimalOf, decimalText, multiplyDecimals, roundHalfEven } from '../values/decimal.ts';
import { type DayStyle, readDay, readDayRange } from '../values/readDay.ts';
import { type NumberStyle, readNumber } from '../values/readNumber.ts';
import type { FieldSource } from './Mapping.ts';
import { readObjects } from './readObjects.ts';
import { readYesNo } from './readYesNo.ts';
import { textsIn } from './textsIn.ts';

/** A cell that is not empty, and what its column is called. */
export interface NamedCell {
  name: string;
  cell: Cell;
}

/** How values of a row are read. */
export interface ValueReading {
  dates: readonly DayStyle[];
  numbers: readonly NumberStyle[];
  /** The currency of the row's amounts. */
  currency: string;
  /** Rial for a unit of a currency. */
  rates: Readonly<Record<string, string>>;
}

/** A value, with what else follows from it: other paths and their values. */
export interface ReadValue {
  value: FieldValue;
  also?: [path: string, value: string][];
}

/** Digits of an amount in rial at most: what the database holds. */
const LONGEST_RIAL = 18;

/**
 * Reads a field's value from its cells, of which there is at least one.
 * @returns the value, a problem, or null when the mapping says that the value counts as empty.
 */
export function readValue(
  column: ImportColumn,
  cells: NamedCell[],
  source: FieldSource,
  reading: ValueReading,
): ReadValue | Problem | null {
  const [first] = cells;
  if (first === undefined) return null;
  const text = cellText(first.cell);
  switch (column.kind) {
    case 'text':
      return { value: column.path === 'localId' ? latinDigits(text) : joined(cells, source) };
    case 'nationalId': {
      const id = latinDigits(text).replace(/[\s-]/g, '');
      return isNationalId(id) ? { value: id } : problems.badNationalId(first.name, text);
    }
    case 'currency':
      return { value: latinDigits(text).toUpperCase() };
    case 'enum':
      return readEnum(column, first.name, text, source);
    case 'enums':
      return readEnums(column, cells, source);
    case 'day':
      return readDayValue(first, source, source.dates ?? reading.dates);
    case 'boolean':
      return readYesNo(first.name, text);
    case 'texts':
      return { value: (source.join ? cells : [first]).flatMap(({ cell }) => textsIn(cell)) };
    case 'objects':
      return readObjects(column, first, reading);
    default:
      return readAmount(column, cells, source, reading);
  }
}

function joined(cells: NamedCell[], source: FieldSource): string {
  return (source.join ? cells : cells.slice(0, 1)).map(({ cell }) => cellText(cell)).join(source.with ?? ' ');
}

function readEnum(column: ImportColumn, name: string, text: string, source: FieldSource): ReadValue | Problem | null {
  if (source.values) {
    const value = Object.hasOwn(source.values, text) ? source.values[text] : undefined;
    if (value !== undefined) return { value };
    return source.otherwise === 'empty' ? null : problems.unknownValue(name, text, Object.keys(source.values));
  }
  const known = termsOf(column).get(foldForSearch(text));
  if (known === undefined) return source.otherwise === 'empty' ? null : problems.unknownValue(name, text, Object.keys(column.values ?? {}));
  const { term, value } = known;
  return column.termTo !== undefined && term !== value ? { value, also: [[column.termTo, text]] } : { value };
}

function readEnums(column: ImportColumn, cells: NamedCell[], source: FieldSource): ReadValue | Problem {
  const values = new Set<string>();
  for (const { name, cell } of cells)
    for (const text of textsIn(cell)) {
      const read = readEnum(column, name, text, source);
      if (read !== null && 'reason' in read) return read;
      if (typeof read?.value === 'string') values.add(read.value);
    }
  return { value: [...values] };
}

const terms = new WeakMap<ImportColumn, Map<string, { term: string; value: string }>>();

/** The column's terms by their folded form. */
function termsOf(column: ImportColumn): Map<string, { term: string; value: string }> {
  let known = terms.get(column);
  if (known === undefined) {
    known = new Map(Object.entries(column.values ?? {}).map(([term, value]) => [foldForSearch(term), { term, value }]));
    terms.set(column, known);
  }
  return known;
}

function readDayValue({ name, cell }: NamedCell, { part }: FieldSource, styles: readonly DayStyle[]): ReadValue | Problem | null {
  if (typeof cell !== 'string' && cell.kind === 'day') return part === 'rangeFirst' || part === 'rangeLast' ? null : { value: cell.text };
  const text = cellText(cell);
  if (part === undefined) {
    const day = readDay(text, styles);
    if (day !== null) return { value: day };
    return readDayRange(text, styles) ? problems.unexpectedRange(name, text) : problems.badDay(name, text, styles);
  }
  const range = readDayRange(text, styles);
  if (range === null) return problems.badDay(name, text, styles);
  if (part === 'first') return { value: range.first };
  if (!range.range) return null;
  const value = part === 'rangeFirst' ? range.first : range.last;
  return value === null ? null : { value };
}

function readAmount(column: ImportColumn, cells: NamedCell[], source: FieldSource, reading: ValueReading): ReadValue | Problem {
  const { kind, originalTo } = column;
  const currency = kind === 'rial' ? reading.currency : 'IRR';
  const styles = source.numbers ?? reading.numbers;
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const { name, cell } of source.sumOf ? cells : cells.slice(0, 1)) {
    if (typeof cell !== 'string' && (cell.kind === 'number' || (cell.kind === 'percent' && kind === 'percent')))
      sum = addDecimals(sum, decimalOf(cell.text));
    else {
      const text = cellText(cell);
      const read = readNumber(withoutUnit(text, kind, source), styles, currency);
      if ('fault' in read) return problems.badNumber(name, text, read.fault);
      sum = addDecimals(sum, decimalOf(read.number));
    }
  }
  const name = cells.map((cell) => cell.name).join(' + ');
  const shown = cells.map(({ cell }) => cellText(cell)).join(' + ');
  if (kind === 'decimal') return { value: decimalText(sum) };
  if (kind === 'integer') {
    const text = decimalText(sum);
    return /^-?\d{1,15}$/.test(text) ? { value: Number(text) } : problems.badNumber(name, shown, 'NOT_A_NUMBER');
  }
  if (kind === 'number' || kind === 'percent') return { value: Number(decimalText(sum)) };
  if (source.unit !== undefined) sum = inRial(sum, source.unit);
  const rial = toRial(sum, currency, reading.rates);
  if (rial === 'NO_RATE') return problems.noRate(name, shown, currency);
  if (rial === 'FRACTION') return problems.fractionOfRial(name, shown);
  if (rial.replace('-', '').length > LONGEST_RIAL) return problems.tooLarge(name, shown);
  if (currency === 'IRR' || originalTo === undefined) return { value: rial };
  return {
    value: rial,
    also: [
      [`${originalTo}.amount`, decimalText(sum)],
      [`${originalTo}.currency`, currency],
      [`${originalTo}.rate`, reading.rates[currency] ?? ''],
    ],
  };
}

/** The text without the unit that its column has anyway. */
function withoutUnit(text: string, kind: ImportColumn['kind'], { unit }: FieldSource): string {
  if (kind === 'percent') return text.replace(/[%٪]|درصد/g, '');
  return unit === 'toman' ? text.replace(/تومان|تومن|toman/gi, '') : text;
}

/** An amount in rial: as it is, or at the rate and rounded half to even. */
export function toRial(amount: Decimal, currency: string, rates: Readonly<Record<string, string>>): string | 'NO_RATE' | 'FRACTION' {
  if (currency === 'IRR') {
    const text = decimalText(amount);
    return text.includes('.') ? 'FRACTION' : text;
  }
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  return rate === undefined ? 'NO_RATE' : roundHalfEven(multiplyDecimals(amount, decimalOf(rate))).toString();
}
