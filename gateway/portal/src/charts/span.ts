import type { ChartRow } from './ChartRow.ts';

/** From where to where values are drawn. Zero is always between, so that lengths can be compared. */
export interface Span {
  from: number;
  to: number;
  /** Round values between, `from` and `to` among them, at which lines are drawn. */
  ticks: readonly number[];
}

/** About so many lines help to read a chart; more are in the way. */
const USUAL_TICKS = 4;

/** The span that holds all values. */
export function spanOf(rows: readonly Pick<ChartRow, 'value'>[]): Span {
  const { from: least, to: most } = extremesOf(rows);
  const step = stepOf((most - least) / USUAL_TICKS);
  const [first, last] = [Math.floor(least / step), Math.max(Math.ceil(most / step), least < 0 ? 0 : 1)];
  // Counted in steps, so that fractions add up to no crooked numbers.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks };
}

/** From the least to the largest value, with zero between. */
export function extremesOf(rows: readonly Pick<ChartRow, 'value'>[]): Pick<Span, 'from' | 'to'> {
  const values = rows.map(({ value }) => Number(value ?? 0));
  return { from: Math.min(0, ...values), to: Math.max(0, ...values) };
}

/** The place of a value in a span, in percent of its length. */
export function placeOf(value: number, { from, to }: Pick<Span, 'from' | 'to'>): number {
  if (from === to) return 0;
  return ((value - from) / (to - from)) * 100;
}

/** The nearest of 1, 2 and 5 times a power of ten that is no less. */
function stepOf(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}
