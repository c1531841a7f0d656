import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleAmount } from '../../samples/sampleAmount.ts';
import { daysAfter } from '../../samples/sampleDays.ts';
import { pickPlace } from '../../samples/samplePlaces.ts';
import { sampleYears } from '../../samples/sampleYears.ts';
import type { InvestmentOpportunityContentInput } from './investmentOpportunityAttributes.ts';

const FIRST_YEAR = 1402;
const A_YEAR = 2;
const BILLION = 1_000_000_000;
/** Days for which an opportunity stands, at least and at most. */
const OPEN_DAYS = { least: 180, most: 900 };

interface Project extends Pick<InvestmentOpportunityContentInput, 'sector' | 'investmentMethod'> {
  title: string;
  /** At the prices of the last year. */
  capital: number;
}

const projects: readonly [Project, ...Project[]] = [
  { title: 'احداث پارکینگ طبقاتی', sector: 'TRANSPORT', investmentMethod: 'BUILD_OPERATE_TRANSFER', capital: 900 * BILLION },
  { title: 'احداث مجتمع تجاری و خدماتی', sector: 'TRADE', investmentMethod: 'PARTNERSHIP', capital: 3_000 * BILLION },
  { title: 'احداث هتل و مجموعه گردشگری', sector: 'TOURISM', investmentMethod: 'PARTNERSHIP', capital: 4_500 * BILLION },
  { title: 'احداث نیروگاه خورشیدی', sector: 'ENERGY', investmentMethod: 'BUILD_OWN_OPERATE', capital: 1_200 * BILLION },
  { title: 'راه‌اندازی واحد بازیافت پسماند', sector: 'WATER_AND_WASTE', investmentMethod: 'BUILD_OPERATE_TRANSFER', capital: 700 * BILLION },
  { title: 'احداث مجموعه ورزشی و تفریحی', sector: 'CULTURE_AND_SPORT', investmentMethod: 'BUILD_LEASE_TRANSFER', capital: 600 * BILLION },
  { title: 'بهره‌برداری از گلخانه', sector: 'AGRICULTURE', investmentMethod: 'LEASE', capital: 250 * BILLION },
  { title: 'احداث شهرک کارگاهی', sector: 'MANUFACTURING', investmentMethod: 'SALE', capital: 1_500 * BILLION },
  { title: 'احداث درمانگاه تخصصی', sector: 'HEALTH', investmentMethod: 'PARTNERSHIP', capital: 800 * BILLION },
];
const INCENTIVES: readonly [string, ...string[]] = [
  'واگذاری زمین به‌عنوان آوردهٔ دستگاه',
  'تخفیف در عوارض صدور پروانه',
  'تقسیط عوارض',
  'معرفی برای تسهیلات بانکی',
];

/** Invented investment opportunities of a body, the same at every call; none is offered by anybody. Some are past their end, and some have none. */
export function sampleInvestmentOpportunities({ code, nameFa }: SampleBody): SampleRecord<InvestmentOpportunityContentInput>[] {
  const random = randomSource(`investment opportunities of ${code}`);
  return sampleYears(random, FIRST_YEAR, A_YEAR).map(({ year, day, number }) => ({
    localId: `${year}-${number}`,
    content: opportunityOf(random, { nameFa, year, day }),
  }));
}

function opportunityOf(
  random: RandomSource,
  { nameFa, year, day }: { nameFa: string; year: number; day: string },
): InvestmentOpportunityContentInput {
  const { title, sector, investmentMethod, capital } = random.pick(projects);
  const location = pickPlace(random, nameFa);
  return {
    title: `${title} ${location} (نمونه)`,
    sample: true,
    fiscalYear: year,
    description: `${title} با مشارکت ${nameFa}`,
    sector,
    investmentMethod,
    location,
    ...(random.chance(0.9) && { capitalNeeded: String(sampleAmount(random, capital, year)) }),
    incentives: random.chance(0.8) ? [random.pick(INCENTIVES)] : [],
    ...(random.chance(0.85) && { validThrough: daysAfter(day, random.whole(OPEN_DAYS.least, OPEN_DAYS.most)) }),
  };
}
