import { defineCategory } from '../../definition/defineCategory.ts';
import { regulationAttributes } from './regulationAttributes.ts';
import { regulationQuality } from './regulationQuality.ts';
import { sampleRegulations } from './sampleRegulations.ts';

/** Laws and regulations, drafts and minutes of councils too (قوانین و مقررات). */
export const regulations = defineCategory({
  category: 'regulations',
  attributes: regulationAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره', 'شناسه مصوبه'],
      en: ['id', 'local id', 'number', 'regulation id'],
      description: {
        en: "The body's own id of the regulation; the number by which it is cited when left out",
        fa: 'شناسهٔ مقرره نزد خود دستگاه؛ اگر نباشد شماره‌ای که به آن استناد می‌شود',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان مصوبه', 'موضوع', 'موضوع مصوبه'],
      en: ['title', 'name', 'subject'],
      description: { en: 'What it is called', fa: 'عنوان مقرره' },
    },
  },
  idFrom: 'legislationIdentifier',
  fiscalYearOf: 'legislationDate',
  quality: regulationQuality,
  samples: sampleRegulations,
});
