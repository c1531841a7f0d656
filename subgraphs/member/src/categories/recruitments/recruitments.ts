import { sql } from 'kysely';
import { defineCategory } from '../../definition/defineCategory.ts';
import { recruitmentAttributes } from './recruitmentAttributes.ts';
import { recruitmentQuality } from './recruitmentQuality.ts';
import { sampleRecruitments } from './sampleRecruitments.ts';

/** How staff are recruited (فرآیندهای استخدام و جذب نیرو). */
export const recruitments = defineCategory({
  category: 'recruitments',
  attributes: recruitmentAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره', 'شماره آگهی', 'کد آگهی', 'کد شغل'],
      en: ['id', 'local id', 'number', 'job code'],
      description: { en: "The body's own id of the call", fa: 'شناسهٔ آگهی نزد خود دستگاه' },
    },
    title: {
      fa: ['عنوان', 'عنوان شغل', 'عنوان آگهی', 'رشته شغلی', 'شغل'],
      en: ['title', 'job title', 'job'],
      description: { en: 'The job', fa: 'عنوان شغل' },
    },
  },
  fiscalYearOf: 'postedOn',
  figures: {
    resultCount: { of: sql`count(result)::text`, nothing: '0' },
    applicants: { sumOf: 'result.applicants' },
    selected: { sumOf: 'result.selected' },
  },
  quality: recruitmentQuality,
  samples: sampleRecruitments,
});
