import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';
import { CoverageSum, type SummedCoverage } from '../../asking/CoverageSum.ts';
import { type AskGateway, failed, readAnswer } from '../../asking/readAnswer.ts';
import { valueAt } from '../../asking/valueAt.ts';
import { pageInfoOf } from '../definition/checkTable.ts';
import type { ReportOperation } from '../definition/ReportDefinition.ts';
import { AFTER } from '../definition/readOperations.ts';
import type { ParameterValues } from './readParameters.ts';

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

const pageInfoForm = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
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

  get coverage(): SummedCoverage {
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
      if (!Array.isArray(given)) throw failed(operation.name, `it has no list at ${reading.rows}`);
      for (const row of given) {
        if (rows.length === reading.first || !goes(row)) return { data, rows };
        rows.push(row);
      }
      if (!operation.isPaged) break;
      const info = pageInfoForm.safeParse(valueAt(page, pageInfoOf(reading.rows)));
      if (!info.success) throw failed(operation.name, 'it does not say whether more follows');
      const { hasNextPage, endCursor } = info.data;
      if (!hasNextPage || rows.length === reading.first) break;
      if (endCursor === null || given.length === 0) throw failed(operation.name, 'it says that more follows on an empty page');
      if (rows.length >= MOST_ROWS)
        throw new ShafafError(
          'REPORT_TOO_LARGE',
          `The report would have to read more than ${MOST_ROWS} records of ${reading.rows}, which is the most.`,
        );
      page = await this.#page(operation, { ...variables, [AFTER]: endCursor });
    }
    if (reading.first === undefined && rows.length > MOST_ROWS) throw failed(operation.name, 'it has more rows than can be read');
    return { data, rows };
  }

  async #page(operation: ReportOperation, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { data, coverage, isLacking } = readAnswer(operation.name, await this.#ask(operation.text, variables));
    if (coverage !== null) this.#coverage.add(coverage);
    if (isLacking) this.#coverage.lack();
    this.#hasSamples ||= holdsSample(data);
    return data;
  }
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
