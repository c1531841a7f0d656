import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { valueAt } from '../../asking/valueAt.ts';
import type { ReportColumn } from '../definition/ReportDefinition.ts';
import { compute } from './compute.ts';
import type { ParameterValues } from './readParameters.ts';
import { readCell, type Value } from './Value.ts';

/** The values of a row by column, hidden ones too. */
export type Row = ReadonlyMap<string, Value>;

/**
 * Reads a row of an answer.
 * @throws ShafafError `REPORT_FAILED` when a value is not of its column's kind
 */
export function readRow(columns: readonly ReportColumn[], row: unknown, data: unknown, parameters: ParameterValues, today: string): Row {
  const values = new Map<string, Value>();
  for (const column of columns) {
    const computed = compute(column, (name) => values.get(name) ?? null);
    values.set(column.name, computed === undefined ? readValue(column, row, data, parameters, today) : computed);
  }
  return values;
}

function readValue(column: ReportColumn, row: unknown, data: unknown, parameters: ParameterValues, today: string): Value {
  try {
    return readCell(column.kind, given(column, row, data, parameters, today));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ShafafError('REPORT_FAILED', `The column ${column.name} cannot be read: ${error.message}.`);
  }
}

function given(
  { path, answer, parameter }: ReportColumn,
  row: unknown,
  data: unknown,
  parameters: ParameterValues,
  today: string,
): unknown {
  if (path !== undefined) return path === '.' ? row : valueAt(row, path);
  if (answer !== undefined) return valueAt(data, answer);
  return parameter === 'today' ? today : parameters.get(parameter ?? '');
}
