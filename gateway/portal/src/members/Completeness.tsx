import { categoryOfValue } from '../catalogue/catalogue.ts';
import { BarChart } from '../charts/BarChart.tsx';
import type { ChartRow } from '../charts/ChartRow.ts';
import { useSpeech } from '../language/Speech.tsx';
import { fieldName } from '../records/fieldName.ts';
import type { Obligation } from './Obligation.ts';

/** How complete a body's records are: which of the fields that they should have, they do have. Nothing where there are no records. */
export function Completeness({ obligations }: { obligations: readonly Obligation[] }) {
  const speech = useSpeech();
  const { say, label, format } = speech;
  const measured = obligations.flatMap(({ category, fields, count }) => {
    const entry = categoryOfValue(category);
    if (entry === undefined || fields.length === 0 || count === null || BigInt(count) === 0n) return [];
    const rows = fields.map(({ field, count, of }): ChartRow => {
      const share = percentOf(BigInt(count), BigInt(of));
      return {
        label: fieldName(entry, field, speech),
        value: share,
        text: say.complete.share(format.percent(share), BigInt(count), BigInt(of)),
      };
    });
    const [has, should] = [sumOf(fields.map(({ count }) => count)), sumOf(fields.map(({ of }) => of))];
    return [{ name: label(entry.label), rows, share: percentOf(has, should) }];
  });
  if (measured.length === 0) return null;
  return (
    <section aria-labelledby="complete" className="panel">
      <h2 id="complete">{say.complete.title}</h2>
      <p>{say.complete.intro}</p>
      <BarChart
        title={say.complete.byCategory}
        unit={say.complete.percent}
        whole={100}
        rows={measured.map(({ name, share }) => ({ label: name, value: share, text: format.percent(share) }))}
      />
      <details>
        <summary>{say.complete.byField}</summary>
        <div className="charts">
          {measured.map(({ name, rows }) => (
            <BarChart key={name} title={name} unit={say.complete.percent} whole={100} rows={rows} />
          ))}
        </div>
      </details>
    </section>
  );
}

function sumOf(counts: readonly (number | string)[]): bigint {
  return counts.reduce((sum, count) => sum + BigInt(count), 0n);
}

/** To a tenth, rounded down, so that nothing that lacks anything is a hundred. */
function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1000n) / whole) / 10;
}
