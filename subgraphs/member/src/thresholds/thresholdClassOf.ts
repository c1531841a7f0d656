import type { MemberKind } from '../MemberIdentity.ts';
import { type Explanation, explainClass, explainUnknown } from './explanations.ts';
import type { ThresholdRegime, ThresholdTable, YearOfThresholds } from './ThresholdTable.ts';

/** The class of a purchase by its amount. The API's enum. */
export type ThresholdClass = 'SMALL' | 'MEDIUM' | 'LARGE' | 'UNKNOWN';

/** What the class of a contract is worked out from. */
export interface ClassifiedContract {
  /** Rial, as a decimal string. */
  amount: string | null;
  /** The Jalali fiscal year. */
  fiscalYear: number | null;
}

/** The class of a contract, and how it comes about. */
export interface ThresholdClassification {
  class: ThresholdClass;
  /** The law that rules the body's purchases; null where the table names none. */
  regime: ThresholdRegime | null;
  /** The year whose thresholds count: that of the contract. */
  year: number | null;
  /** The thresholds of that year; null where they are not known. */
  thresholds: YearOfThresholds | null;
  /** How the class comes about, in words: made only where they are wanted, since they take longer than all else. */
  explain: () => Explanation;
}

/** The law that rules the purchases of a kind of body; undefined where the table names none. */
export function regimeOf(table: ThresholdTable, kind: MemberKind): ThresholdRegime | undefined {
  return table.regimes.find(({ kinds }) => kinds.includes(kind));
}

/** The thresholds of a regime, year by year. */
export function thresholdsOf(table: ThresholdTable, regime: ThresholdRegime | undefined): YearOfThresholds[] {
  return table.thresholds.filter((each) => each.regime === regime?.code);
}

/**
 * The class of a body's contract by its amount, the year and the law that rules the body. `UNKNOWN` wherever one of these, or the year's
 * thresholds, is not known: a class is never guessed from another year or another law.
 */
export function thresholdClassOf(
  { amount, fiscalYear }: ClassifiedContract,
  kind: MemberKind,
  table: ThresholdTable,
): ThresholdClassification {
  const regime = regimeOf(table, kind);
  const thresholds = thresholdsOf(table, regime).find(({ year }) => year === fiscalYear);
  const known = { regime: regime ?? null, year: fiscalYear, thresholds: thresholds ?? null };
  if (regime === undefined) return { class: 'UNKNOWN', ...known, explain: () => explainUnknown({ reason: 'NO_REGIME' }) };
  if (fiscalYear === null) return { class: 'UNKNOWN', ...known, explain: () => explainUnknown({ reason: 'NO_YEAR' }) };
  if (thresholds === undefined)
    return { class: 'UNKNOWN', ...known, explain: () => explainUnknown({ reason: 'NO_THRESHOLDS', regime, year: fiscalYear }) };
  if (amount === null) return { class: 'UNKNOWN', ...known, explain: () => explainUnknown({ reason: 'NO_AMOUNT' }) };
  if (BigInt(amount) < 0n) return { class: 'UNKNOWN', ...known, explain: () => explainUnknown({ reason: 'BELOW_NOUGHT' }) };
  const found = classBetween(BigInt(amount), thresholds);
  return { class: found, ...known, explain: () => explainClass(found, amount, regime, thresholds) };
}

function classBetween(amount: bigint, { smallUpTo, mediumUpTo }: YearOfThresholds): Exclude<ThresholdClass, 'UNKNOWN'> {
  if (amount <= BigInt(smallUpTo)) return 'SMALL';
  return amount <= BigInt(mediumUpTo) ? 'MEDIUM' : 'LARGE';
}
