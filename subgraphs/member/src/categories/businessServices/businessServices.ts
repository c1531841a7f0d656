import { sql } from 'kysely';
import { defineCategory } from '../../definition/defineCategory.ts';
import { businessServiceAttributes } from './businessServiceAttributes.ts';
import { sampleBusinessServices } from './sampleBusinessServices.ts';
import { settleChannels } from './settleChannels.ts';

/** Services that businesses need (خدمات موردنیاز کسب‌وکارها). */
export const businessServices = defineCategory({
  category: 'businessServices',
  attributes: businessServiceAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'ردیف', 'شماره'],
      en: ['id', 'local id', 'number'],
      description: {
        en: "The body's own id of the service, by which permits name it; its code when left out",
        fa: 'شناسهٔ خدمت نزد خود دستگاه که مجوزها با آن به خدمت اشاره می‌کنند؛ اگر نباشد کد خدمت',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان خدمت', 'نام خدمت', 'خدمت'],
      en: ['title', 'service', 'service name'],
      description: { en: 'What the service is called', fa: 'عنوان خدمت' },
    },
  },
  idFrom: 'serviceCode',
  content: (form) => form.transform(settleChannels),
  figures: {
    onlineCount: { of: sql`(count(*) filter (where online))::text`, nothing: '0' },
    freeCount: { of: sql`(count(*) filter (where cost = 0))::text`, nothing: '0' },
    shortestProcessing: { of: sql`min(processing_days)`, nothing: null },
    longestProcessing: { of: sql`max(processing_days)`, nothing: null },
  },
  recommended: ['description', 'requirements', 'channels', 'processingDays', 'cost', 'legalBasis'],
  samples: sampleBusinessServices,
});
