import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { coerceInputValue, type GraphQLSchema } from 'graphql';
import { typeOfParameter } from '../run/readParameters.ts';
import { checkTable } from './checkTable.ts';
import { type ReportDefinition, type ReportForm, reportForm } from './ReportDefinition.ts';
import { AFTER, readOperations } from './readOperations.ts';

/** Names of reports are parts of addresses and of file names. */
const NAME = /^[a-z][a-z0-9-]{0,59}$/;
/** A definition is written by hand. */
const MOST_CHARACTERS = 200_000;

/** Says what is wrong with a definition, and where. */
export type Fault = (place: string, message: string) => void;

/**
 * Reads the definition of a report from its folder: `report.json` and `query.graphql`.
 * @param schema the graph that it asks
 * @throws ShafafError `BAD_REPORT` with all that is wrong, each with its file and place
 */
export function readDefinition(folder: string, schema: GraphQLSchema): ReportDefinition {
  const name = basename(folder);
  const faults: string[] = [];
  const faultIn =
    (file: string): Fault =>
    (place, message) =>
      faults.push(`${join(folder, file)}${place === '' ? '' : `:${place}`}: ${message}`);
  const inReport = faultIn('report.json');
  const inQuery = faultIn('query.graphql');
  if (!NAME.test(name)) faults.push(`${folder}: the folder's name is the report's: lower-case Latin letters, digits and hyphens.`);
  const json = readText(folder, 'report.json', inReport);
  const query = readText(folder, 'query.graphql', inQuery);
  const form = json === undefined ? undefined : readForm(json, inReport);
  const operations = query === undefined ? new Map() : readOperations(schema, query, inQuery);
  if (form !== undefined && query !== undefined) {
    const definition: ReportDefinition = {
      ...form,
      name,
      operations,
      query,
      hash: createHash('sha256')
        .update(json ?? '')
        .update('\0')
        .update(query)
        .digest('hex'),
    };
    checkParameters(schema, definition, inReport);
    for (const [index, table] of form.tables.entries())
      checkTable(definition, table, (place, message) => inReport(`tables.${index}${place === '' ? '' : `.${place}`}`, message));
    if (faults.length === 0) return definition;
  }
  throw new ShafafError('BAD_REPORT', `The report ${name} cannot be used:\n${faults.map((each) => `  ${each}`).join('\n')}`);
}

function readText(folder: string, file: string, fault: Fault): string | undefined {
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.length <= MOST_CHARACTERS) return text;
    fault('', `It has ${text.length} characters, but at most ${MOST_CHARACTERS} are read.`);
  } catch (error) {
    fault('', messageOf(error));
  }
  return undefined;
}

function readForm(json: string, fault: Fault): ReportForm | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    fault('', `It is no JSON: ${messageOf(error)}.`);
    return undefined;
  }
  const read = reportForm.safeParse(value);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) fault(path.join('.'), message);
  return undefined;
}

/** Names that addresses and the command line use for other things. */
const TAKEN: ReadonlySet<string> = new Set([AFTER, 'today', 'lang', 'table']);

function checkParameters(schema: GraphQLSchema, definition: ReportDefinition, fault: Fault): void {
  const { parameters, operations, each } = definition;
  const variables = new Map([...operations.values()].flatMap((operation) => [...operation.variables]));
  for (const [name, { type, usual }] of Object.entries(parameters)) {
    const place = `parameters.${name}`;
    if (TAKEN.has(name)) fault(place, `The name ${name} has a meaning of its own.`);
    const variable = variables.get(name);
    if (variable === undefined && type === undefined)
      fault(place, 'No operation has a variable of this name; if only the layout uses it, give its type.');
    if (variable !== undefined && type !== undefined) fault(`${place}.type`, 'Its type stands in the query already.');
    const parameterType = typeOfParameter(schema, definition, name);
    if (parameterType === undefined) fault(`${place}.type`, `${type ?? ''} is no type of the graph that a value can have.`);
    else if (usual !== undefined && 'value' in usual)
      for (const value of name === each ? [usual.value].flat() : [usual.value])
        coerceInputValue(value, parameterType, (_path, _value, { message }) => fault(`${place}.usual.value`, message));
    if (variable?.isRequired === true && usual === undefined)
      fault(place, `The query requires it: let its variable do without, or say what is usual, such as { "of": "fiscalYear" }.`);
  }
  for (const name of variables.keys())
    if (!Object.hasOwn(parameters, name)) fault('parameters', `The variable $${name} of the query has no parameter here: give it a label.`);
  if (each !== undefined && !Object.hasOwn(parameters, each)) fault('each', `There is no parameter ${each}.`);
}
