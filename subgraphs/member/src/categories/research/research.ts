import { defineCategory } from '../../definition/defineCategory.ts';
import { researchAttributes } from './researchAttributes.ts';
import { researchQuality } from './researchQuality.ts';
import { sampleResearch } from './sampleResearch.ts';

/** Research documents and data (اسناد و اطلاعات پژوهشی). */
export const research = defineCategory({
  category: 'research',
  attributes: researchAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره', 'شناسه سند'],
      en: ['id', 'local id', 'number', 'document id'],
      description: {
        en: "The body's own id of the document; its identifier when left out",
        fa: 'شناسهٔ سند نزد خود دستگاه؛ اگر نباشد شناسهٔ بین‌المللی یا شمارهٔ گزارش',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان پژوهش', 'عنوان طرح', 'عنوان اثر', 'موضوع'],
      en: ['title', 'name'],
      description: { en: 'What it is called', fa: 'عنوان سند' },
    },
  },
  idFrom: 'identifier',
  fiscalYearOf: 'publicationYear',
  quality: researchQuality,
  samples: sampleResearch,
});
