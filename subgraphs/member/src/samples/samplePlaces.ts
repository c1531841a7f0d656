import type { RandomSource } from './randomSource.ts';

type Places = readonly [string, ...string[]];

/** Street and quarter names that most towns of the country have. */
const STREETS: Places = [
  'خیابان امام خمینی',
  'بلوار ولیعصر',
  'خیابان شهید بهشتی',
  'خیابان طالقانی',
  'میدان شهدا',
  'بلوار معلم',
  'خیابان فردوسی',
  'کمربندی شمالی',
  'میدان جهاد',
];
const QUARTERS: Places = ['کوی فرهنگیان', 'شهرک اندیشه', 'محله بازار', 'کوی کارگران', 'شهرک صنعتی', 'مسکن مهر', 'کوی سهند', 'محله قدیم'];
/** Quarters of Tabriz. */
const TABRIZ: Places = [
  'ائل‌گلی',
  'ولیعصر',
  'باغمیشه',
  'رشدیه',
  'یاغچیان',
  'منظریه',
  'آبرسان',
  'شنب غازان',
  'ششگلان',
  'سرخاب',
  'لاله',
  'مرزداران',
  'میدان ساعت',
  'راه‌آهن',
];

/** Roads between the province's towns, which are the governorate's. */
const ROADS: Places = [
  'تبریز ـ اهر',
  'مرند ـ جلفا',
  'تبریز ـ بستان‌آباد',
  'میانه ـ هشترود',
  'مراغه ـ بناب',
  'اهر ـ کلیبر',
  'صوفیان ـ شبستر',
  'سراب ـ بستان‌آباد',
];

/** Where a body has work done: a road for the governorate, for others a street or a quarter of their town, or the town itself. */
export function pickPlace(random: RandomSource, nameFa: string): string {
  if (nameFa.startsWith('استانداری')) return `محور ${random.pick(ROADS)}`;
  const town = nameFa.replace(/^(?:شهرداری|شهرستان)\s+/u, '');
  if (town === 'تبریز') return `${random.pick(TABRIZ)} تبریز`;
  const draw = random.fraction();
  if (draw < 0.4) return `${random.pick(STREETS)} ${town}`;
  return draw < 0.8 ? `${random.pick(QUARTERS)} ${town}` : town;
}
