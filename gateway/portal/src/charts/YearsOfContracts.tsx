import { browseAddress } from '../addresses.ts';
import { useSpeech } from '../language/Speech.tsx';
import { ChartTable } from './ChartTable.tsx';
import { ColumnChart } from './ColumnChart.tsx';

/** Contracts of one year together. */
export interface YearOfContracts {
  readonly fiscalYear: number | null;
  readonly amount: string;
  readonly count: number | string;
}

/**
 * Amounts of contracts year by year, as a chart and as a table. Contracts of which the year is not known stand in the table alone,
 * which has the newest first.
 * @param isWhole whether all bodies that could have some answered
 * @param conditions what the years' lists are narrowed down by, beside the year
 */
export function YearsOfContracts({
  years,
  isWhole,
  conditions = {},
}: {
  years: readonly YearOfContracts[];
  isWhole: boolean;
  conditions?: Readonly<Record<string, string>>;
}) {
  const { say, format } = useSpeech();
  const title = say.years.title;
  if (years.length === 0) return <p>{isWhole ? say.years.none : say.years.noneOfThose}</p>;
  const known = years
    .flatMap(({ fiscalYear, ...figures }) => (fiscalYear === null ? [] : [{ fiscalYear, ...figures }]))
    .sort((a, b) => a.fiscalYear - b.fiscalYear)
    .map(({ fiscalYear, amount, count }) => ({
      label: format.year(fiscalYear),
      value: BigInt(amount),
      text: say.years.inYear(format.amount(amount).short, BigInt(count)),
      href: browseAddress('contracts', { ...conditions, fiscalYear: String(fiscalYear) }),
    }));
  const unknown = years
    .filter(({ fiscalYear }) => fiscalYear === null)
    .map(({ amount, count }) => ({
      label: say.unknown,
      value: BigInt(amount),
      text: say.years.inYear(format.amount(amount).short, BigInt(count)),
    }));
  return (
    <div className="beside">
      {known.length === 0 ? null : <ColumnChart title={title} unit={say.rialUnit} rows={known} />}
      <ChartTable title={title} rows={[...[...known].reverse(), ...unknown]} columns={[say.record.fiscalYear, say.years.amountAndCount]} />
    </div>
  );
}
