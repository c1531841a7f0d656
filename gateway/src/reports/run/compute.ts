import { computationNames, type ReportColumn } from '../definition/ReportDefinition.ts';
import type { Value } from './Value.ts';

type Computation = (typeof computationNames)[number];
type Computed = Pick<ReportColumn, Computation>;

const DAY_MILLISECONDS = 86_400_000;
/** Figures that are worked out are rounded to hundredths. */
const HUNDREDTHS = 100n;

/** The value of a column that is worked out of others of its row; undefined for one that is not. */
export function compute(column: Computed, cellOf: (column: string) => Value): Value | undefined {
  for (const name of computationNames) {
    const operands = column[name]?.map(cellOf);
    if (operands === undefined) continue;
    return operands.includes(null) ? null : computations[name](operands);
  }
  return undefined;
}

const computations: Record<Computation, (operands: readonly Value[]) => Value> = {
  share: ([part, whole]) => ratio(part, whole, 100n),
  perThousand: ([count, heads]) => ratio(count, heads, 1_000n),
  difference: ([a, b]) => (typeof a === 'bigint' && typeof b === 'bigint' ? a - b : rounded(numberOf(a) - numberOf(b))),
  daysBetween: ([from, to]) => BigInt(Math.round(daysBetween(from, to))),
  elapsed: ([from, to, day]) => {
    // The first and the last day count whole: a plan of one day is over at the end of that day.
    const whole = daysBetween(from, to) + 1;
    if (whole <= 0) return null;
    return rounded((100 * Math.min(Math.max(daysBetween(from, day) + 1, 0), whole)) / whole);
  },
};

/** `times` the one by the other, to hundredths, halves away from zero; null where there is nothing to divide by. */
function ratio(part: Value | undefined, whole: Value | undefined, times: bigint): number | null {
  if (typeof part === 'bigint' && typeof whole === 'bigint') {
    if (whole === 0n) return null;
    const [above, below] = whole < 0n ? [-part, -whole] : [part, whole];
    const twice = 2n * above * times * HUNDREDTHS;
    // BigInt cuts off towards zero, so half of what it divides by is added away from it.
    return Number((twice + (above < 0n ? -below : below)) / (2n * below)) / Number(HUNDREDTHS);
  }
  const divisor = numberOf(whole);
  return divisor === 0 ? null : rounded((numberOf(part) * Number(times)) / divisor);
}

function daysBetween(from: Value | undefined, to: Value | undefined): number {
  return (Date.parse(String(to)) - Date.parse(String(from))) / DAY_MILLISECONDS;
}

function numberOf(value: Value | undefined): number {
  return Number(value);
}

function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : null;
}
