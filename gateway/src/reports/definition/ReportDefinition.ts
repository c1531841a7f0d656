import type { DocumentNode } from 'graphql';
import { z } from 'zod';

/** A text in both languages of the province. */
export const words = z.strictObject({ fa: z.string().min(1), en: z.string().min(1) });
export type Words = z.infer<typeof words>;

const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'a name is of Latin letters and digits');
/** A path of names through an answer or a row, such as `supplier.name`; `.` is the row itself. */
const path = z.string().regex(/^(?:\.|\w+(?:\.\w+)*)$/, 'a path is of names with dots between them');

/** What a column holds, which decides how it is written. */
export const columnKind = z.enum(['rial', 'count', 'number', 'percent', 'day', 'year', 'text', 'term', 'member']);
export type ColumnKind = z.infer<typeof columnKind>;

/** How a column is worked out of others of its row. All of them are null where one that they need is. */
const computations = {
  /** The first in hundredths of the second. */
  share: z.tuple([name, name]).optional(),
  /** The first for each thousand of the second. */
  perThousand: z.tuple([name, name]).optional(),
  /** The first less the second. */
  difference: z.tuple([name, name]).optional(),
  /** Days from the first to the second; below zero when the second comes before. */
  daysBetween: z.tuple([name, name]).optional(),
  /** How much of the time from the first to the second day has passed on the third, in hundredths: from 0 to 100. */
  elapsed: z.tuple([name, name, name]).optional(),
};
export const computationNames = ['share', 'perThousand', 'difference', 'daysBetween', 'elapsed'] as const;

const columnParts = {
  name,
  label: words,
  kind: columnKind,
  /** Of a term: what each value of the graph is called; those that are not named are shown as they are. */
  terms: z.record(z.string(), words).optional(),
  /** What stands where nothing is known; «نامشخص» when left out. */
  unknown: words.optional(),
  /** It is only worked with, and not shown. */
  hidden: z.boolean().default(false),
  ...computations,
};

const column = z
  .strictObject({
    ...columnParts,
    /** Where it stands in the row. */
    path: path.optional(),
    /** Where it stands in the whole answer: the same for all its rows. */
    answer: path.optional(),
    /** The value of this parameter, or of `today`. */
    parameter: name.optional(),
  })
  .refine(hasOneSource(['path', 'answer', 'parameter']), 'a column has one source: path, answer, parameter or a computation');
export type ReportColumn = z.infer<typeof column>;

const groupColumn = z
  .strictObject({
    ...columnParts,
    /** What is common to the rows of the group: the column by which they are grouped. */
    of: name.optional(),
    /** How many rows there are. */
    count: z.literal(true).optional(),
    /** The sum of this column; rows without a value add nothing. */
    sum: name.optional(),
    /** The sum of this column over all rows of all groups. */
    sumOfAll: name.optional(),
  })
  .refine(hasOneSource(['of', 'count', 'sum', 'sumOfAll']), 'a column of groups has one source: of, count, sum, sumOfAll or a computation');
export type GroupColumn = z.infer<typeof groupColumn>;

/** A bound: a number, or the name of a parameter that holds one. */
const bound = z.union([z.number(), name]);
const condition = z
  .strictObject({
    column: name,
    atLeast: bound.optional(),
    atMost: bound.optional(),
    oneOf: z.array(z.string()).optional(),
    noneOf: z.array(z.string()).optional(),
  })
  .refine(
    ({ atLeast, atMost, oneOf, noneOf }) => [atLeast, atMost, oneOf, noneOf].filter((each) => each !== undefined).length === 1,
    'a condition has one of atLeast, atMost, oneOf, noneOf',
  );
export type Condition = z.infer<typeof condition>;

const chart = z.strictObject({
  kind: z.enum(['bars', 'line']),
  /** The column that names the bars or the points. */
  label: name,
  /** What is drawn: at most three columns of one unit. */
  values: z.array(name).min(1).max(3),
  /** Rows that are drawn at most, from the first. */
  most: z.int().min(1).max(40).default(15),
});
export type ReportChart = z.infer<typeof chart>;

const table = z.strictObject({
  name,
  title: words,
  /** The operation of `query.graphql` that it is made of; the only one when left out. */
  operation: name.optional(),
  /** The list in its answer that has the rows, such as `contracts.nodes`. */
  rows: path,
  /** Where the answer says how many there are in all. */
  count: path.optional(),
  /** Rows that are shown at most; what there is more is said. */
  most: z.int().min(1).max(20_000).default(1_000),
  columns: z.array(column).min(1).max(40),
  /** Rows are read only as long as this holds: for lists in that order. */
  while: condition.optional(),
  /** Rows that stay: each of these must hold, or one of a list of several. */
  keep: z.array(z.union([condition, z.array(condition).min(1)])).optional(),
  /** Puts rows together that have the same in this column. */
  group: z.strictObject({ by: name, columns: z.array(groupColumn).min(1).max(40) }).optional(),
  order: z.strictObject({ by: name, direction: z.enum(['ASC', 'DESC']) }).optional(),
  /** A last row over all of what the answer covers, by column: where the figures stand in the answer. Of groups: the sums of these columns. */
  totals: z.union([z.record(name, path), z.array(name)]).optional(),
  chart: chart.optional(),
});
export type ReportTable = z.infer<typeof table>;

/** What a parameter is when nobody says anything. */
const usual = z.union([
  z.strictObject({ of: z.literal('today') }),
  z.strictObject({ of: z.literal('fiscalYear'), before: z.int().min(0).max(20).default(0) }),
  z.strictObject({ of: z.literal('fiscalYears'), count: z.int().min(1).max(20) }),
  z.strictObject({ value: z.json() }),
]);
export type UsualValue = z.infer<typeof usual>;

const parameter = z.strictObject({
  label: words,
  about: words.optional(),
  /** Its type in the graph; only where the query has no variable of this name. */
  type: z.string().optional(),
  usual: usual.optional(),
});
export type ReportParameter = z.infer<typeof parameter>;

/** What `report.json` holds. */
export const reportForm = z.strictObject({
  /** Higher with each change that can change a figure. */
  version: z.int().min(1),
  title: words,
  /** What the report says and how it comes about, in paragraphs. */
  says: z.array(words).min(1),
  /** What must not be read into it. */
  saysNot: z.array(words).min(1),
  parameters: z.record(name, parameter).default({}),
  /** The parameter that may have several values: its operations are asked once for each, and the rows stand after each other. */
  each: name.optional(),
  tables: z.array(table).min(1).max(10),
});
export type ReportForm = z.infer<typeof reportForm>;

/** An operation of `query.graphql`, alone in its text. */
export interface ReportOperation {
  name: string;
  text: string;
  document: DocumentNode;
  /** The GraphQL types of its variables, as they are written. */
  variables: ReadonlyMap<string, { type: string; isRequired: boolean }>;
  /** Whether it has the variable `after`, so that all pages are read. */
  isPaged: boolean;
}

/** A definition that fits the graph. */
export interface ReportDefinition extends ReportForm {
  /** The name of its folder. */
  name: string;
  operations: ReadonlyMap<string, ReportOperation>;
  /** The SHA-256 of its two files, by which it is told from others of its name and version. */
  hash: string;
  /** `query.graphql` as it is written. */
  query: string;
}

/** Of a column whose zod form leaves it open: that exactly one way is given to come by its value. */
function hasOneSource(sources: readonly string[]) {
  return (given: Readonly<Record<string, unknown>>) =>
    [...sources, ...computationNames].filter((source) => given[source] !== undefined).length === 1;
}
