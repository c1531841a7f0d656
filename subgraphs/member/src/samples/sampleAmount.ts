import type { RandomSource } from './randomSource.ts';

/** By how much prices grow in a year. */
const GROWTH = 1.38;
/** Deviation of the amounts' logarithm: most are middling, a few a thousand times that. */
const SPREAD = 1.7;
const LEAST = 4_000_000;
const MOST = 80_000_000_000_000;

/** An amount in rial around a typical one of the year 1404, at the prices of another year, with three to six digits that are not 0. */
export function sampleAmount(random: RandomSource, typical: number, year: number): number {
  const exact = typical * GROWTH ** (year - 1404) * Math.exp(SPREAD * random.normal());
  // What falls outside is drawn inwards by chance, so that the limits themselves are nobody's amount.
  if (exact > MOST) return roundAmount(random, MOST * (0.3 + 0.7 * random.fraction()));
  return roundAmount(random, exact < LEAST ? LEAST * (1 + 3 * random.fraction()) : exact);
}

/** The amount times a factor drawn between two, rounded in the same way. */
export function sampleShare(random: RandomSource, amount: number, least: number, most: number): number {
  return roundAmount(random, amount * (least + (most - least) * random.fraction()));
}

function roundAmount(random: RandomSource, amount: number): number {
  const digits = random.pick([3, 4, 4, 5, 6]);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) + 1 - digits);
  return Math.max(1, Math.round(amount / unit)) * unit;
}
