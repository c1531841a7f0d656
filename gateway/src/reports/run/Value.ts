import type { ColumnKind } from '../definition/ReportDefinition.ts';

/** A body as reports show it. */
export interface NamedMember {
  code: string;
  nameFa: string;
  nameEn: string;
}

/** What stands in a cell. Amounts and counts are exact; null is what is not known. */
export type Value = bigint | number | string | NamedMember | null;

/**
 * Reads what an answer gives as the value of a column.
 * @throws RangeError when it is none of that kind
 */
export function readCell(kind: ColumnKind, given: unknown): Value {
  if (given === null || given === undefined) return null;
  switch (kind) {
    case 'rial':
    case 'count':
      if (typeof given === 'string' || (typeof given === 'number' && Number.isSafeInteger(given))) return wholeNumber(given);
      break;
    case 'number':
    case 'percent':
    case 'year':
      if (typeof given === 'number') return given;
      break;
    case 'member':
      if (typeof given === 'object') return readMember(given);
      break;
    default:
      if (typeof given === 'string') return given;
      if (typeof given === 'number') return String(given);
  }
  throw new RangeError(`a column of the kind ${kind} cannot hold ${JSON.stringify(given).slice(0, 80)}`);
}

/** By what values are the same, when rows are put together. */
export function keyOf(value: Value): string {
  if (value === null) return '';
  return `${typeof value}:${typeof value === 'object' ? value.code : value}`;
}

/** The order of values: what is not known last, whichever the direction. */
export function compareValues(a: Value, b: Value, direction: 'ASC' | 'DESC'): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const [first, second] = [comparable(a), comparable(b)];
  const order = first < second ? -1 : first > second ? 1 : 0;
  return direction === 'ASC' ? order : -order;
}

function comparable(value: Exclude<Value, null>): bigint | number | string {
  return typeof value === 'object' ? value.code : value;
}

function wholeNumber(given: string | number): bigint {
  if (!/^-?\d+$/.test(String(given))) throw new RangeError(`${String(given).slice(0, 80)} is no whole number`);
  return BigInt(given);
}

function readMember(given: object): NamedMember {
  const text = (name: string) => {
    const value: unknown = Reflect.get(given, name);
    return typeof value === 'string' ? value : '';
  };
  const code = text('code');
  return { code, nameFa: text('nameFa') || code, nameEn: text('nameEn') || code };
}
