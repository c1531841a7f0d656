import { nationalIdCheckDigit } from '@shafaf/shared/identifiers/isNationalId';
import { type RandomSource, randomSource } from './randomSource.ts';

/** What a supplier does; each sample contract goes to one whose trade it is. */
export type Trade = 'building' | 'supply' | 'machines' | 'software' | 'consulting' | 'upkeep' | 'green';

/** A company that does not exist. */
export interface SampleSupplier {
  nationalId: string;
  name: string;
}

const TRADE_WORDS: Record<Trade, readonly [string, ...string[]]> = {
  building: ['عمران', 'راه و ساختمان', 'آسفالت', 'پیمان‌سازه', 'ابنیه', 'راه‌سازی', 'تأسیسات'],
  supply: ['بازرگانی', 'پخش', 'تأمین کالای', 'تجارت'],
  machines: ['ماشین‌آلات', 'خودروسازان', 'صنایع', 'تجهیزات'],
  software: ['رایانه', 'داده‌پردازی', 'نرم‌افزار', 'سامانه‌های هوشمند'],
  consulting: ['مهندسان مشاور', 'طرح و نقشه', 'مشاوران شهری', 'پژوهش و طراحی'],
  upkeep: ['خدماتی', 'نگهداری و تنظیف', 'خدمات شهری', 'پشتیبانی'],
  green: ['فضای سبز', 'گل و گیاه', 'آبیاری نوین', 'منظر'],
};
const FIRST: readonly [string, ...string[]] = [
  'سپهر',
  'افق',
  'پارس',
  'نگین',
  'آذر',
  'کاوه',
  'البرز',
  'آریا',
  'مهر',
  'ارس',
  'توان',
  'پیشرو',
  'بنیان',
  'ستاره',
  'طلوع',
];
const SECOND: readonly [string, ...string[]] = [
  'گستر',
  'سازه',
  'پویا',
  'آتیه',
  'نو',
  'شرق',
  'تلاش',
  'راد',
  'سبلان',
  'سهند',
  'آسیا',
  'یکتا',
  'برتر',
  'ماندگار',
];
const FORM: readonly [string, ...string[]] = ['شرکت', 'شرکت', 'شرکت', 'مؤسسه', 'شرکت تعاونی'];

/** Suppliers of each trade; the first ones get most of the contracts. */
const PER_TRADE = 70;

/**
 * The invented suppliers of the whole province, by trade. Each name ends in «(نمونه)», "sample". The national ids have a valid check
 * digit but begin with 990, while those of real companies begin with 1: no real company can be meant.
 */
export const sampleSuppliers: Readonly<Record<Trade, readonly SampleSupplier[]>> = {
  building: suppliersOf('building', 1),
  supply: suppliersOf('supply', 2),
  machines: suppliersOf('machines', 3),
  software: suppliersOf('software', 4),
  consulting: suppliersOf('consulting', 5),
  upkeep: suppliersOf('upkeep', 6),
  green: suppliersOf('green', 7),
};

/** A supplier of the trade. Few get much and many get little, as in real registers: the rank falls with the square of the draw. */
export function pickSupplier(random: RandomSource, trade: Trade): SampleSupplier {
  const suppliers = sampleSuppliers[trade];
  const supplier = suppliers[Math.floor(random.fraction() ** 2 * suppliers.length)];
  if (supplier === undefined) throw new RangeError(`There are no sample suppliers of the trade: ${trade}`);
  return supplier;
}

function suppliersOf(trade: Trade, group: number): SampleSupplier[] {
  const random = randomSource(`suppliers of ${trade}`);
  const names = new Set<string>();
  while (names.size < PER_TRADE)
    names.add(`${random.pick(FORM)} ${random.pick(TRADE_WORDS[trade])} ${random.pick(FIRST)} ${random.pick(SECOND)} (نمونه)`);
  return [...names].map((name, index) => {
    const firstTen = `990${group}${String(random.whole(10, 99))}${String(index).padStart(2, '0')}${String(random.whole(10, 99))}`;
    return { name, nationalId: `${firstTen}${nationalIdCheckDigit(firstTen)}` };
  });
}
