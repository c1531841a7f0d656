import { list } from '../../attributes/list.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { period } from '../../attributes/period.ts';
import { required } from '../../attributes/required.ts';
import { code, decimal, text } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

const indicators = list(
  {
    title: required(
      text({
        searched: true,
        heading: {
          fa: ['شاخص', 'عنوان شاخص', 'نام شاخص'],
          en: ['indicator', 'indicator title'],
          description: { en: 'What is measured', fa: 'عنوان شاخص' },
        },
      }),
    ),
    unit: text({
      heading: {
        fa: ['واحد', 'واحد سنجش', 'واحد اندازه‌گیری'],
        en: ['unit', 'measure'],
        description: { en: 'In what it is measured', fa: 'واحد سنجش شاخص' },
      },
    }),
    baseline: decimal({
      heading: {
        fa: ['مقدار پایه', 'وضعیت پایه', 'مقدار اولیه'],
        en: ['baseline', 'baseline value'],
        description: { en: 'What it was before', fa: 'مقدار پایهٔ شاخص' },
      },
    }),
    target: decimal({
      heading: {
        fa: ['هدف', 'مقدار هدف', 'هدف کمی', 'پیش‌بینی'],
        en: ['target', 'target value'],
        description: { en: 'What it was to become', fa: 'هدف شاخص' },
      },
    }),
    actual: decimal({
      heading: {
        fa: ['عملکرد', 'مقدار عملکرد', 'مقدار تحقق یافته', 'تحقق یافته'],
        en: ['actual', 'actual value', 'achieved'],
        description: { en: 'What it became', fa: 'مقدار تحقق‌یافتهٔ شاخص' },
      },
    }),
  },
  {
    entry: 'indicator',
    heading: {
      fa: ['شاخص‌ها', 'جدول شاخص‌ها'],
      en: ['indicators'],
      description: { en: 'Several indicators, as a list in JSON', fa: 'چند شاخص، به‌صورت فهرست JSON' },
    },
  },
);

/** What performance reports say, in the words of IATI's results; `schema/disclosures/performanceReport.graphql` describes each. */
export const performanceReportAttributes = {
  frequency: oneOf(
    {
      MONTHLY: ['ماهانه', 'ماهیانه', 'یک‌ماهه'],
      QUARTERLY: ['فصلی', 'سه‌ماهه', '۳ ماهه'],
      HALF_YEARLY: ['شش‌ماهه', 'نیم‌ساله', '۶ ماهه', 'half-yearly', 'semi-annual'],
      YEARLY: ['سالانه', 'سالیانه', 'یک‌ساله', 'annual'],
      OTHER: ['سایر', 'موردی'],
    },
    {
      heading: {
        fa: ['تناوب', 'دوره گزارش', 'نوع گزارش', 'دوره تناوب'],
        en: ['frequency', 'report type', 'reporting period'],
        description: { en: 'For how long a time such reports are made', fa: 'تناوب گزارش' },
      },
    },
  ),
  ...period({ en: 'the reported time', fa: 'دورهٔ گزارش' }),
  programme: code({
    searched: true,
    heading: {
      fa: ['برنامه', 'عنوان برنامه', 'مأموریت', 'حوزه', 'حوزه فعالیت'],
      en: ['programme', 'program', 'field'],
      description: { en: 'The programme or field of work', fa: 'برنامه یا حوزهٔ گزارش' },
    },
  }),
  summary: text({
    searched: true,
    heading: {
      fa: ['خلاصه', 'خلاصه گزارش', 'چکیده', 'شرح', 'شرح اقدامات', 'اهم اقدامات'],
      en: ['summary', 'abstract', 'description'],
      description: { en: 'What was done, in short', fa: 'خلاصهٔ گزارش' },
    },
  }),
  text: text({
    searched: true,
    heading: {
      fa: ['متن', 'متن کامل', 'متن گزارش'],
      en: ['text', 'full text', 'body'],
      description: { en: 'The whole text', fa: 'متن کامل گزارش' },
    },
  }),
  indicators,
};

/** One report's content, checked. */
export type PerformanceReportContent = ContentOf<typeof performanceReportAttributes>;
/** One report's content as it may be given, before defaults are filled in. */
export type PerformanceReportContentInput = ContentInputOf<typeof performanceReportAttributes>;
