import type { ThresholdRegime, YearOfThresholds } from './ThresholdTable.ts';

/** An explanation in both languages. */
export interface Explanation {
  explanationFa: string;
  explanationEn: string;
}

/** Why a class is not known. */
export type UnknownReason =
  | { reason: 'NO_REGIME' | 'NO_YEAR' | 'NO_AMOUNT' | 'BELOW_NOUGHT' }
  | { reason: 'NO_THRESHOLDS'; regime: ThresholdRegime; year: number };

const numberFa = new Intl.NumberFormat('fa-IR');
const numberEn = new Intl.NumberFormat('en');
const yearFa = new Intl.NumberFormat('fa-IR', { useGrouping: false });

/** Says by which thresholds an amount has its class. */
export function explainClass(
  found: 'SMALL' | 'MEDIUM' | 'LARGE',
  amount: string,
  { nameFa, nameEn }: ThresholdRegime,
  { year, smallUpTo, mediumUpTo }: YearOfThresholds,
): Explanation {
  const fa = (rial: string) => `${numberFa.format(BigInt(rial))} ریال`;
  const en = (rial: string) => `${numberEn.format(BigInt(rial))} rial`;
  const inFa = `در سال ${yearFa.format(year)} بنا بر ${nameFa}`;
  const inEn = `in ${year} under ${nameEn}`;
  switch (found) {
    case 'SMALL':
      return {
        explanationFa: `معاملهٔ کوچک: مبلغ ${fa(amount)} از سقف معاملات کوچک ${inFa}، ${fa(smallUpTo)}، بیشتر نیست.`,
        explanationEn: `Small: ${en(amount)} is not more than ${en(smallUpTo)}, the limit of small purchases ${inEn}.`,
      };
    case 'MEDIUM':
      return {
        explanationFa: `معاملهٔ متوسط: مبلغ ${fa(amount)} از سقف معاملات کوچک ${inFa}، ${fa(smallUpTo)}، بیشتر است و از سقف معاملات متوسط، ${fa(mediumUpTo)}، بیشتر نیست.`,
        explanationEn: `Medium: ${en(amount)} is more than ${en(smallUpTo)}, the limit of small purchases ${inEn}, and not more than ${en(mediumUpTo)}, that of medium ones.`,
      };
    case 'LARGE':
      return {
        explanationFa: `معاملهٔ بزرگ: مبلغ ${fa(amount)} از سقف معاملات متوسط ${inFa}، ${fa(mediumUpTo)}، بیشتر است.`,
        explanationEn: `Large: ${en(amount)} is more than ${en(mediumUpTo)}, the limit of medium purchases ${inEn}.`,
      };
  }
}

/** Says what is missing to tell the class. */
export function explainUnknown(unknown: UnknownReason): Explanation {
  switch (unknown.reason) {
    case 'NO_REGIME':
      return {
        explanationFa: 'نامعلوم: قانون حاکم بر معاملات این نوع دستگاه در جدول نصاب‌ها نیست.',
        explanationEn: 'Not known: the table of thresholds names no law for the purchases of this kind of body.',
      };
    case 'NO_YEAR':
      return {
        explanationFa: 'نامعلوم: سال مالی قرارداد منتشر نشده است، و نصاب‌ها هر سال تازه تعیین می‌شوند.',
        explanationEn: "Not known: the contract's fiscal year was not published, and thresholds are set anew each year.",
      };
    case 'NO_THRESHOLDS':
      return {
        explanationFa: `نامعلوم: نصاب‌های سال ${yearFa.format(unknown.year)} بنا بر ${unknown.regime.nameFa} در جدول نیست.`,
        explanationEn: `Not known: the thresholds of ${unknown.year} under ${unknown.regime.nameEn} are not in the table.`,
      };
    case 'NO_AMOUNT':
      return {
        explanationFa: 'نامعلوم: مبلغ قرارداد منتشر نشده است.',
        explanationEn: "Not known: the contract's amount was not published.",
      };
    case 'BELOW_NOUGHT':
      return {
        explanationFa: 'نامعلوم: مبلغ قرارداد کمتر از صفر است.',
        explanationEn: "Not known: the contract's amount is below nought.",
      };
  }
}
