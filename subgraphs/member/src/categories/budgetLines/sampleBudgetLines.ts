import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleShare } from '../../samples/sampleAmount.ts';
import { firstDayOf, lastDayOf } from '../../samples/sampleDays.ts';
import type { BudgetLineContentInput } from './budgetLineAttributes.ts';
import { type SampleHead, sampleHeads } from './sampleHeads.ts';

const BILLION = 1_000_000_000;
/** By how much budgets grow in a year. */
const GROWTH = 1.38;
/** A town of which nothing is known counts as one of so many people. */
const USUAL_POPULATION = 20_000;
/** The governorate spends for the whole province. */
const PROVINCE = 12;
const ADJUSTED = 0.2;

interface Planned {
  phase: BudgetLineContentInput['phase'];
  /** Of the approved amount: from, to. */
  share: readonly [number, number];
  periodEnd: string;
  auditStatus?: BudgetLineContentInput['auditStatus'];
}

/**
 * The invented budgets of a body, the same at every call: one year from its approval to its audited accounts, the next to the middle of the year,
 * where the samples stand. None says anything of the body's real money; each line is marked `sample`.
 */
export function sampleBudgetLines({ code, kind, population }: SampleBody): SampleRecord<BudgetLineContentInput>[] {
  const random = randomSource(`budget lines of ${code}`);
  const scale = kind === 'MUNICIPALITY' ? (population ?? USUAL_POPULATION) / USUAL_POPULATION : kind === 'GOVERNORATE' ? PROVINCE : 1;
  return [1403, 1404].flatMap((year) =>
    sampleHeads(kind).flatMap((head, index) => {
      const approved = sampleShare(random, head.billions * BILLION * scale * GROWTH ** (year - 1404), 0.7, 1.3);
      return plansOf(random, year).map(({ phase, share, periodEnd, auditStatus }) => ({
        localId: `${year}-${String(index + 1).padStart(2, '0')}-${phase.toLowerCase()}`,
        content: {
          ...contentOf(head, year),
          phase,
          amount: String(phase === 'APPROVED' ? approved : sampleShare(random, approved, ...share)),
          periodStart: firstDayOf(year, 1),
          periodEnd,
          ...(auditStatus !== undefined && { auditStatus }),
        },
      }));
    }),
  );
}

function plansOf(random: RandomSource, year: number): Planned[] {
  const end = lastDayOf(year, 12);
  const approved: Planned = { phase: 'APPROVED', share: [1, 1], periodEnd: end };
  if (year === 1404)
    return [approved, { phase: 'EXECUTED', share: [0.2, 0.55], periodEnd: lastDayOf(year, 6), auditStatus: 'NOT_AUDITED' }];
  return [
    approved,
    ...(random.chance(ADJUSTED) ? [{ phase: 'ADJUSTED' as const, share: [0.8, 1.4] as const, periodEnd: end }] : []),
    { phase: 'EXECUTED', share: [0.55, 1.1], periodEnd: end, auditStatus: 'AUDITED' },
  ];
}

function contentOf({ title, direction, economic, functional, adminUnit, fundingSource }: SampleHead, fiscalYear: number) {
  return {
    title,
    sample: true,
    fiscalYear,
    direction,
    economicCode: economic[0],
    economicTitle: economic[1],
    ...(functional && { functionalCode: functional[0], functionalTitle: functional[1] }),
    adminUnit,
    ...(fundingSource !== undefined && { fundingSource }),
  };
}
