import { list, texts } from '../../attributes/list.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { code, integer, rial, text, url, yesNo } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

const channels = list(
  {
    kind: oneOf({
      ONLINE: ['الکترونیکی', 'اینترنتی', 'درگاه', 'وبگاه', 'سایت', 'سامانه', 'غیرحضوری', 'website', 'web'],
      MOBILE_APP: ['برنامک', 'اپلیکیشن', 'تلفن همراه', 'app'],
      OFFICE: ['حضوری', 'مراجعه حضوری', 'مراجعه', 'in person'],
      SERVICE_COUNTER: ['پیشخوان', 'دفتر پیشخوان', 'دفاتر پیشخوان', 'پیشخوان دولت'],
      PHONE: ['تلفن', 'تلفنی', 'تلفن گویا', 'telephone'],
      POST: ['پست', 'پستی', 'mail'],
    }),
    url: url({
      heading: {
        fa: ['نشانی درگاه', 'درگاه خدمت', 'نشانی سامانه', 'لینک خدمت'],
        en: ['channel url', 'service url', 'portal'],
        description: { en: 'The page on which it is asked for (http or https)', fa: 'نشانی صفحه‌ای که خدمت در آن درخواست می‌شود' },
      },
    }),
    address: text(),
    openingHours: text(),
  },
  {
    text: 'kind',
    entry: 'channel',
    heading: {
      fa: ['نحوه ارائه', 'شیوه ارائه', 'نحوه دسترسی', 'کانال ارائه', 'راه‌های دسترسی'],
      en: ['channels', 'channel', 'how to apply'],
      description: { en: 'The ways to ask for it', fa: 'راه‌های درخواست خدمت' },
    },
  },
);

/** What is said of services, in the words of CPSV-AP; `schema/disclosures/businessService.graphql` describes each. */
export const businessServiceAttributes = {
  description: text({
    searched: true,
    heading: { fa: ['شرح', 'شرح خدمت', 'توضیحات'], en: ['description'], description: { en: 'What it is for', fa: 'شرح خدمت' } },
  }),
  serviceCode: code({
    searched: true,
    heading: {
      fa: ['شناسه خدمت', 'کد خدمت', 'شناسه ملی خدمت'],
      en: ['service code', 'service number'],
      description: { en: "The number in the country's catalogue of services", fa: 'شناسهٔ خدمت در فهرست کشوری' },
    },
  }),
  businessEvent: oneOf(
    {
      STARTING: ['شروع کسب‌وکار', 'راه‌اندازی', 'شروع', 'تأسیس', 'آغاز فعالیت'],
      BUILDING: ['ساخت‌وساز', 'ساختمان', 'احداث'],
      DOING: ['ادامه فعالیت', 'فعالیت', 'بهره‌برداری', 'تمدید', 'توسعه'],
      CLOSING: ['پایان فعالیت', 'تعطیلی', 'واگذاری', 'ابطال'],
    },
    {
      heading: {
        fa: ['مرحله کسب‌وکار', 'رویداد کسب‌وکار', 'مرحله فعالیت'],
        en: ['business event', 'business stage'],
        description: { en: "At what point in a business's life it is needed", fa: 'مرحله‌ای از کسب‌وکار که به آن نیاز است' },
      },
    },
  ),
  requirements: texts({
    searched: true,
    heading: {
      fa: ['شرایط', 'شرایط دریافت', 'شرایط لازم', 'الزامات'],
      en: ['requirements', 'conditions'],
      description: { en: 'What an applicant must fulfil', fa: 'شرایط متقاضی' },
    },
  }),
  evidence: texts({
    searched: true,
    heading: {
      fa: ['مدارک', 'مدارک لازم', 'مدارک مورد نیاز', 'مستندات لازم'],
      en: ['evidence', 'required documents'],
      description: { en: 'What an applicant must hand in', fa: 'مدارک لازم' },
    },
  }),
  output: text({
    searched: true,
    heading: {
      fa: ['خروجی', 'خروجی خدمت', 'نتیجه', 'محصول خدمت'],
      en: ['output', 'result'],
      description: { en: 'What an applicant gets', fa: 'آنچه متقاضی دریافت می‌کند' },
    },
  }),
  cost: rial({
    heading: {
      fa: ['هزینه', 'هزینه (ریال)', 'تعرفه', 'تعرفه (ریال)', 'هزینه خدمت (ریال)'],
      en: ['cost', 'cost (rial)', 'fee', 'fee (rial)'],
      description: {
        en: 'What it costs each applicant, in rial; 0 when free',
        fa: 'هزینهٔ خدمت برای هر متقاضی، به ریال؛ صفر اگر رایگان است',
      },
    },
  }),
  costDetails: text({
    heading: {
      fa: ['توضیح هزینه', 'نحوه محاسبه هزینه', 'مبنای هزینه'],
      en: ['cost details', 'how the cost is worked out'],
      description: { en: 'How the cost is worked out', fa: 'شیوهٔ محاسبهٔ هزینه' },
    },
  }),
  online: yesNo({
    heading: {
      fa: ['تمام الکترونیکی', 'الکترونیکی', 'برخط', 'تمام برخط'],
      en: ['online', 'fully online'],
      description: { en: 'Whether all can be done online', fa: 'آیا همهٔ مراحل برخط است' },
    },
  }),
  channels,
  processingDays: integer({
    most: 10_000,
    heading: {
      fa: ['مدت انجام (روز کاری)', 'زمان انجام', 'مدت انجام', 'مدت رسیدگی', 'مهلت (روز کاری)', 'مدت زمان (روز)'],
      en: ['processing days', 'processing time (days)', 'working days'],
      description: { en: 'Working days until it is given', fa: 'روزهای کاری تا انجام خدمت' },
    },
  }),
  legalBasis: texts({
    heading: {
      fa: ['مستند قانونی', 'مستندات قانونی', 'مبنای قانونی', 'قوانین و مقررات'],
      en: ['legal basis', 'legal resource'],
      description: { en: 'What it rests on', fa: 'قوانین و مقرراتی که خدمت بر آن استوار است' },
    },
  }),
};

/** One service's content, checked. */
export type BusinessServiceContent = ContentOf<typeof businessServiceAttributes>;
/** One service's content as it may be given, before defaults are filled in. */
export type BusinessServiceContentInput = ContentInputOf<typeof businessServiceAttributes>;
