import { Link } from 'wouter';
import { useSpeech } from '../language/Speech.tsx';
import type { ChartProps, ChartRow } from './ChartRow.ts';
import { placeOf, type Span, spanOf } from './span.ts';
import './charts.css';

/** Above these many columns not each has room for its name. */
const MOST_NAMES = 12;
/** Fewer columns are no wider than if they were so many. */
const FEWEST_PLACES = 6;
/** The part of its place, in percent, that a column takes. */
const COLUMN_SHARE = 64;
/** Heights in pixels: room above for the highest tick's text, of the plot, and below for the names. */
const [ROOM_ABOVE, PLOT, ROOM_BELOW] = [20, 180, 24];

/**
 * Heights side by side, for what has an order of its own, such as years: give the earliest first, and it stands where reading begins. A table of the
 * same rows (`ChartTable`) belongs beside it: to screen readers the chart is its title and what each column says.
 */
export function ColumnChart({ title, rows, unit }: ChartProps) {
  const { say, format, language } = useSpeech();
  const span = spanOf(rows);
  const width = 100 / Math.max(FEWEST_PLACES, rows.length);
  const everyName = Math.ceil(rows.length / MOST_NAMES);
  const isInteractive = rows.some(({ href }) => href !== undefined);
  const y = (value: number) => ROOM_ABOVE + PLOT - (placeOf(value, span) / 100) * PLOT;
  // Persian is read from the right: the first column stands there.
  const left = (index: number) => (language === 'fa' ? 100 - (index + 1) * width : index * width);
  return (
    <figure className="chart">
      <figcaption>
        {title} <span className="unit">({unit})</span>
      </figcaption>
      <svg
        className="columns-chart"
        role={isInteractive ? 'group' : 'img'}
        aria-label={isInteractive ? title : say.chart.inWords(title, rows.map(inWords))}
        width="100%"
        height={ROOM_ABOVE + PLOT + ROOM_BELOW}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can be focused */}
        <g aria-hidden="true">
          {span.ticks.map((tick) => (
            <g key={tick}>
              <line className={tick === 0 ? 'zero' : undefined} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
              {tick === 0 ? null : (
                <text x={language === 'fa' ? '100%' : '0'} y={y(tick) - 4}>
                  {format.brief(tick)}
                </text>
              )}
            </g>
          ))}
        </g>
        {rows.map((row, index) => (
          <Column key={row.label} row={row} x={left(index)} width={width} {...endsOf(row, span, y)} isNamed={index % everyName === 0} />
        ))}
      </svg>
    </figure>
  );
}

function inWords({ label, text }: ChartRow): string {
  return `${label}: ${text}`;
}

function endsOf({ value }: ChartRow, span: Span, y: (value: number) => number): { top: number; bottom: number } {
  const [end, zero] = [y(Math.min(Math.max(Number(value ?? 0), span.from), span.to)), y(0)];
  return { top: Math.min(end, zero), bottom: Math.max(end, zero) };
}

function Column({
  row,
  x,
  width,
  top,
  bottom,
  isNamed,
}: {
  row: ChartRow;
  x: number;
  width: number;
  top: number;
  bottom: number;
  isNamed: boolean;
}) {
  const inner = (
    <>
      <title>{inWords(row)}</title>
      {/* So that a low column can be pointed at, too. */}
      <rect className="place" x={`${x}%`} y={ROOM_ABOVE} width={`${width}%`} height={PLOT + ROOM_BELOW} />
      <rect
        className={row.value !== null && row.value < 0 ? 'below' : undefined}
        x={`${x + (width * (100 - COLUMN_SHARE)) / 200}%`}
        y={top}
        width={`${(width * COLUMN_SHARE) / 100}%`}
        height={bottom - top}
      />
      {isNamed ? (
        <text className="name" x={`${x + width / 2}%`} y={ROOM_ABOVE + PLOT + 18}>
          {row.label}
        </text>
      ) : null}
    </>
  );
  if (row.href === undefined) return <g>{inner}</g>;
  return (
    <Link href={row.href} aria-label={inWords(row)}>
      {inner}
    </Link>
  );
}
