import {
  type Condition,
  computationNames,
  type GroupColumn,
  type ReportColumn,
  type ReportDefinition,
  type ReportTable,
} from './ReportDefinition.ts';
import type { Fault } from './readDefinition.ts';
import { selects } from './selects.ts';

/** Checks that a table speaks of what its query selects, and of columns that it has. */
export function checkTable(definition: ReportDefinition, table: ReportTable, fault: Fault): void {
  const operation = operationOf(definition, table);
  if (operation === undefined) {
    fault('operation', `It must name one of the query's operations: ${[...definition.operations.keys()].join(', ')}.`);
    return;
  }
  const { document } = operation;
  const selected = (place: string, path: string) => {
    if (!selects(document, path)) fault(place, `The operation ${operation.name} selects nothing at ${path}.`);
  };
  selected('rows', table.rows);
  if (table.count !== undefined) selected('count', table.count);
  if (operation.isPaged) selected('rows', pageInfoOf(table.rows));
  const names = new Set<string>();
  for (const [index, column] of table.columns.entries()) {
    const place = `columns.${index}`;
    if (column.path !== undefined && column.path !== '.') selected(`${place}.path`, `${table.rows}.${column.path}`);
    if (column.answer !== undefined) selected(`${place}.answer`, column.answer);
    if (column.parameter !== undefined && column.parameter !== 'today' && !Object.hasOwn(definition.parameters, column.parameter))
      fault(`${place}.parameter`, `There is no parameter ${column.parameter}.`);
    checkOperands(column, names, place, fault);
  }
  const checkCondition = (place: string, { column, atLeast, atMost }: Condition) => {
    known(names, column, `${place}.column`, fault);
    for (const limit of [atLeast, atMost])
      if (typeof limit === 'string' && !Object.hasOwn(definition.parameters, limit)) fault(place, `There is no parameter ${limit}.`);
  };
  if (table.while !== undefined) checkCondition('while', table.while);
  for (const [index, conditions] of (table.keep ?? []).entries())
    for (const each of [conditions].flat()) checkCondition(`keep.${index}`, each);
  const shown = table.group === undefined ? names : checkGroup(table.group, names, fault);
  if (table.order !== undefined) known(shown, table.order.by, 'order.by', fault);
  if (table.chart !== undefined) {
    known(shown, table.chart.label, 'chart.label', fault);
    for (const value of table.chart.values) known(shown, value, 'chart.values', fault);
  }
  if (Array.isArray(table.totals)) {
    for (const column of table.totals) known(shown, column, 'totals', fault);
    if (table.group === undefined) fault('totals', 'Only of groups are sums made here: say where each figure stands in the answer.');
  } else if (table.totals !== undefined) {
    for (const [column, path] of Object.entries(table.totals)) {
      known(shown, column, 'totals', fault);
      selected(`totals.${column}`, path);
    }
  }
}

/** The operation that a table is made of. */
export function operationOf({ operations }: ReportDefinition, { operation }: ReportTable) {
  if (operation !== undefined) return operations.get(operation);
  const [only, ...more] = operations.values();
  return more.length === 0 ? only : undefined;
}

/** Where the connection of some rows says whether more follow. */
export function pageInfoOf(rows: string): string {
  return [...rows.split('.').slice(0, -1), 'pageInfo'].join('.');
}

function checkGroup(
  { by, columns }: NonNullable<ReportTable['group']>,
  rowColumns: ReadonlySet<string>,
  fault: Fault,
): ReadonlySet<string> {
  known(rowColumns, by, 'group.by', fault);
  const names = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const place = `group.columns.${index}`;
    for (const source of [column.of, column.sum, column.sumOfAll]) if (source !== undefined) known(rowColumns, source, place, fault);
    if (column.of !== undefined && column.of !== by) fault(place, `Rows of a group have ${by} in common, and nothing else.`);
    checkOperands(column, names, place, fault);
  }
  return names;
}

/** A column is worked out of those before it. */
function checkOperands(column: ReportColumn | GroupColumn, before: Set<string>, place: string, fault: Fault): void {
  for (const computation of computationNames)
    for (const operand of column[computation] ?? []) known(before, operand, `${place}.${computation}`, fault);
  if (before.has(column.name)) fault(`${place}.name`, `Two columns are called ${column.name}.`);
  before.add(column.name);
}

function known(names: ReadonlySet<string>, name: string, place: string, fault: Fault): void {
  if (!names.has(name)) fault(place, `There is no column ${name} here; there are ${[...names].join(', ')}.`);
}
