import type { Condition } from '../definition/ReportDefinition.ts';
import type { ParameterValues } from './readParameters.ts';
import type { Value } from './Value.ts';

/** Whether a row meets a condition, or one of several. What is not known meets none but `noneOf`. */
export function holds(
  conditions: Condition | readonly Condition[],
  cellOf: (column: string) => Value,
  parameters: ParameterValues,
): boolean {
  return [conditions].flat().some((condition) => meets(condition, cellOf(condition.column), parameters));
}

function meets({ atLeast, atMost, oneOf, noneOf }: Condition, value: Value, parameters: ParameterValues): boolean {
  if (noneOf !== undefined) return value === null || !noneOf.includes(String(value));
  if (value === null) return false;
  if (oneOf !== undefined) return oneOf.includes(String(value));
  const bound = (given: string | number) => Number(typeof given === 'string' ? parameters.get(given) : given);
  // An amount of any size may be compared with a number as it is.
  const figure = typeof value === 'bigint' ? value : Number(value);
  if (atLeast !== undefined) return figure >= bound(atLeast);
  return atMost !== undefined && figure <= bound(atMost);
}
