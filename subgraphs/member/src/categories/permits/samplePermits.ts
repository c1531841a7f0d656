import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleAmount, sampleShare } from '../../samples/sampleAmount.ts';
import { daysAfter } from '../../samples/sampleDays.ts';
import { pickPlace } from '../../samples/samplePlaces.ts';
import { pickSupplier } from '../../samples/sampleSuppliers.ts';
import { LAST_SAMPLE_YEAR, sampleYears } from '../../samples/sampleYears.ts';
import type { PermitContentInput } from './permitAttributes.ts';

const FIRST_YEAR = 1401;
/** A year's permits of a town of a hundred thousand. */
const A_YEAR = 24;
/** A town of which nothing is known counts as one of so many people. */
const USUAL_POPULATION = 20_000;
const A_HOME = 18_000_000_000;
/** People in samples have names that are masked as real ones are; these are of nobody. */
const PEOPLE = ['نمونه فرضی', 'کس نمونه', 'بی‌نام نمونه', 'فرضی نمونه‌ای'] as const;

interface Work {
  type: PermitContentInput['permitType'];
  title: string;
  /** What it costs beside a home. */
  cost: number;
  isHome: boolean;
}

const works: readonly [Work, ...Work[]] = [
  { type: 'BUILDING', title: 'احداث ساختمان مسکونی', cost: 1, isHome: true },
  { type: 'BUILDING', title: 'احداث ساختمان مسکونی', cost: 1, isHome: true },
  { type: 'BUILDING', title: 'احداث مجتمع تجاری', cost: 6, isHome: false },
  { type: 'EXTENSION', title: 'اضافه اشکوب', cost: 0.4, isHome: true },
  { type: 'ALTERATION', title: 'تعمیرات اساسی', cost: 0.1, isHome: false },
  { type: 'DEMOLITION', title: 'تخریب بنای فرسوده', cost: 0.05, isHome: false },
  { type: 'EXCAVATION', title: 'حفاری برای شبکه گاز', cost: 0.2, isHome: false },
];

/**
 * Invented permits of a body, the same at every call: those of towns allow building, those of other bodies digging along roads. None describes
 * anything real; each is marked `sample`, and what names a company ends in «(نمونه)».
 */
export function samplePermits({ code, kind, nameFa, population }: SampleBody): SampleRecord<PermitContentInput>[] {
  const random = randomSource(`permits of ${code}`);
  const aYear = kind === 'MUNICIPALITY' ? Math.max(4, Math.round(A_YEAR * Math.sqrt((population ?? USUAL_POPULATION) / 100_000))) : 4;
  return sampleYears(random, FIRST_YEAR, aYear).map(({ year, day, number }) => ({
    localId: `${year}-${number}`,
    content: permitOf(random, { kind, nameFa, year, issuedOn: day, number }),
  }));
}

function permitOf(
  random: RandomSource,
  { kind, nameFa, year, issuedOn, number }: Pick<SampleBody, 'kind' | 'nameFa'> & { year: number; issuedOn: string; number: number },
): PermitContentInput {
  const work =
    kind === 'MUNICIPALITY' ? random.pick(works) : { type: 'EXCAVATION' as const, title: 'حفاری در حریم راه', cost: 0.3, isHome: false };
  const units = work.isHome ? random.whole(1, 12) : 0;
  const estimatedCost = sampleAmount(random, A_HOME * work.cost * Math.max(units, 1), year);
  const place = pickPlace(random, nameFa);
  const isCompany = !work.isHome || random.chance(0.2);
  const isOpen = year === LAST_SAMPLE_YEAR && random.chance(0.2);
  return {
    title: `${work.title} ${place}`,
    sample: true,
    permitNumber: `${year}/${number}`,
    permitClass: work.isHome ? 'RESIDENTIAL' : 'NON_RESIDENTIAL',
    permitType: work.type,
    permitStatus: isOpen ? 'IN_REVIEW' : year < LAST_SAMPLE_YEAR - 1 ? random.pick(['COMPLETE', 'COMPLETE', 'EXPIRED']) : 'ISSUED',
    appliedOn: daysAfter(issuedOn, -random.whole(10, 90)),
    fiscalYear: year,
    ...(isOpen ? {} : { issuedOn, expiresOn: daysAfter(issuedOn, 730) }),
    estimatedCost: String(estimatedCost),
    ...(random.chance(0.95) && { fee: String(sampleShare(random, estimatedCost, 0.02, 0.06)) }),
    ...(work.isHome && { housingUnits: units, description: `${toPersianDigits(String(units))} واحد مسکونی` }),
    holder: isCompany ? { kind: 'LEGAL', ...pickSupplier(random, 'building') } : { kind: 'NATURAL', name: random.pick(PEOPLE) },
    district: place,
    ...(work.type !== 'EXCAVATION' && { legalBasis: 'ماده ۱۰۰ قانون شهرداری' }),
  };
}
