import { links } from '../../attributes/link.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { otherwise } from '../../attributes/otherwise.ts';
import { code, day, text, yesNo } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

/** What regulations say, in the words of schema.org/Legislation; `schema/disclosures/regulation.graphql` describes each. */
export const regulationAttributes = {
  legislationIdentifier: code({
    searched: true,
    heading: {
      fa: ['شماره مصوبه', 'شماره قانون', 'شماره بخشنامه', 'شماره ابلاغ', 'شماره صورتجلسه'],
      en: ['legislation identifier', 'resolution number', 'regulation number'],
      description: { en: 'The number or name by which it is cited', fa: 'شماره یا نامی که به آن استناد می‌شود' },
    },
  }),
  legislationType: oneOf(
    {
      LAW: ['قانون', 'law', 'act'],
      DECREE: ['تصویب‌نامه', 'تصویب‌نامه هیئت وزیران', 'تصویب‌نامه هیات وزیران', 'مصوبه هیئت وزیران', 'مصوبه هیات وزیران', 'decree'],
      BYLAW: ['آیین‌نامه', 'آئین‌نامه', 'آیین‌نامه اجرایی', 'bylaw', 'by-law'],
      DIRECTIVE: ['دستورالعمل', 'دستورالعمل اجرایی', 'شیوه‌نامه', 'directive'],
      CIRCULAR: ['بخشنامه', 'ابلاغیه', 'circular'],
      COUNCIL_RESOLUTION: ['مصوبه', 'مصوبه شورا', 'مصوبه شورای اسلامی شهر', 'resolution', 'council resolution'],
      COUNCIL_MINUTES: ['صورت‌جلسه', 'صورت‌جلسه شورا', 'صورت مذاکرات', 'مشروح مذاکرات', 'minutes', 'council minutes'],
      TARIFF: ['تعرفه', 'تعرفه عوارض', 'تعرفه عوارض و بهای خدمات', 'دفترچه عوارض', 'عوارض محلی', 'tariff'],
      STATUTES: ['اساسنامه', 'statutes'],
      OTHER: ['سایر', 'other'],
    },
    {
      heading: {
        fa: ['نوع', 'نوع مصوبه', 'نوع مقرره', 'نوع سند'],
        en: ['legislation type', 'type', 'kind'],
        description: { en: 'What kind of rule it is', fa: 'نوع مقرره' },
      },
    },
  ),
  passedBy: text({
    searched: true,
    heading: {
      fa: ['مرجع تصویب', 'تصویب‌کننده', 'مرجع صدور', 'مرجع'],
      en: ['passed by', 'authority'],
      description: { en: 'Who passed it', fa: 'مرجع تصویب' },
    },
  }),
  legislationDate: day({
    heading: {
      fa: ['تاریخ تصویب', 'تاریخ', 'تاریخ صدور', 'تاریخ جلسه'],
      en: ['legislation date', 'passed on', 'date'],
      description: { en: 'The day of passing; empty for drafts', fa: 'تاریخ تصویب؛ برای پیش‌نویس خالی' },
    },
  }),
  dateInForce: day({
    heading: {
      fa: ['تاریخ اجرا', 'تاریخ لازم‌الاجرا شدن', 'تاریخ ابلاغ'],
      en: ['date in force', 'in force since'],
      description: { en: 'The first day in force', fa: 'نخستین روز اجرا' },
    },
  }),
  legalForce: oneOf(
    {
      IN_FORCE: ['معتبر', 'لازم‌الاجرا', 'جاری', 'دارای اعتبار', 'in force'],
      PARTIALLY_IN_FORCE: ['بخشی معتبر', 'تا حدی معتبر', 'partially in force'],
      NOT_IN_FORCE: ['منسوخ', 'نسخ شده', 'لغو شده', 'ملغی', 'باطل شده', 'فاقد اعتبار', 'not in force', 'repealed'],
    },
    {
      heading: {
        fa: ['وضعیت', 'وضعیت اعتبار', 'اعتبار'],
        en: ['legal force', 'status'],
        description: { en: 'Whether it is in force', fa: 'وضعیت اعتبار' },
      },
    },
  ),
  amends: links('regulations', {
    heading: {
      fa: ['اصلاح می‌کند', 'مصوبات اصلاح‌شده', 'اصلاحیه'],
      en: ['amends'],
      description: {
        en: 'Ids of the regulations that it changes: of this body, or global ones',
        fa: 'شناسهٔ مقرره‌هایی که اصلاح می‌کند: شناسهٔ خود دستگاه یا شناسهٔ سراسری',
      },
    },
  }),
  repeals: links('regulations', {
    heading: {
      fa: ['نسخ می‌کند', 'مصوبات نسخ‌شده', 'لغو می‌کند'],
      en: ['repeals'],
      description: {
        en: 'Ids of the regulations that it ends: of this body, or global ones',
        fa: 'شناسهٔ مقرره‌هایی که نسخ می‌کند: شناسهٔ خود دستگاه یا شناسهٔ سراسری',
      },
    },
  }),
  gazetteNumber: code({
    heading: {
      fa: ['شماره روزنامه رسمی', 'روزنامه رسمی'],
      en: ['gazette number', 'gazette'],
      description: { en: 'The number of the official gazette', fa: 'شمارهٔ روزنامهٔ رسمی' },
    },
  }),
  text: text({
    searched: true,
    heading: {
      fa: ['متن', 'متن کامل', 'متن مصوبه', 'شرح'],
      en: ['text', 'full text'],
      description: { en: 'The whole text', fa: 'متن کامل' },
    },
  }),
  draft: otherwise(
    yesNo({
      heading: {
        fa: ['پیش‌نویس', 'پیش‌نویس است'],
        en: ['draft', 'is draft'],
        description: { en: 'Whether it is only proposed (yes or no); no when left out', fa: 'پیش‌نویس است یا نه (بله/خیر)؛ اگر نباشد: نه' },
      },
    }),
    false,
  ),
  consultationUntil: day({
    heading: {
      fa: ['مهلت نظرخواهی', 'مهلت ارسال نظر', 'پایان نظرخواهی'],
      en: ['consultation until', 'comments until'],
      description: { en: 'For drafts: the last day for comments', fa: 'برای پیش‌نویس: واپسین روز نظرخواهی' },
    },
  }),
};

/** One regulation's content as it may be given, before defaults are filled in. */
export type RegulationContentInput = ContentInputOf<typeof regulationAttributes>;
/** One regulation's content, checked. */
export type RegulationContent = ContentOf<typeof regulationAttributes>;
