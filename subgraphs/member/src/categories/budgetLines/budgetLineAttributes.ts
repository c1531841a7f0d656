import { oneOf } from '../../attributes/oneOf.ts';
import { period } from '../../attributes/period.ts';
import { required } from '../../attributes/required.ts';
import { code, rial, text } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

/** What lines of budgets say, in the Fiscal Data Package's words; `schema/disclosures/budgetLine.graphql` describes each. */
export const budgetLineAttributes = {
  description: text({
    searched: true,
    heading: { fa: ['توضیحات', 'توضیح', 'ملاحظات'], en: ['description', 'notes'], description: { en: 'More about it', fa: 'توضیح بیشتر' } },
  }),
  direction: required(
    oneOf(
      {
        REVENUE: ['درآمد', 'درآمدها', 'درآمدی', 'منابع', 'دریافت', 'دریافتی', 'وصولی', 'income'],
        EXPENDITURE: ['هزینه', 'هزینه‌ها', 'هزینه‌ای', 'مصارف', 'پرداخت', 'پرداختی', 'expense', 'spending'],
      },
      {
        heading: {
          fa: ['درآمد یا هزینه', 'منابع یا مصارف', 'نوع', 'نوع ردیف', 'ماهیت'],
          en: ['direction', 'revenue or expenditure', 'type'],
          description: { en: 'Whether money comes in or goes out', fa: 'درآمد یا هزینه بودن ردیف' },
        },
      },
    ),
  ),
  phase: required(
    oneOf(
      {
        PROPOSED: ['پیشنهادی', 'بودجه پیشنهادی', 'لایحه', 'proposal'],
        APPROVED: ['مصوب', 'بودجه مصوب', 'مصوبه', 'تصویب شده', 'budget'],
        ADJUSTED: ['اصلاحی', 'بودجه اصلاحی', 'متمم', 'اصلاحیه', 'متمم بودجه', 'اصلاح و متمم', 'revised', 'amended'],
        EXECUTED: ['عملکرد', 'عملکرد قطعی', 'تحقق یافته', 'محقق شده', 'قطعی', 'actual'],
      },
      {
        heading: {
          fa: ['مرحله', 'مرحله بودجه', 'نوع بودجه', 'وضعیت بودجه'],
          en: ['phase', 'budget phase', 'stage'],
          description: { en: 'Whether it is planned or really happened', fa: 'مرحلهٔ بودجه: پیشنهادی، مصوب، اصلاحی یا عملکرد' },
        },
      },
    ),
  ),
  amount: required(
    rial({
      heading: {
        fa: ['مبلغ', 'مبلغ (ریال)', 'مبلغ به ریال', 'اعتبار', 'اعتبار (ریال)', 'رقم (ریال)'],
        en: ['amount', 'amount (rial)', 'value'],
        description: { en: 'The amount in rial', fa: 'مبلغ به ریال' },
      },
    }),
  ),
  economicCode: code({
    heading: {
      fa: ['کد اقتصادی', 'کد حساب', 'کد ردیف', 'شماره طبقه‌بندی', 'کد طبقه‌بندی'],
      en: ['economic code', 'economic classification', 'account code', 'account'],
      description: { en: 'The code of the kind of revenue or expense', fa: 'کد اقتصادی درآمد یا هزینه' },
    },
  }),
  economicTitle: text({
    searched: true,
    heading: {
      fa: ['عنوان اقتصادی', 'عنوان حساب', 'فصل', 'عنوان فصل', 'طبقه‌بندی اقتصادی'],
      en: ['economic title', 'account title', 'chapter'],
      description: { en: 'What that code means', fa: 'عنوان کد اقتصادی' },
    },
  }),
  functionalCode: code({
    heading: {
      fa: ['کد وظیفه‌ای', 'کد مأموریت', 'کد برنامه', 'کد طرح'],
      en: ['functional code', 'functional classification', 'programme code', 'program code', 'function code'],
      description: { en: 'The code of what the money is for', fa: 'کد مأموریت یا برنامه' },
    },
  }),
  functionalTitle: text({
    searched: true,
    heading: {
      fa: ['مأموریت', 'عنوان مأموریت', 'برنامه', 'عنوان برنامه', 'طبقه‌بندی وظیفه‌ای'],
      en: ['functional title', 'programme', 'program', 'function'],
      description: { en: 'What that code means', fa: 'عنوان مأموریت یا برنامه' },
    },
  }),
  adminUnit: code({
    searched: true,
    heading: {
      fa: ['واحد سازمانی', 'واحد', 'واحد اجرایی', 'دستگاه اجرایی', 'منطقه', 'معاونت'],
      en: ['admin unit', 'administrative unit', 'department', 'unit'],
      description: { en: 'The part of the body that receives or spends it', fa: 'واحدی که آن را دریافت یا هزینه می‌کند' },
    },
  }),
  fundingSource: code({
    searched: true,
    heading: {
      fa: ['محل تأمین', 'محل تأمین اعتبار', 'منبع تأمین', 'منبع تأمین اعتبار'],
      en: ['funding source', 'source of funds', 'fund'],
      description: { en: 'Where the money comes from', fa: 'محل تأمین اعتبار' },
    },
  }),
  ...period({ en: 'the time that the amount is for', fa: 'دورهٔ مبلغ' }),
  auditStatus: oneOf(
    {
      NOT_AUDITED: ['حسابرسی نشده', 'رسیدگی نشده', 'unaudited'],
      IN_AUDIT: ['در دست حسابرسی', 'در حال حسابرسی', 'در حال رسیدگی'],
      AUDITED: ['حسابرسی شده', 'رسیدگی شده'],
      DISCHARGED: ['تفریغ شده', 'تفریغ بودجه', 'مصوب شورا'],
    },
    {
      heading: {
        fa: ['وضعیت حسابرسی', 'حسابرسی'],
        en: ['audit status', 'audit'],
        description: { en: 'How far the accounts have been audited', fa: 'وضعیت حسابرسی' },
      },
    },
  ),
};

/** One line's content, checked. */
export type BudgetLineContent = ContentOf<typeof budgetLineAttributes>;
/** One line's content as it may be given, before defaults are filled in. */
export type BudgetLineContentInput = ContentInputOf<typeof budgetLineAttributes>;
