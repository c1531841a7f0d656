import { link } from '../../attributes/link.ts';
import { object } from '../../attributes/object.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { point } from '../../attributes/point.ts';
import { required } from '../../attributes/required.ts';
import { code, day, integer, nationalId, rial, text } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

const holder = object(
  {
    kind: required(
      oneOf(
        {
          LEGAL: ['حقوقی', 'شخص حقوقی', 'شرکت', 'company'],
          NATURAL: ['حقیقی', 'شخص حقیقی', 'فرد', 'person'],
        },
        {
          column: 'holder_kind',
          heading: {
            fa: ['نوع شخص', 'نوع دارنده', 'نوع متقاضی'],
            en: ['holder kind', 'holder type'],
            description: { en: 'Whether the holder is a company or a person', fa: 'حقیقی یا حقوقی بودن دارنده' },
          },
        },
      ),
    ),
    name: text({
      searched: true,
      heading: {
        fa: ['دارنده', 'نام دارنده', 'مالک', 'نام مالک', 'متقاضی', 'نام متقاضی'],
        en: ['holder', 'holder name', 'owner', 'applicant'],
        description: {
          en: "The holder's name; a person's is published as its first letters",
          fa: 'نام دارنده؛ از نام افراد تنها حرف‌های نخست منتشر می‌شود',
        },
      },
    }),
    nationalId: nationalId({
      heading: {
        fa: ['شناسه ملی', 'شناسه ملی دارنده', 'شناسه ملی متقاضی'],
        en: ['holder national id', 'national id'],
        description: { en: "A company's national id; never a person's", fa: 'شناسهٔ ملی شخص حقوقی؛ هرگز کد ملی افراد' },
      },
    }),
  },
  { columns: ['kind'] },
);

