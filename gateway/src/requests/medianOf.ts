/**
 * The median of all that a histogram counts: of two in the middle, the lower. Null when nothing was counted. Other than of medians, it can be had of many
 * bodies' histograms together, and is exact.
 */
export function medianOf(histogram: readonly { value: number; count: number }[]): number | null {
  const total = histogram.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { value, count } of [...histogram].sort((a, b) => a.value - b.value)) {
    before += count;
    if (before * 2 >= total && count > 0) return value;
  }
  return null;
}
