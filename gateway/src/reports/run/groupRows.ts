import type { GroupColumn, ReportTable } from '../definition/ReportDefinition.ts';
import { compute } from './compute.ts';
import type { Row } from './readRow.ts';
import { keyOf, type Value } from './Value.ts';

/** Puts rows together that have the same in a column; in the order in which each group's first row comes. */
export function groupRows(rows: readonly Row[], { by, columns }: NonNullable<ReportTable['group']>): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row.get(by) ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => {
    const values = new Map<string, Value>();
    for (const column of columns) values.set(column.name, cellOf(column, group, rows, values));
    return values;
  });
}

function cellOf(column: GroupColumn, group: readonly Row[], all: readonly Row[], values: Row): Value {
  if (column.of !== undefined) return group[0]?.get(column.of) ?? null;
  if (column.count === true) return BigInt(group.length);
  if (column.sum !== undefined) return sumOf(group, column.sum);
  if (column.sumOfAll !== undefined) return sumOf(all, column.sumOfAll);
  return compute(column, (name) => values.get(name) ?? null) ?? null;
}

/** Exact, whatever the size. */
function sumOf(rows: readonly Row[], column: string): bigint {
  let sum = 0n;
  for (const row of rows) {
    const value = row.get(column);
    if (typeof value === 'bigint') sum += value;
  }
  return sum;
}