/** What permits say, in BLDS's words; `schema/disclosures/permit.graphql` describes each. */
export const permitAttributes = {
  description: text({
    searched: true,
    heading: { fa: ['شرح', 'توضیحات', 'شرح مجوز'], en: ['description'], description: { en: 'More about it', fa: 'توضیح بیشتر' } },
  }),
  permitNumber: code({
    searched: true,
    heading: {
      fa: ['شماره پروانه', 'شماره مجوز'],
      en: ['permit number', 'permit no'],
      description: { en: 'The number on the permit', fa: 'شمارهٔ پروانه' },
    },
  }),
  permitClass: oneOf(
    {
      RESIDENTIAL: ['مسکونی'],
      NON_RESIDENTIAL: ['غیرمسکونی', 'غیر مسکونی', 'تجاری', 'اداری', 'صنعتی', 'خدماتی', 'آموزشی', 'مختلط'],
    },
    {
      heading: {
        fa: ['کاربری', 'نوع کاربری'],
        en: ['permit class', 'class', 'use'],
        description: { en: 'For what kind of use it is', fa: 'کاربری' },
      },
    },
  ),
  permitType: oneOf(
    {
      BUILDING: ['احداث', 'احداث بنا', 'پروانه ساختمان', 'پروانه ساختمانی', 'نوسازی', 'تخریب و نوسازی'],
      EXTENSION: ['توسعه بنا', 'اضافه اشکوب', 'اضافه بنا'],
      ALTERATION: ['تعمیرات', 'تغییر نقشه', 'بازسازی', 'تغییرات'],
      DEMOLITION: ['تخریب'],
      EXCAVATION: ['حفاری', 'مجوز حفاری'],
      BUSINESS: ['پروانه کسب', 'مجوز کسب', 'کسب و کار'],
      OTHER: ['سایر'],
    },
    {
      heading: {
        fa: ['نوع پروانه', 'نوع مجوز', 'نوع درخواست'],
        en: ['permit type', 'type'],
        description: { en: 'What it allows to be done', fa: 'نوع مجوز' },
      },
    },
  ),
  permitStatus: oneOf(
    {
      APPLICATION_ACCEPTED: ['درخواست', 'در دست بررسی', 'ثبت درخواست'],
      IN_REVIEW: ['در انتظار متقاضی', 'در حال تکمیل مدارک'],
      ISSUED: ['صادر شده', 'صادره', 'صدور', 'معتبر'],
      COMPLETE: ['پایان کار', 'پایان یافته', 'تکمیل شده'],
      DENIED: ['رد شده', 'رد', 'مخالفت'],
      EXPIRED: ['باطل', 'ابطال', 'منقضی', 'لغو شده'],
    },
    {
      heading: {
        fa: ['وضعیت', 'وضعیت پروانه', 'وضعیت مجوز'],
        en: ['permit status', 'status'],
        description: { en: 'How far it has come', fa: 'وضعیت مجوز' },
      },
    },
  ),
  appliedOn: day({
    heading: {
      fa: ['تاریخ درخواست'],
      en: ['applied on', 'application date'],
      description: { en: 'The day of application', fa: 'تاریخ درخواست' },
    },
  }),
  issuedOn: day({
    heading: {
      fa: ['تاریخ صدور', 'تاریخ', 'تاریخ پروانه'],
      en: ['issued on', 'issue date', 'date'],
      description: { en: 'The day of issue', fa: 'تاریخ صدور' },
    },
  }),
  expiresOn: day({
    heading: {
      fa: ['تاریخ انقضا', 'تاریخ اعتبار', 'اعتبار تا'],
      en: ['expires on', 'expiry date'],
      description: { en: 'The last day it is good for', fa: 'واپسین روز اعتبار' },
    },
  }),
  estimatedCost: rial({
    heading: {
      fa: ['برآورد هزینه', 'هزینه ساخت (ریال)', 'برآورد'],
      en: ['estimated cost', 'estimated cost (rial)'],
      description: { en: 'What the work is expected to cost, in rial', fa: 'برآورد هزینهٔ کار، به ریال' },
    },
  }),
  fee: rial({
    heading: {
      fa: ['عوارض', 'عوارض (ریال)', 'مبلغ عوارض', 'هزینه صدور (ریال)', 'هزینه صدور'],
      en: ['fee', 'fee (rial)'],
      description: { en: 'What was charged for it, in rial', fa: 'عوارض و هزینهٔ صدور، به ریال' },
    },
  }),
  housingUnits: integer({
    most: 1_000_000,
    heading: {
      fa: ['تعداد واحد', 'تعداد واحد مسکونی', 'واحد مسکونی'],
      en: ['housing units', 'units'],
      description: { en: 'How many homes it adds', fa: 'شمار واحدهای مسکونی' },
    },
  }),
  holder,
  district: text({
    searched: true,
    heading: {
      fa: ['منطقه', 'محله', 'ناحیه'],
      en: ['district', 'quarter'],
      description: { en: 'The district or quarter', fa: 'منطقه یا محله' },
    },
  }),
  point: point(),
  legalBasis: text({
    heading: { fa: ['مستند قانونی', 'مبنای قانونی'], en: ['legal basis'], description: { en: 'What it rests on', fa: 'مستند قانونی' } },
  }),
  service: link('businessServices', {
    since: 2,
    heading: {
      fa: ['خدمت', 'شناسه خدمت', 'کد خدمت'],
      en: ['service', 'service id', 'business service'],
      description: {
        en: "The id of the business service that it was issued under; another body's with that body before it",
        fa: 'شناسهٔ خدمتی که مجوز بر پایهٔ آن صادر شده؛ برای خدمت دستگاه دیگر، شناسهٔ کامل',
      },
    },
  }),
};

/** One permit's content, checked. */
export type PermitContent = ContentOf<typeof permitAttributes>;
/** One permit's content as it may be given, before defaults are filled in. */
export type PermitContentInput = ContentInputOf<typeof permitAttributes>;
