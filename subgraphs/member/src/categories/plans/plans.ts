import { defineCategory } from '../../definition/defineCategory.ts';
import { planAttributes } from './planAttributes.ts';
import { samplePlans } from './samplePlans.ts';

/** Development plans and projects (برنامه‌های توسعه). */
export const plans = defineCategory({
  category: 'plans',
  attributes: planAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شناسه طرح', 'کد طرح', 'شماره طرح', 'شناسه پروژه', 'کد پروژه', 'شماره'],
      en: ['id', 'local id', 'plan id', 'project id', 'number'],
      description: { en: "The body's own id of the plan", fa: 'شناسهٔ طرح نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'عنوان طرح', 'نام طرح', 'عنوان پروژه', 'نام پروژه', 'عنوان برنامه'],
      en: ['title', 'plan title', 'project title', 'name'],
      description: { en: 'What is planned', fa: 'عنوان طرح' },
    },
  },
  fiscalYearOf: 'periodStart',
  recommended: ['planType', 'budget', 'physicalProgressPct', 'milestones', 'locations'],
  samples: samplePlans,
});
