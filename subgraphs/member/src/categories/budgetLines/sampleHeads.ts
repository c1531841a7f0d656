import type { MemberKind } from '../../MemberIdentity.ts';
import type { BudgetLineContentInput } from './budgetLineAttributes.ts';

/** What an invented budget has a line for in each phase. */
export interface SampleHead {
  title: string;
  direction: BudgetLineContentInput['direction'];
  /** Code and meaning, as the IMF's Government Finance Statistics sort revenue and expense. */
  economic: readonly [code: string, title: string];
  /** Code and meaning, as the same sort the functions of government; only of expenditure. */
  functional?: readonly [code: string, title: string];
  adminUnit: string;
  fundingSource?: string;
  /** A year's amount in billion rial, of 1404, for a town of 20,000 people or a body that is no town. */
  billions: number;
  by: readonly MemberKind[];
}

const TOWNS: readonly MemberKind[] = ['MUNICIPALITY'];
const OFFICES: readonly MemberKind[] = ['COUNTY', 'GOVERNORATE'];
const ALL: readonly MemberKind[] = [...TOWNS, ...OFFICES];
const PAY = ['21', 'جبران خدمات کارکنان'] as const;
const USE = ['22', 'خرید کالا و خدمات'] as const;
const ASSETS = ['31', 'تملک دارایی‌های سرمایه‌ای'] as const;
const TREASURY = 'معاونت مالی و پشتیبانی';
const WORKS = 'معاونت فنی و عمرانی';
const SERVICES = 'معاونت خدمات شهری';
const OWN = 'منابع داخلی';
const STATE = 'کمک دولت';

const revenue = (
  title: string,
  economic: SampleHead['economic'],
  billions: number,
  by: SampleHead['by'],
  fundingSource = OWN,
): SampleHead => ({ title, direction: 'REVENUE', economic, adminUnit: TREASURY, fundingSource, billions, by });

const expenditure = (
  title: string,
  economic: SampleHead['economic'],
  functional: NonNullable<SampleHead['functional']>,
  adminUnit: string,
  billions: number,
  by: SampleHead['by'],
): SampleHead => ({ title, direction: 'EXPENDITURE', economic, functional, adminUnit, billions, by });

const heads: readonly SampleHead[] = [
  revenue('عوارض نوسازی', ['113', 'عوارض بر دارایی'], 90, TOWNS),
  revenue('عوارض پروانه‌های ساختمانی', ['114', 'عوارض بر کالا و خدمات'], 210, TOWNS),
  revenue('سهم از مالیات بر ارزش افزوده', ['114', 'عوارض بر کالا و خدمات'], 340, TOWNS),
  revenue('بهای خدمات مدیریت پسماند', ['142', 'فروش کالا و خدمات'], 45, TOWNS),
  revenue('کمک‌های بلاعوض دولت', ['13', 'کمک‌های دریافتی'], 60, TOWNS, STATE),
  revenue('فروش املاک و اموال مازاد', ['31', 'واگذاری دارایی‌های سرمایه‌ای'], 120, TOWNS),
  revenue('اعتبارات هزینه‌ای ابلاغی', ['13', 'کمک‌های دریافتی'], 380, OFFICES, STATE),
  revenue('اعتبارات تملک دارایی‌های سرمایه‌ای', ['13', 'کمک‌های دریافتی'], 900, OFFICES, STATE),
  expenditure('حقوق و مزایای کارکنان', PAY, ['011', 'اداره امور عمومی'], TREASURY, 290, ALL),
  expenditure('سوخت، برق و هزینه‌های اداری', USE, ['011', 'اداره امور عمومی'], TREASURY, 40, ALL),
  expenditure('روکش آسفالت و نگهداری معابر', ASSETS, ['045', 'حمل‌ونقل'], WORKS, 180, TOWNS),
  expenditure('ناوگان اتوبوس‌رانی درون‌شهری', USE, ['045', 'حمل‌ونقل'], SERVICES, 55, TOWNS),
  expenditure('جمع‌آوری و دفع پسماند', USE, ['051', 'مدیریت پسماند'], SERVICES, 110, TOWNS),
  expenditure('روشنایی معابر', USE, ['064', 'روشنایی معابر'], SERVICES, 25, TOWNS),
  expenditure('احداث و نگهداری فضای سبز', USE, ['081', 'تفریح و ورزش'], SERVICES, 85, TOWNS),
  expenditure('آتش‌نشانی و خدمات ایمنی', USE, ['032', 'آتش‌نشانی'], 'سازمان آتش‌نشانی و خدمات ایمنی', 60, TOWNS),
  expenditure('بهسازی راه‌های روستایی', ASSETS, ['045', 'حمل‌ونقل'], 'معاونت هماهنگی امور عمرانی', 420, OFFICES),
  expenditure('آب‌رسانی به روستاها', ASSETS, ['063', 'آب‌رسانی'], 'معاونت هماهنگی امور عمرانی', 310, OFFICES),
];

/** The heads of the budget of a body of this kind. */
export function sampleHeads(kind: MemberKind): readonly SampleHead[] {
  return heads.filter(({ by }) => by.includes(kind));
}
