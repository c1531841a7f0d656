import { defineCategory } from '../../definition/defineCategory.ts';
import { requestAnswerAttributes } from './requestAnswerAttributes.ts';
import { sampleRequestAnswers } from './sampleRequestAnswers.ts';

/** Requests for information and their answers, published with the applicant's consent (پاسخ درخواست‌های دسترسی به اطلاعات). */
export const requestAnswers = defineCategory({
  category: 'requestAnswers',
  attributes: requestAnswerAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره درخواست', 'کد رهگیری'],
      en: ['id', 'local id', 'request number'],
      description: { en: "The body's own number of the request", fa: 'شمارهٔ درخواست نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'موضوع'],
      en: ['title', 'subject'],
      description: { en: 'The question in short', fa: 'پرسش به کوتاهی' },
    },
  },
  fiscalYearOf: 'answeredOn',
  quality: {
    recommended: ['question', 'answer', 'outcome', 'answeredOn'],
    past: ['answeredOn'],
    amounts: [],
    alike: ['title', 'answeredOn'],
  },
  samples: sampleRequestAnswers,
});
