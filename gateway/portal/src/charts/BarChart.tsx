import { Link } from 'wouter';
import { useSpeech } from '../language/Speech.tsx';
import type { ChartProps, ChartRow } from './ChartRow.ts';
import { extremesOf, placeOf, type Span } from './span.ts';
import './charts.css';

/**
 * Lengths below each other, for things that have names. Each is written out, name and value, so that the chart is a list to whoever does not see it;
 * only the lengths are drawn.
 * @param whole what the full length stands for, such as 100 for percentages; the largest value when left out
 */
export function BarChart({ title, rows, unit, whole }: ChartProps & { whole?: number }) {
  const span = extremesOf(whole === undefined ? rows : [...rows, { value: whole }]);
  return (
    <figure className="chart">
      <figcaption>
        {title} <span className="unit">({unit})</span>
      </figcaption>
      <ol className="bars">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things may be called alike, and stay where they are
          <li key={index}>
            <span className="bar-name">
              {row.href === undefined ? <bdi>{row.label}</bdi> : <BarLink href={row.href} label={row.label} />}
            </span>
            <span className="bar-value">{row.text}</span>
            <Bar row={row} span={span} />
          </li>
        ))}
      </ol>
    </figure>
  );
}

function BarLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href}>
      <bdi>{label}</bdi>
    </Link>
  );
}

function Bar({ row, span }: { row: ChartRow; span: Pick<Span, 'from' | 'to'> }) {
  const { language } = useSpeech();
  const [zero, end] = [placeOf(0, span), placeOf(Number(row.value ?? 0), span)];
  const [from, to] = zero < end ? [zero, end] : [end, zero];
  // Persian is read from the right, and so are its lengths.
  const x = language === 'fa' ? 100 - to : from;
  return (
    <svg aria-hidden="true" width="100%" height="0.6rem" className="bar">
      <rect className="track" width="100%" height="100%" />
      <rect className={row.value !== null && row.value < 0 ? 'below' : undefined} x={`${x}%`} width={`${to - from}%`} height="100%" />
    </svg>
  );
}
