import type { Choice } from './choice.ts';

/** Figures as they are answered: those of a category's totals, by name. */
export type AnsweredFigures = Readonly<Record<string, unknown>> & {
  readonly count: number | string;
  readonly sampleCount: number | string;
};

/** A group as it is answered. */
export type AnsweredGroup = AnsweredFigures & { readonly key: string | null };

/** What the operation of a category's totals is answered with. */
export interface TotalsAnswer {
  readonly totals: (AnsweredFigures & { readonly groupCount: number | string; readonly groups: readonly AnsweredGroup[] }) | null;
}

/** A group of a comparison. */
export interface ComparedGroup {
  group: AnsweredGroup;
  /** The figure; null where no record of the group has one. */
  value: bigint | null;
  /** Records in it. */
  count: bigint;
  /** In percent of the whole, to a tenth; null where figures are no parts of a whole. */
  share: number | null;
}

/** Groups beside each other, and what they are parts of. */
export interface Comparison {
  rows: readonly ComparedGroup[];
  /** The groups that are not shown; null when all are. */
  others: { groups: bigint; value: bigint | null; count: bigint; share: number | null } | null;
  whole: { value: bigint | null; count: bigint };
  samples: bigint;
  /** Whether the groups shown are those that they seem to be: not so when there are more groups than could be compared. */
  isExact: boolean;
  /** Whether the groups make the whole together; not so when a record can be in several of them, or parts of an answer were not used. */
  addsUp: boolean;
}

/** Groups that one question can be answered with. */
const MOST_GROUPS = 1000;

/** How many groups to ask for: as many as are shown where the gateway puts them in the order that is wanted, or else all that it gives. */
export function groupsToAsk({ top, ...choice }: Choice): number {
  return isInOrder(choice) ? top : MOST_GROUPS;
}

/** Whether the gateway's own order of groups is the one that is wanted. */
function isInOrder({ totals, figure, group }: Omit<Choice, 'top'>): boolean {
  return group.kind !== 'year' && figure.name === totals.groupOrder;
}

/** Compares the groups of an answer: the largest first, but years in their own order. Sums are exact, whatever their size. */
export function comparisonOf(totals: NonNullable<TotalsAnswer['totals']>, choice: Choice): Comparison {
  const { figure, group, top } = choice;
  const all = totals.groups.map((each) => ({ group: each, value: wholeNumber(each[figure.name]), count: wholeNumber(each.count) ?? 0n }));
  const shown = group.kind === 'year' ? newestYears(all, top) : [...all].sort(byValue).slice(0, top);
  const [value, count] = [wholeNumber(totals[figure.name]), wholeNumber(totals.count) ?? 0n];
  const groupCount = wholeNumber(totals.groupCount) ?? 0n;
  const rest = {
    value: figure.addsUp && value !== null ? value - sumOf(shown.map((each) => each.value)) : null,
    count: count - sumOf(shown.map((each) => each.count)),
  };
  const isParts = figure.addsUp && all.every((each) => (each.value ?? 0n) >= 0n) && (rest.value ?? 0n) >= 0n;
  const shareOf = (part: bigint | null) => (isParts && value !== null && value > 0n && part !== null ? tenths(part, value) : null);
  const unshown = groupCount - BigInt(shown.length);
  return {
    rows: shown.map((each) => ({ ...each, share: shareOf(each.value) })),
    others: unshown > 0n ? { groups: unshown, ...rest, share: shareOf(rest.value) } : null,
    whole: { value, count },
    samples: wholeNumber(totals.sampleCount) ?? 0n,
    isExact: BigInt(all.length) >= groupCount || isInOrder(choice),
    addsUp: rest.count >= 0n && (unshown > 0n || rest.count === 0n),
  };
}

interface Valued {
  group: AnsweredGroup;
  value: bigint | null;
  count: bigint;
}

/** Largest first; last those that have none. What is equal stays as it came. */
function byValue(a: Valued, b: Valued): number {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  return a.value === b.value ? 0 : a.value > b.value ? -1 : 1;
}

/** The last years, earliest first; records of no known year last. */
function newestYears(all: readonly Valued[], top: number): Valued[] {
  const known = all.filter(({ group }) => group.key !== null).sort((a, b) => Number(a.group.key) - Number(b.group.key));
  const unknown = all.filter(({ group }) => group.key === null);
  return [...known.slice(-Math.max(1, top - unknown.length)), ...unknown];
}

function sumOf(values: readonly (bigint | null)[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
}

/** Amounts come as text, numbers as numbers as long as those are exact. */
function wholeNumber(value: unknown): bigint | null {
  return typeof value === 'string' || typeof value === 'number' ? BigInt(value) : null;
}

/** Percent, rounded to a tenth. */
function tenths(part: bigint, whole: bigint): number {
  return Number((part * 2000n + whole) / (whole * 2n)) / 10;
}
