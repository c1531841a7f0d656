import { defineCategory } from '../../definition/defineCategory.ts';
import { investmentOpportunityAttributes } from './investmentOpportunityAttributes.ts';
import { sampleInvestmentOpportunities } from './sampleInvestmentOpportunities.ts';

/** Investment opportunities (فرصت‌های سرمایه‌گذاری). */
export const investmentOpportunities = defineCategory({
  category: 'investmentOpportunities',
  attributes: investmentOpportunityAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'ردیف', 'شماره', 'کد پروژه', 'کد فرصت'],
      en: ['id', 'local id', 'number', 'project code'],
      description: { en: "The body's own id of the opportunity", fa: 'شناسهٔ فرصت نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'عنوان پروژه', 'عنوان فرصت', 'نام پروژه', 'فرصت سرمایه‌گذاری'],
      en: ['title', 'project', 'opportunity'],
      description: { en: 'What there is to invest in', fa: 'عنوان فرصت سرمایه‌گذاری' },
    },
  },
  recommended: ['description', 'sector', 'capitalNeeded', 'location', 'validThrough'],
  samples: sampleInvestmentOpportunities,
});
