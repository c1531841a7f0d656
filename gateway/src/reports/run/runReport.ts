import { z } from 'zod';
import type { AskGateway } from '../../asking/readAnswer.ts';
import { valueAt } from '../../asking/valueAt.ts';
import { operationOf } from '../definition/checkTable.ts';
import type { ReportTable } from '../definition/ReportDefinition.ts';
import { Answers } from './Answers.ts';
import { compute } from './compute.ts';
import { groupRows } from './groupRows.ts';
import { holds } from './holds.ts';
import type { MadeReport, MadeTable, ShownColumn } from './MadeReport.ts';
import type { ParameterValues, ReportQuestion } from './readParameters.ts';
import { type Row, readRow } from './readRow.ts';
import { compareValues, readCell, type Value } from './Value.ts';

/** Where and when a report is made. */
export interface ReportRun {
  ask: AskGateway;
  /** The gateway's address, as readers of the report reach it. */
  gateway: string;
  now: Date;
}

/** Asked when some are missing. */
export const NAMES_QUERY = 'query NamesOfMembers { members { code nameFa nameEn } }';
const namesForm = z.object({
  data: z.object({ members: z.array(z.object({ code: z.string(), nameFa: z.string(), nameEn: z.string() })) }),
});

/**
 * Makes a report: asks what its operations say, reads all pages that it needs, and works out its tables.
 * @throws ShafafError `REPORT_FAILED`, `REPORT_TOO_LARGE`, or the code with which the gateway refused a question
 */
export async function runReport(question: ReportQuestion, { ask, gateway, now }: ReportRun): Promise<MadeReport> {
  const answers = new Answers(ask);
  const tables: MadeTable[] = [];
  // One after the other: a report takes no more of the province at a time than a reader does.
  for (const table of question.definition.tables) tables.push(await makeTable(question, table, answers));
  const coverage = answers.coverage;
  return {
    definition: question.definition,
    values: question.values,
    today: question.today,
    madeAt: now.toISOString(),
    gateway,
    coverage,
    hasSamples: answers.hasSamples,
    names: coverage.complete ? new Map() : await namesOfMembers(ask),
    tables,
  };
}

async function makeTable({ definition, runs, today }: ReportQuestion, table: ReportTable, answers: Answers): Promise<MadeTable> {
  const operation = operationOf(definition, table);
  if (operation === undefined) throw new Error(`the table ${table.name} has no operation`); // refused when it was loaded
  const isPlain = table.group === undefined && table.keep === undefined && table.order === undefined;
  const rows: Row[] = [];
  let more = false;
  let count: bigint | null = table.count === undefined ? null : 0n;
  let totals: ReadonlyMap<string, Value> | null = null;
  for (const parameters of runsOf(definition.each, operation.variables, runs)) {
    const condition = table.while;
    const { data, rows: given } = await answers.read(operation, parameters, {
      rows: table.rows,
      // One more than is shown tells that there is more.
      first: isPlain ? table.most + 1 : undefined,
      ...(condition && {
        while: (row: unknown) =>
          holds(condition, (name) => readRow(table.columns, row, {}, parameters, today).get(name) ?? null, parameters),
      }),
    });
    const read = given.map((row) => readRow(table.columns, row, data, parameters, today));
    const kept = read.filter((row) => (table.keep ?? []).every((each) => holds(each, (name) => row.get(name) ?? null, parameters)));
    more ||= isPlain && kept.length > table.most;
    rows.push(...(isPlain ? kept.slice(0, table.most) : kept));
    if (table.count !== undefined) count = (count ?? 0n) + BigInt(String(valueAt(data, table.count) ?? 0));
    if (table.totals !== undefined && !Array.isArray(table.totals)) totals = readTotals(table, table.totals, data);
  }
  const made = table.group === undefined ? rows : groupRows(rows, table.group);
  const { order } = table;
  // Rows without an order of their own stay as the graph gave them.
  if (order !== undefined) made.sort((a, b) => compareValues(a.get(order.by) ?? null, b.get(order.by) ?? null, order.direction));
  const columns: ShownColumn[] = (table.group?.columns ?? table.columns).filter(({ hidden }) => !hidden);
  const shown = isPlain ? made : made.slice(0, table.most);
  if (Array.isArray(table.totals)) totals = sumsOf(made, table, table.totals);
  return {
    name: table.name,
    title: table.title,
    columns,
    rows: shown.map((row) => columns.map(({ name }) => row.get(name) ?? null)),
    totals: totals === null ? null : columns.map(({ name }) => totals?.get(name) ?? null),
    count: isPlain ? count : BigInt(made.length),
    hasMore: more || made.length > shown.length,
    chart: table.chart ?? null,
  };
}

/** The runs of an operation: each of them, where it has the variable by which they differ. */
function runsOf(
  each: string | undefined,
  variables: ReadonlyMap<string, unknown>,
  runs: readonly ParameterValues[],
): readonly ParameterValues[] {
  return each !== undefined && variables.has(each) ? runs : runs.slice(0, 1);
}

function readTotals(table: ReportTable, paths: Readonly<Record<string, string>>, data: unknown): ReadonlyMap<string, Value> {
  const totals = new Map<string, Value>();
  for (const column of table.columns) {
    const path = paths[column.name];
    totals.set(
      column.name,
      path === undefined ? (compute(column, (name) => totals.get(name) ?? null) ?? null) : readCell(column.kind, valueAt(data, path)),
    );
  }
  return totals;
}

function sumsOf(rows: readonly Row[], table: ReportTable, names: readonly string[]): ReadonlyMap<string, Value> {
  const totals = new Map<string, Value>();
  for (const column of table.group?.columns ?? []) {
    const sum = () => rows.reduce((all, row) => all + wholeOf(row.get(column.name)), 0n);
    totals.set(column.name, names.includes(column.name) ? sum() : (compute(column, (name) => totals.get(name) ?? null) ?? null));
  }
  return totals;
}

function wholeOf(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

/** The names of bodies, to say who is missing; without them their codes do. */
async function namesOfMembers(ask: AskGateway): Promise<MadeReport['names']> {
  const read = namesForm.safeParse(await ask(NAMES_QUERY, {}).catch(() => undefined));
  return new Map(read.success ? read.data.data.members.map((member) => [member.code, member]) : []);
}
