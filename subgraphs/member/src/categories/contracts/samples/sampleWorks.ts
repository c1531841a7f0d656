import type { MemberKind } from '../../../MemberIdentity.ts';
import type { RandomSource } from '../../../samples/randomSource.ts';
import type { Trade } from '../../../samples/sampleSuppliers.ts';

/** A kind of work that bodies give out. */
export interface SampleWork {
  /** `{place}` stands for where, `{body}` for the body's name. */
  title: string;
  trade: Trade;
  category: 'WORKS' | 'GOODS' | 'SERVICES';
  /** Typical amount in rial at prices of 1404 for a middling town. */
  typical: number;
  /** Months it usually takes. */
  months: number;
  /** Bodies that give it out; all when left out. */
  by?: MemberKind;
}

const BILLION = 1_000_000_000;

const works: readonly SampleWork[] = [
  { title: 'روکش آسفالت {place}', trade: 'building', category: 'WORKS', typical: 22 * BILLION, months: 4, by: 'MUNICIPALITY' },
  { title: 'زیرسازی و آسفالت معابر {place}', trade: 'building', category: 'WORKS', typical: 28 * BILLION, months: 6, by: 'MUNICIPALITY' },
  { title: 'جدول‌گذاری و پیاده‌روسازی {place}', trade: 'building', category: 'WORKS', typical: 9 * BILLION, months: 4, by: 'MUNICIPALITY' },
  { title: 'اجرای شبکه جمع‌آوری فاضلاب {place}', trade: 'building', category: 'WORKS', typical: 60 * BILLION, months: 12 },
  { title: 'لوله‌گذاری و هدایت آب‌های سطحی {place}', trade: 'building', category: 'WORKS', typical: 18 * BILLION, months: 6 },
  { title: 'احداث پارک محله‌ای {place}', trade: 'green', category: 'WORKS', typical: 25 * BILLION, months: 8, by: 'MUNICIPALITY' },
  { title: 'مرمت و مقاوم‌سازی مدرسه {place}', trade: 'building', category: 'WORKS', typical: 12 * BILLION, months: 5 },
  { title: 'احداث پل عابر پیاده {place}', trade: 'building', category: 'WORKS', typical: 35 * BILLION, months: 9, by: 'MUNICIPALITY' },
  { title: 'تکمیل سالن ورزشی {place}', trade: 'building', category: 'WORKS', typical: 45 * BILLION, months: 12 },
  { title: 'بهسازی و تعریض راه‌های روستایی {body}', trade: 'building', category: 'WORKS', typical: 40 * BILLION, months: 8, by: 'COUNTY' },
  { title: 'اجرای طرح هادی روستاهای {body}', trade: 'building', category: 'WORKS', typical: 15 * BILLION, months: 6, by: 'COUNTY' },
  { title: 'احداث مخزن آب شرب {place}', trade: 'building', category: 'WORKS', typical: 30 * BILLION, months: 10, by: 'COUNTY' },
  { title: 'تعمیرات ساختمان اداری {body}', trade: 'building', category: 'WORKS', typical: 3 * BILLION, months: 3 },
  { title: 'احداث پل روگذر {place}', trade: 'building', category: 'WORKS', typical: 300 * BILLION, months: 24, by: 'GOVERNORATE' },
  { title: 'احداث بزرگراه {place}', trade: 'building', category: 'WORKS', typical: 900 * BILLION, months: 36, by: 'GOVERNORATE' },
  { title: 'خرید قیر برای آسفالت معابر {place}', trade: 'supply', category: 'GOODS', typical: 20 * BILLION, months: 2, by: 'MUNICIPALITY' },
  { title: 'خرید کامیون کمپرسی برای {body}', trade: 'machines', category: 'GOODS', typical: 55 * BILLION, months: 3 },
  {
    title: 'خرید خودروی آتش‌نشانی برای {body}',
    trade: 'machines',
    category: 'GOODS',
    typical: 90 * BILLION,
    months: 5,
    by: 'MUNICIPALITY',
  },
  {
    title: 'خرید اتوبوس درون‌شهری برای {body}',
    trade: 'machines',
    category: 'GOODS',
    typical: 120 * BILLION,
    months: 6,
    by: 'MUNICIPALITY',
  },
  { title: 'خرید رایانه و تجهیزات شبکه {body}', trade: 'software', category: 'GOODS', typical: 4 * BILLION, months: 2 },
  { title: 'خرید مبلمان شهری {place}', trade: 'supply', category: 'GOODS', typical: 3 * BILLION, months: 2, by: 'MUNICIPALITY' },
  { title: 'خرید نهال و گل فصلی {place}', trade: 'green', category: 'GOODS', typical: 2 * BILLION, months: 2 },
  { title: 'خرید نمک و شن راهداری زمستانی {place}', trade: 'supply', category: 'GOODS', typical: 1.5 * BILLION, months: 3 },
  { title: 'خرید لوازم اداری و مصرفی {body}', trade: 'supply', category: 'GOODS', typical: 0.3 * BILLION, months: 1 },
  { title: 'خرید چراغ‌های روشنایی معابر {place}', trade: 'supply', category: 'GOODS', typical: 5 * BILLION, months: 3 },
  { title: 'خدمات نظافت و تنظیف {place}', trade: 'upkeep', category: 'SERVICES', typical: 14 * BILLION, months: 12 },
  { title: 'جمع‌آوری و حمل پسماند {place}', trade: 'upkeep', category: 'SERVICES', typical: 40 * BILLION, months: 12, by: 'MUNICIPALITY' },
  { title: 'نگهداری فضای سبز {place}', trade: 'green', category: 'SERVICES', typical: 16 * BILLION, months: 12 },
  { title: 'پشتیبانی نرم‌افزار مالی و اداری {body}', trade: 'software', category: 'SERVICES', typical: 1.2 * BILLION, months: 12 },
  { title: 'طراحی و راه‌اندازی سامانه خدمات الکترونیک {body}', trade: 'software', category: 'SERVICES', typical: 6 * BILLION, months: 9 },
  { title: 'خدمات مشاوره طرح تفصیلی {place}', trade: 'consulting', category: 'SERVICES', typical: 7 * BILLION, months: 12 },
  { title: 'نظارت کارگاهی پروژه‌های عمرانی {body}', trade: 'consulting', category: 'SERVICES', typical: 4 * BILLION, months: 10 },
  { title: 'نقشه‌برداری و تهیه پایگاه داده مکانی {place}', trade: 'consulting', category: 'SERVICES', typical: 3 * BILLION, months: 6 },
  { title: 'ایاب و ذهاب کارکنان {body}', trade: 'upkeep', category: 'SERVICES', typical: 2.5 * BILLION, months: 12 },
  { title: 'تعمیر و نگهداری ماشین‌آلات {body}', trade: 'machines', category: 'SERVICES', typical: 2 * BILLION, months: 12 },
  { title: 'چاپ و نصب تابلوهای اطلاع‌رسانی {body}', trade: 'upkeep', category: 'SERVICES', typical: 0.2 * BILLION, months: 1 },
];

/** A work that a body of this kind gives out. */
export function pickWork(random: RandomSource, kind: MemberKind): SampleWork {
  const [first, ...rest] = works.filter((work) => work.by === undefined || work.by === kind);
  if (first === undefined) throw new RangeError(`There is no sample work for a ${kind}`);
  return random.pick([first, ...rest]);
}
