import { defineCategory } from '../../definition/defineCategory.ts';
import { expectation } from '../../publish/expectation.ts';
import { maskHolder } from './maskHolder.ts';
import { permitAttributes } from './permitAttributes.ts';
import { permitQuality } from './permitQuality.ts';
import { samplePermits } from './samplePermits.ts';

/** Issued permits (مجوزهای صادره). */
export const permits = defineCategory({
  category: 'permits',
  attributes: permitAttributes,
  headings: {
    localId: {
      fa: ['شناسه', 'شماره', 'شناسه مجوز'],
      en: ['id', 'local id', 'number', 'permit id'],
      description: {
        en: "The body's own id of the permit; the permit's number when left out",
        fa: 'شناسهٔ مجوز نزد خود دستگاه؛ اگر نباشد شمارهٔ پروانه',
      },
    },
    title: {
      fa: ['عنوان', 'عنوان مجوز', 'موضوع', 'موضوع مجوز'],
      en: ['title', 'permit title', 'subject'],
      description: { en: 'What it allows', fa: 'موضوع مجوز' },
    },
  },
  idFrom: 'permitNumber',
  fiscalYearOf: 'issuedOn',
  content: (form) =>
    form
      .refine(({ holder }) => holder?.kind !== 'NATURAL' || holder.nationalId === undefined, {
        path: ['holder', 'nationalId'],
        message: expectation({
          en: "a company's national id; nothing that identifies a person is published",
          fa: 'تنها شناسهٔ ملی شرکت منتشر می‌شود، نه آنچه شخصی را می‌شناساند',
        }),
      })
      .transform(maskHolder),
  quality: permitQuality,
  samples: samplePermits,
});
