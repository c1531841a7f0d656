import type { SummedCoverage } from '../../asking/CoverageSum.ts';
import type { GroupColumn, ReportChart, ReportColumn, ReportDefinition, Words } from '../definition/ReportDefinition.ts';
import type { ParameterValues } from './readParameters.ts';
import type { NamedMember, Value } from './Value.ts';

/** A report as it was made, before it is written in a format. */
export interface MadeReport {
  definition: ReportDefinition;
  values: ParameterValues;
  /** The day in Iran on which it was made. */
  today: string;
  /** When it was made, as ISO 8601 has it. */
  madeAt: string;
  /** The gateway that was asked. */
  gateway: string;
  coverage: SummedCoverage;
  /** Whether any record in it is an invented one. */
  hasSamples: boolean;
  /** The names of bodies by their codes, where some are missing. */
  names: ReadonlyMap<string, NamedMember>;
  tables: readonly MadeTable[];
}

/** A column that is shown. */
export type ShownColumn = Pick<ReportColumn | GroupColumn, 'name' | 'label' | 'kind' | 'terms' | 'unknown'>;

/** A table of a report. */
export interface MadeTable {
  name: string;
  title: Words;
  columns: readonly ShownColumn[];
  /** A value for each column. */
  rows: readonly (readonly Value[])[];
  /** The same over all rows, those that are not shown too; null where there is nothing to add up. */
  totals: readonly Value[] | null;
  /** How many rows there are in all; null where that is not known. */
  count: bigint | null;
  /** Whether there are more than are shown. */
  hasMore: boolean;
  chart: ReportChart | null;
}
