import type { Bilingual } from '../publish/Problem.ts';
import type { Warning, WarningCode } from './Warning.ts';

const SENTENCES: Readonly<Record<WarningCode, (detail: string) => Bilingual>> = {
  MISSING_RECOMMENDED: () => ({
    en: 'This is recommended and was not published.',
    fa: 'انتشار این مورد توصیه شده و منتشر نشده است.',
  }),
  DATE_IN_FUTURE: (day) => ({
    en: `The day ${day} had not come yet when this was published.`,
    fa: `هنگام انتشار، روز ${day} هنوز نرسیده بود.`,
  }),
  ZERO_AMOUNT: () => ({ en: 'The amount is zero.', fa: 'مبلغ صفر است.' }),
  NEGATIVE_AMOUNT: (amount) => ({ en: `The amount is below zero: ${amount}.`, fa: `مبلغ منفی است: ${amount}.` }),
  UNUSUAL_AMOUNT: (median) => ({
    en: `The amount is more than a thousand times what is usual at this body (median ${median} rial).`,
    fa: `مبلغ بیش از هزار برابر مبلغ معمول این دستگاه است (میانه ${median} ریال).`,
  }),
  TOMAN_SUSPECTED: (other) => ({
    en: `The amount looks like toman: ${other} of the same record is exactly ten times it.`,
    fa: `به نظر می‌رسد مبلغ به تومان است: ${other} در همین رکورد درست ده برابر آن است.`,
  }),
  POSSIBLE_DUPLICATE: (id) => ({
    en: `Another record of this body says the same: ${id}.`,
    fa: `رکورد دیگری از همین دستگاه همین را می‌گوید: ${id}.`,
  }),
};

/** A warning in words. */
export function describeWarning({ code, detail = '' }: Warning): Bilingual {
  return SENTENCES[code](detail);
}
