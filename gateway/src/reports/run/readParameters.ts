import { dayInIran } from '@shafaf/shared/calendar/dayInIran';
import { fiscalYearOf } from '@shafaf/shared/calendar/fiscalYearOf';
import { type GraphQLInputType, type GraphQLSchema, isInputType, parseType, typeFromAST } from 'graphql';
import { badParameter, readValue, unknownParameter } from '../../addresses/listAddress.ts';
import type { ReportDefinition, UsualValue } from '../definition/ReportDefinition.ts';

/** The values with which a report is made, as JSON by parameter; those of which nothing was said and nothing is usual are not there. */
export type ParameterValues = ReadonlyMap<string, unknown>;

/** What a report is asked to be. */
export interface ReportQuestion {
  definition: ReportDefinition;
  /** The day on which it is made, in Iran, as `YYYY-MM-DD`. */
  today: string;
  values: ParameterValues;
  /** The same for each value of the parameter that has several: its operations are asked once for each. */
  runs: readonly ParameterValues[];
}

/** More would be a report for each of many years: every run asks all over again. */
const MOST_RUNS = 20;

/**
 * Reads the parameters of a report as an address or a command line gives them, by the types that they have in the query.
 * @throws ShafafError `BAD_PARAMETER` that names the parameter and says what it may be
 */
export function readParameters(schema: GraphQLSchema, definition: ReportDefinition, given: URLSearchParams, now: Date): ReportQuestion {
  const { parameters, each } = definition;
  for (const name of given.keys()) if (!Object.hasOwn(parameters, name)) throw unknownParameter(name, Object.keys(parameters));
  const today = dayInIran(now);
  const values = new Map<string, unknown>();
  for (const [name, { usual }] of Object.entries(parameters)) {
    const texts = given.getAll(name).filter((text) => text !== '');
    if (texts.length > 0) values.set(name, readGiven(schema, definition, name, texts));
    else if (usual !== undefined) values.set(name, usualValue(usual, today));
  }
  const runs = each === undefined ? [values] : [values.get(each)].flat().map((value) => new Map([...values, [each, value]]));
  return { definition, today, values, runs };
}

/**
 * The type of a parameter in the graph.
 * @returns undefined when it is none
 */
export function typeOfParameter(
  schema: GraphQLSchema,
  { operations, parameters }: ReportDefinition,
  name: string,
): GraphQLInputType | undefined {
  const [text] = [...operations.values()].flatMap(({ variables }) => variables.get(name)?.type ?? []);
  try {
    const type = typeFromAST(schema, parseType(text ?? parameters[name]?.type ?? 'String'));
    return isInputType(type) ? type : undefined;
  } catch {
    return undefined;
  }
}

function readGiven(schema: GraphQLSchema, definition: ReportDefinition, name: string, texts: readonly string[]): unknown {
  const type = typeOfParameter(schema, definition, name);
  if (type === undefined) throw new Error(`the parameter ${name} has no type`); // refused when it was loaded
  if (name !== definition.each) return readValue(name, type, texts);
  const distinct = [...new Set(texts)];
  if (distinct.length > MOST_RUNS)
    throw badParameter(
      name,
      `${name} may be given ${MOST_RUNS} times at most, but was given ${distinct.length} times.`,
      `«${name}» حداکثر ${MOST_RUNS} بار می‌آید، ولی ${distinct.length} بار آمده است.`,
    );
  return distinct.map((text) => readValue(name, type, [text]));
}

function usualValue(usual: UsualValue, today: string): unknown {
  if ('value' in usual) return usual.value;
  const year = fiscalYearOf(today);
  switch (usual.of) {
    case 'today':
      return today;
    case 'fiscalYear':
      return year - usual.before;
    case 'fiscalYears':
      return Array.from({ length: usual.count }, (_, index) => year - index);
  }
}
