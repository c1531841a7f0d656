import { Link } from 'wouter';
import { useSpeech } from '../language/Speech.tsx';
import type { ChartProps, ChartRow } from './ChartRow.ts';
import { placeOf, type Span, spanOf } from './span.ts';
import './charts.css';

/** Above these many columns not each has room for its name: on wide screens, and on narrow ones. */
const MOST_NAMES = { wide: 14, narrow: 6 };
/** Fewer columns are no wider than if they were so many. */
const FEWEST_PLACES = 6;
/** The part of its place, in percent, that a column takes. */
const COLUMN_SHARE = 64;
/** Heights in pixels: room above for half of the highest tick's text, of the plot, and below for the names. */
const [ROOM_ABOVE, PLOT, ROOM_BELOW] = [10, 180, 24];
const HEIGHT = ROOM_ABOVE + PLOT + ROOM_BELOW;
/** Pixels for the ticks' texts, and between them and the columns. */
const [AXIS, AXIS_GAP] = [88, 6];

/**
 * Heights side by side, for what has an order of its own, such as years: give the earliest first, and it stands where reading begins. A table of the
 * same rows (`ChartTable`) belongs beside it: to screen readers the chart is its title and what each column says.
 */
export function ColumnChart({ title, rows, unit }: ChartProps) {
  const { say, format, language } = useSpeech();
  const span = spanOf(rows);
  const width = 100 / Math.max(FEWEST_PLACES, rows.length);
  const [everyWide, everyNarrow] = [Math.ceil(rows.length / MOST_NAMES.wide), Math.ceil(rows.length / MOST_NAMES.narrow)];
  const nameOf = (index: number) => (index % everyNarrow === 0 ? 'name' : index % everyWide === 0 ? 'name spare' : null);
  const isInteractive = rows.some(({ href }) => href !== undefined);
  const y = (value: number) => ROOM_ABOVE + PLOT - (placeOf(value, span) / 100) * PLOT;
  // Persian is read from the right: the first column stands there.
  const left = (index: number) => (language === 'fa' ? 100 - (index + 1) * width : index * width);
  return (
    <figure className="chart">
      <figcaption>
        {title} <span className="unit">({unit})</span>
      </figcaption>
      <div className="columns-chart">
        <svg aria-hidden="true" className="axis" width={AXIS} height={HEIGHT}>
          {span.ticks.map((tick) => (
            <text key={tick} x={language === 'fa' ? AXIS_GAP : AXIS - AXIS_GAP} y={y(tick) + 4}>
              {format.brief(tick)}
            </text>
          ))}
        </svg>
        <svg
          className="plot"
          role={isInteractive ? 'group' : 'img'}
          aria-label={isInteractive ? title : say.chart.inWords(title, rows.map(inWords))}
          height={HEIGHT}
        >
          {span.ticks.map((tick) => (
            <line key={tick} className={tick === 0 ? 'zero' : undefined} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          ))}
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may be called alike, and stay where they are
            <Column key={index} row={row} x={left(index)} width={width} {...endsOf(row, span, y)} nameClass={nameOf(index)} />
          ))}
        </svg>
      </div>
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
  nameClass,
}: {
  row: ChartRow;
  x: number;
  width: number;
  top: number;
  bottom: number;
  nameClass: string | null;
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
      {nameClass !== null ? (
        <text className={nameClass} x={`${x + width / 2}%`} y={ROOM_ABOVE + PLOT + 18}>
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
