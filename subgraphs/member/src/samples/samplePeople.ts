import type { RandomSource } from './randomSource.ts';

const GIVEN: readonly [string, ...string[]] = [
  'آرمان',
  'الهام',
  'بهرام',
  'پریسا',
  'حامد',
  'رؤیا',
  'سهراب',
  'شیرین',
  'فرهاد',
  'لیلا',
  'مجید',
  'نرگس',
  'هوشنگ',
  'یاسمن',
];
/** Put together so that hardly anybody is called so. */
const FAMILY: readonly [string, ...string[]] = [
  'آذرگشت',
  'ارس‌پرور',
  'بامدادنیا',
  'پندارفر',
  'تیرگان‌پور',
  'خیال‌پور',
  'دشت‌آرا',
  'رؤیانژاد',
  'سهندیار',
  'فرض‌کیش',
  'گمان‌زاده',
  'مهرانگاره',
  'نمونه‌فر',
  'ناب‌اندیش',
];

/** The name of somebody who does not exist; it ends in «(نمونه)», "sample". */
export function pickPerson(random: RandomSource): string {
  return `${random.pick(GIVEN)} ${random.pick(FAMILY)} (نمونه)`;
}
