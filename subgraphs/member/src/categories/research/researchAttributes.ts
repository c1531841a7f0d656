import { link } from '../../attributes/link.ts';
import { list, texts } from '../../attributes/list.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { required } from '../../attributes/required.ts';
import { code, jalaliYear, text } from '../../attributes/scalar.ts';
import type { ContentInputOf } from '../../definition/Definition.ts';

/** What research documents say, in DataCite's words; `schema/disclosures/research.graphql` describes each. */
export const researchAttributes = {
  identifier: code({
    searched: true,
    heading: {
      fa: ['شناسه بین‌المللی', 'شماره گزارش', 'کد طرح', 'کد پژوهش'],
      en: ['identifier', 'doi', 'report number'],
      description: { en: 'A DOI or the number of the report', fa: 'DOI یا شمارهٔ گزارش' },
    },
  }),
  creators: list(
    { name: required(text({ searched: true })), affiliation: text({ searched: true }), nameIdentifier: text() },
    {
      text: 'name',
      heading: {
        fa: ['پدیدآوران', 'پدیدآورنده', 'پژوهشگران', 'پژوهشگر', 'مجری', 'مجری طرح', 'نویسندگان', 'نویسنده'],
        en: ['creators', 'creator', 'authors', 'author'],
        description: {
          en: 'Who made it, with ؛ between the names; with affiliations as JSON',
          fa: 'پدیدآوران، با ؛ میان نام‌ها؛ با وابستگی، به شکل JSON',
        },
      },
    },
  ),
  publisher: text({
    searched: true,
    heading: {
      fa: ['ناشر', 'منتشرکننده'],
      en: ['publisher'],
      description: { en: 'Who published it', fa: 'ناشر' },
    },
  }),
  publicationYear: jalaliYear({
    heading: {
      fa: ['سال انتشار', 'سال نشر', 'سال پایان طرح'],
      en: ['publication year', 'published in'],
      description: { en: 'The Jalali year of publication, such as 1403', fa: 'سال انتشار (هجری خورشیدی)، مانند ۱۴۰۳' },
    },
  }),
  resourceType: oneOf(
    {
      REPORT: ['گزارش', 'گزارش پژوهشی', 'گزارش نهایی', 'طرح پژوهشی', 'طرح مطالعاتی', 'مطالعات', 'report'],
      JOURNAL_ARTICLE: ['مقاله', 'مقاله علمی', 'journal article', 'article'],
      CONFERENCE_PAPER: ['مقاله همایش', 'مقاله کنفرانس', 'conference paper'],
      DISSERTATION: ['پایان‌نامه', 'رساله', 'dissertation', 'thesis'],
      BOOK: ['کتاب', 'سالنامه', 'سالنامه آماری', 'book'],
      DATASET: ['مجموعه داده', 'داده', 'پایگاه داده', 'آمار', 'آمارنامه', 'dataset', 'data'],
      IMAGE: ['نقشه', 'اطلس', 'تصویر', 'map', 'image'],
      SOFTWARE: ['نرم‌افزار', 'software'],
      STANDARD: ['استاندارد', 'ضوابط', 'ضوابط فنی', 'standard'],
      OTHER: ['سایر', 'other'],
    },
    {
      heading: {
        fa: ['نوع', 'نوع سند', 'نوع اثر', 'نوع منبع'],
        en: ['resource type', 'type'],
        description: { en: 'What kind of document it is', fa: 'نوع سند' },
      },
    },
  ),
  subjects: texts({
    searched: true,
    heading: {
      fa: ['کلیدواژه‌ها', 'کلیدواژه', 'موضوعات', 'واژگان کلیدی'],
      en: ['subjects', 'keywords'],
      description: { en: 'What it is about, with ؛ between the keywords', fa: 'کلیدواژه‌ها، با ؛ میان آن‌ها' },
    },
  }),
  abstract: text({
    searched: true,
    heading: {
      fa: ['چکیده', 'خلاصه', 'شرح'],
      en: ['abstract', 'summary', 'description'],
      description: { en: 'What it says, in short', fa: 'چکیده' },
    },
  }),
  fundingContract: link('contracts', {
    heading: {
      fa: ['شناسه قرارداد', 'شماره قرارداد', 'قرارداد'],
      en: ['funding contract', 'contract id', 'contract'],
      description: {
        en: "The id of the contract that paid for it: this body's own, or a global one",
        fa: 'شناسهٔ قراردادی که هزینهٔ آن را داده است: شناسهٔ خود دستگاه یا شناسهٔ سراسری',
      },
    },
  }),
  rights: text({
    heading: {
      fa: ['حقوق', 'شرایط استفاده', 'سطح دسترسی'],
      en: ['rights', 'terms of use'],
      description: { en: 'Who may use it and how', fa: 'شرایط استفاده' },
    },
  }),
};

/** One research document's content as it may be given, before defaults are filled in. */
export type ResearchContentInput = ContentInputOf<typeof researchAttributes>;
