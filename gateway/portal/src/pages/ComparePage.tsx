import { useSearch } from 'wouter';
import type { CategoryEntry, FigureEntry, GroupEntry } from '../../build/src/catalogue/Catalogue.ts';
import { browseAddress, withQuery } from '../addresses.ts';
import { categories } from '../catalogue/catalogue.ts';
import { BarChart } from '../charts/BarChart.tsx';
import type { ChartRow } from '../charts/ChartRow.ts';
import { ColumnChart } from '../charts/ColumnChart.tsx';
import { ChoiceForm } from '../compare/ChoiceForm.tsx';
import { ComparisonTable } from '../compare/ComparisonTable.tsx';
import { type Choice, choiceNames, conditionsIn, readChoice } from '../compare/choice.ts';
import { comparisonOf, groupsToAsk, type TotalsAnswer } from '../compare/comparisonOf.ts';
import type { NamedGroup } from '../compare/NamedGroup.ts';
import { Takings } from '../compare/Takings.tsx';
import { useGroupNames } from '../compare/useGroupNames.ts';
import { ActiveConditions } from '../filters/ActiveConditions.tsx';
import { type Conditions, readConditions } from '../filters/conditions.ts';
import { FilterForm } from '../filters/FilterForm.tsx';
import type { Coverage } from '../graph/Coverage.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import { useAnswer } from '../graph/useAnswer.ts';
import { type Speech, useSpeech } from '../language/Speech.tsx';
import { NoRecords } from '../records/NoRecords.tsx';
import { Answered } from '../shell/Answered.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import '../compare/compare.css';

interface TotalsVariables {
  filter: Conditions['filter'];
  groupBy: string;
  first: number;
  /** Only where some groups have names of their own. */
  named?: boolean;
}

/** Groups of a category's records beside each other, by one of its figures. */
export default function ComparePage() {
  const query = new URLSearchParams(useSearch());
  const choice = readChoice(categories, query);
  return choice === null ? <NotFoundPage /> : <Compared choice={choice} query={query} />;
}

function Compared({ choice, query }: { choice: Choice; query: URLSearchParams }) {
  const speech = useSpeech();
  const { say, label, format } = speech;
  const { category, totals, figure, group } = choice;
  const conditions = readConditions(category, query, format);
  const document: GraphDocument<TotalsAnswer, TotalsVariables> = totals.document;
  const hasNames = totals.groups.some(({ named }) => named !== undefined);
  const asked = useAnswer(document, {
    filter: conditions.filter,
    groupBy: group.value,
    first: groupsToAsk(choice),
    ...(hasNames && { named: group.named !== undefined }),
  });
  return (
    <>
      <PageHeading title={titleOf(choice, speech)}>
        <p className="lead">{label(figure.about)}</p>
      </PageHeading>
      <ChoiceForm choice={choice} query={query} />
      <details className="panel compared-conditions" key={category.name}>
        <summary>{say.compare.conditions}</summary>
        <FilterForm category={category} query={query} conditions={conditions} path="/compare" kept={choiceNames} />
      </details>
      <ActiveConditions path="/compare" query={query} conditions={conditions} />
      {conditions.ignored.length === 0 ? null : (
        <Notice tone="calm" title={say.ignoredConditions([...new Set(conditions.ignored.map((input) => label(input.label)))])} />
      )}
      <p className="count" role="status">
        {asked.isWaiting ? say.loading : summaryOf(asked.answer?.data.totals ?? null, choice, speech)}
      </p>
      <Answered asked={asked}>
        {({ totals: answered }) =>
          // Until the answer comes there may be one to another choice, whose groups and figures would be called wrongly.
          asked.isWaiting ? null : (
            <Figures
              totals={answered}
              choice={choice}
              coverage={asked.answer?.coverage ?? null}
              query={query}
              isNarrowed={conditions.set.length > 0}
            />
          )
        }
      </Answered>
    </>
  );
}

function titleOf({ category, figure, group }: Choice, { say, label }: Speech): string {
  return say.compare.title(label(figure.label), label(category.label), label(group.label));
}

function Figures({
  totals,
  choice,
  coverage,
  query,
  isNarrowed,
}: TotalsAnswer & { choice: Choice; coverage: Coverage | null; query: URLSearchParams; isNarrowed: boolean }) {
  const speech = useSpeech();
  const { say } = speech;
  const nameOf = useGroupNames(choice.group);
  if (totals === null) return null;
  const { category, figure, group } = choice;
  const comparison = comparisonOf(totals, choice);
  const { whole, samples, isExact, addsUp } = comparison;
  if (whole.count === 0n) return <NoRecords isNarrowed={isNarrowed} coverage={coverage} />;
  const rows = comparison.rows.map((row): NamedGroup => {
    const href = hrefOf(category, group, row.group.key, query);
    return { ...row, id: row.group.key ?? '', name: nameOf(row.group), ...(href !== undefined && { href }) };
  });
  const title = titleOf(choice, speech);
  const charted = rows.map(
    ({ name, value, href }): ChartRow => ({
      label: name,
      value,
      text: valueText(figure, value, speech),
      ...(href !== undefined && { href }),
    }),
  );
  const Chart = group.kind === 'year' ? ColumnChart : BarChart;
  return (
    <>
      {samples === 0n ? null : <p className="note">{say.compare.samples(samples)}</p>}
      {isExact ? null : <Notice tone="calm" title={say.compare.inexact(totals.groups.length, orderLabel(choice, speech))} />}
      {addsUp ? null : <Notice tone="calm" title={say.compare.overlapping} />}
      {group.kind === 'text' ? <p className="note">{say.compare.ownWords}</p> : null}
      <div className="side-by-side">
        <section className="panel" aria-label={say.compare.chart}>
          <Chart title={title} rows={charted} unit={figure.kind === 'rial' ? say.rialUnit : say.compare.numberUnit} />
        </section>
        <section className="panel" aria-label={say.compare.table}>
          <ComparisonTable title={title} choice={choice} comparison={comparison} rows={rows} />
        </section>
      </div>
      <Takings choice={choice} comparison={comparison} rows={rows} coverage={coverage} query={query} />
      <p className="note">{say.compare.honesty}</p>
    </>
  );
}

/** How much there is in all. */
function summaryOf(totals: TotalsAnswer['totals'], choice: Choice, speech: Speech): string {
  if (totals === null) return '';
  const { say } = speech;
  const { figure } = choice;
  const { whole } = comparisonOf(totals, choice);
  const sum = figure.name === 'count' || !figure.addsUp ? '' : ` ${say.compare.sum(valueText(figure, whole.value, speech))}`;
  return say.compare.summary(say.resultCount(whole.count), BigInt(totals.groupCount)) + sum;
}

/** A figure as people read it, with its unit. */
function valueText({ kind }: FigureEntry, value: bigint | null, { say, format }: Speech): string {
  if (value === null) return say.compare.nothing;
  return kind === 'rial' ? format.amount(String(value)).short : format.number(value);
}

function orderLabel({ totals }: Choice, { label }: Speech): string {
  const order = totals.figures.find(({ name }) => name === totals.groupOrder);
  return order === undefined ? totals.groupOrder : label(order.label);
}

/** The list of a group's records, narrowed down as the comparison is. */
function hrefOf({ name }: CategoryEntry, { conditions }: GroupEntry, key: string | null, query: URLSearchParams): string | undefined {
  if (key === null || conditions.length === 0) return undefined;
  const narrowed = conditionsIn(query);
  for (const condition of conditions) narrowed.set(condition, key);
  return withQuery(browseAddress(name), narrowed);
}
