import { texts } from '../../attributes/list.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { day, integer, text } from '../../attributes/scalar.ts';
import type { ContentInputOf } from '../../definition/Definition.ts';

/** What published answers to requests say; `schema/disclosures/requestAnswer.graphql` describes each. */
export const requestAnswerAttributes = {
  question: text({
    searched: true,
    heading: {
      fa: ['پرسش', 'متن درخواست', 'درخواست'],
      en: ['question', 'request'],
      description: { en: 'The question, in words that name nobody', fa: 'متن درخواست، بی نام هیچ‌کس' },
    },
  }),
  answer: text({
    searched: true,
    heading: {
      fa: ['پاسخ', 'متن پاسخ'],
      en: ['answer', 'response'],
      description: { en: 'The answer, in words that name nobody', fa: 'متن پاسخ، بی نام هیچ‌کس' },
    },
  }),
  outcome: oneOf(
    {
      FULL: ['پاسخ کامل', 'کامل', 'full'],
      PARTIAL: ['پاسخ بخشی', 'بخشی', 'partial'],
      PUBLISHED_ALREADY: ['پیش‌تر منتشر شده', 'منتشر شده', 'published already'],
      NOT_HELD: ['در اختیار نیست', 'ندارد', 'not held'],
      VAGUE: ['مبهم', 'vague'],
      REFUSED: ['رد', 'رد شده', 'refused'],
    },
    {
      heading: {
        fa: ['نتیجه', 'نتیجه درخواست'],
        en: ['outcome', 'result'],
        description: { en: 'What the answer came to', fa: 'نتیجهٔ درخواست' },
      },
    },
  ),
  articles: texts({
    heading: {
      fa: ['مواد قانونی', 'ماده قانونی'],
      en: ['articles'],
      description: { en: 'For a refusal: the articles of the law, such as 13', fa: 'برای رد درخواست: ماده‌های قانون، مانند ۱۳' },
    },
  }),
  answeredOn: day({
    heading: {
      fa: ['تاریخ پاسخ', 'تاریخ'],
      en: ['answered on', 'date'],
      description: { en: 'The day of the answer', fa: 'تاریخ پاسخ' },
    },
  }),
  workingDays: integer({
    most: 10_000,
    heading: {
      fa: ['روزهای کاری', 'تعداد روز کاری'],
      en: ['working days'],
      description: { en: 'How many working days the answer took', fa: 'شمار روزهای کاری تا پاسخ' },
    },
  }),
  records: texts({
    heading: {
      fa: ['رکوردهای مرتبط', 'شناسه رکوردها'],
      en: ['records'],
      description: { en: 'Global ids of records that answer it', fa: 'شناسهٔ سراسری رکوردهایی که پاسخ در آن‌هاست' },
    },
  }),
};

/** One published answer's content as it may be given. */
export type RequestAnswerContentInput = ContentInputOf<typeof requestAnswerAttributes>;
