import { isErrorCode } from '@shafaf/shared/errors/isErrorCode';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';
import { pageInfoOf } from '../definition/checkTable.ts';
import type { ReportOperation } from '../definition/ReportDefinition.ts';
import { AFTER } from '../definition/readOperations.ts';
import { CoverageSum, coverageForm, type ReportCoverage } from './ReportCoverage.ts';
import type { ParameterValues } from './readParameters.ts';

/**
 * Asks the gateway, and gives the answer's JSON, `{ data, errors, extensions }`.
 * @throws when nothing comes that could be an answer
 */
export type AskGateway = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** How much of a list is read. */
export interface Reading {
  /** Where it stands in the answer. */
  rows: string;
  /** The rows that are wanted from its beginning; all when undefined. */
  first?: number | undefined;
  /** Rows are wanted until one for which this is false. */
  while?: ((row: unknown) => boolean) | undefined;
}

/** What an operation came back with, all pages of it. */
export interface ReadAnswer {
  /** The data of the first page. */
  data: unknown;
  rows: readonly unknown[];
}

/** Rows of a list that are read at most, to be counted or looked through: figures of a part would be wrong ones. */
const MOST_ROWS = 20_000;

const answerForm = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.unknown() }).optional() })).optional(),
  extensions: z.object({ coverage: coverageForm.optional() }).optional(),
});
const pageInfoForm = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
/** What stands beside data and leaves the rest as it is. */
const BESIDE_DATA: ReadonlySet<unknown> = new Set([
  'MEMBER_UNAVAILABLE',
  'EXTENSION_UNAVAILABLE',
  'DEADLINE_PASSED',
  'SUBGRAPH_UNAVAILABLE',
]);

/** Asks what a report is made of, each question once. */
export class Answers {
  readonly #ask: AskGateway;
  readonly #coverage = new CoverageSum();
  readonly #known = new Map<string, Promise<ReadAnswer>>();
  #hasSamples = false;

  constructor(ask: AskGateway) {
    this.#ask = ask;
  }

  /**
   * The answer to an operation, with all the rows that are wanted.
   * @throws ShafafError `REPORT_FAILED`, `REPORT_TOO_LARGE`, or the code with which the gateway refused
   */
  read(operation: ReportOperation, parameters: ParameterValues, reading: Reading): Promise<ReadAnswer> {
    const variables = Object.fromEntries([...operation.variables.keys()].flatMap((name) => entryOf(parameters, name)));
    const key = JSON.stringify([operation.name, variables, reading.rows, reading.first ?? null, reading.while === undefined]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answer = this.#pages(operation, variables, reading);
    this.#known.set(key, answer);
    return answer;
  }

  get coverage(): ReportCoverage {
    return this.#coverage.report();
  }

  /** Whether any record that was counted or listed is an invented one. */
  get hasSamples(): boolean {
    return this.#hasSamples;
  }

  async #pages(operation: ReportOperation, variables: Readonly<Record<string, unknown>>, reading: Reading): Promise<ReadAnswer> {
    const data = await this.#page(operation, variables);
    const rows: unknown[] = [];
    const goes = reading.while ?? (() => true);
    for (let page = data; ; ) {
      const given = valueAt(page, reading.rows);
      if (!Array.isArray(given)) throw failed(`${operation.name} has no list at ${reading.rows}`);
      for (const row of given) {
        if (rows.length === reading.first || !goes(row)) return { data, rows };
        rows.push(row);
      }
      if (!operation.isPaged) break;
      const { hasNextPage, endCursor } = pageInfoForm.parse(valueAt(page, pageInfoOf(reading.rows)));
      if (!hasNextPage || rows.length === reading.first) break;
      if (endCursor === null || given.length === 0) throw failed(`${operation.name} says that more follows on an empty page`);
      if (rows.length >= MOST_ROWS)
        throw new ShafafError(
          'REPORT_TOO_LARGE',
          `The report would have to read more than ${MOST_ROWS} records of ${reading.rows}, which is the most.`,
        );
      page = await this.#page(operation, { ...variables, [AFTER]: endCursor });
    }
    if (reading.first === undefined && rows.length > MOST_ROWS) throw failed(`${operation.name} has more rows than can be read`);
    return { data, rows };
  }

  async #page(operation: ReportOperation, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const read = answerForm.safeParse(await this.#ask(operation.text, variables));
    if (!read.success) throw failed('the gateway gave no answer of GraphQL');
    const { data, errors = [], extensions } = read.data;
    for (const { message, extensions: { code } = { code: undefined } } of errors) {
      if (!BESIDE_DATA.has(code)) throw new ShafafError(isErrorCode(code) ? code : 'REPORT_FAILED', `${operation.name}: ${message}`);
      this.#coverage.lack();
    }
    if (data === null || data === undefined) throw failed(`${operation.name} was not answered`);
    if (extensions?.coverage !== undefined) this.#coverage.add(extensions.coverage);
    this.#hasSamples ||= holdsSample(data);
    return data;
  }
}

/** What stands at a path of names; undefined when nothing does. */
export function valueAt(value: unknown, path: string): unknown {
  let found = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

function entryOf(parameters: ParameterValues, name: string): [name: string, value: unknown][] {
  const value = parameters.get(name);
  return value === undefined ? [] : [[name, value]];
}

/** Whether a record in it is an invented one, or figures count such records. */
function holdsSample(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => {
    if (name === 'sample') return inner === true;
    if (name === 'sampleCount') return inner !== 0 && inner !== '0';
    return holdsSample(inner);
  });
}

function failed(reason: string): ShafafError {
  return new ShafafError('REPORT_FAILED', `The report could not be made: ${reason}.`);
}
