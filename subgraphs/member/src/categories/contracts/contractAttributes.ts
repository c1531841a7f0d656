import { list } from '../../attributes/list.ts';
import { milestone } from '../../attributes/milestone.ts';
import { object } from '../../attributes/object.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { required } from '../../attributes/required.ts';
import { currency, day, exactDecimal, integer, rial, text } from '../../attributes/scalar.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';
import { awardsAttribute } from './awardsAttribute.ts';
import { supplierAttribute } from './supplierAttribute.ts';

const tender = object(
  {
    title: text({
      heading: { fa: ['عنوان مناقصه'], en: ['tender title'], description: { en: 'The title of the tender', fa: 'عنوان مناقصه' } },
    }),
    procurementMethod: oneOf(
      {
        OPEN: ['مناقصه عمومی', 'مناقصه عمومی یک مرحله‌ای', 'مناقصه عمومی دو مرحله‌ای'],
        SELECTIVE: ['مناقصه محدود'],
        LIMITED: ['استعلام', 'استعلام بها'],
        DIRECT: ['ترک تشریفات', 'ترک تشریفات مناقصه', 'معاملات کوچک', 'معامله کوچک', 'خرید مستقیم'],
      },
      {
        heading: {
          fa: ['روش', 'روش انجام معامله', 'نوع مناقصه', 'روش معامله'],
          en: ['procurement method', 'method', 'procedure'],
          description: { en: 'How suppliers were looked for', fa: 'روش انجام معامله' },
        },
        termTo: 'procurementMethodDetails',
      },
    ),
    procurementMethodDetails: text({
      heading: {
        fa: ['جزئیات روش'],
        en: ['procurement method details'],
        description: { en: "The method in the law's words", fa: 'روش به زبان قانون' },
      },
    }),
    procurementMethodRationale: text({
      heading: {
        fa: ['دلیل انتخاب روش', 'علت ترک تشریفات'],
        en: ['procurement method rationale'],
        description: { en: 'Why this method', fa: 'دلیل انتخاب روش' },
      },
    }),
    mainProcurementCategory: oneOf(
      {
        GOODS: ['کالا', 'خرید'],
        WORKS: ['عمران', 'عمرانی', 'پیمانکاری'],
        SERVICES: ['خدمات', 'خدماتی', 'مشاوره'],
      },
      {
        heading: {
          fa: ['نوع معامله', 'نوع قرارداد', 'موضوع معامله'],
          en: ['main procurement category', 'procurement category', 'type'],
          description: { en: 'What is mainly bought', fa: 'نوع معامله' },
        },
      },
    ),
    value: rial({
      heading: {
        fa: ['برآورد', 'مبلغ برآورد', 'برآورد اولیه'],
        en: ['estimated value', 'estimate', 'tender value'],
        description: { en: 'The estimate before bids, in rial', fa: 'برآورد پیش از مناقصه، به ریال' },
      },
    }),
    periodStart: day({
      heading: { fa: ['شروع مناقصه'], en: ['tender start'], description: { en: 'The first day for bids', fa: 'نخستین روز پیشنهاد قیمت' } },
    }),
    periodEnd: day({
      heading: { fa: ['پایان مناقصه'], en: ['tender end'], description: { en: 'The last day for bids', fa: 'واپسین روز پیشنهاد قیمت' } },
    }),
    numberOfTenderers: integer({
      most: 1_000_000,
      heading: {
        fa: ['تعداد شرکت کنندگان', 'تعداد پیشنهاد'],
        en: ['number of tenderers', 'number of bidders'],
        description: { en: 'How many bid', fa: 'شمار پیشنهاددهندگان' },
      },
    }),
  },
  { columns: ['procurementMethod'] },
);

/** What contracts say, in OCDS's words; `schema/disclosures/contract.graphql` describes each. */
export const contractAttributes = {
  description: text({
    searched: true,
    heading: { fa: ['شرح', 'توضیحات', 'شرح قرارداد'], en: ['description'], description: { en: 'More about it', fa: 'توضیح بیشتر' } },
  }),
  amount: rial({
    originalTo: 'originalValue',
    heading: {
      fa: ['مبلغ', 'مبلغ (ریال)', 'مبلغ قرارداد', 'مبلغ قرارداد (ریال)', 'مبلغ به ریال'],
      en: ['amount', 'amount (rial)', 'amount rial', 'contract value', 'value'],
      description: { en: 'The amount in rial', fa: 'مبلغ به ریال' },
    },
  }),
  signedOn: day({
    heading: {
      fa: ['تاریخ', 'تاریخ قرارداد', 'تاریخ امضا', 'تاریخ انعقاد'],
      en: ['signed on', 'date signed', 'signing date', 'date'],
      description: { en: 'The day of signing', fa: 'تاریخ امضا' },
    },
  }),
  periodStart: day({
    heading: {
      fa: ['تاریخ شروع', 'شروع', 'تاریخ آغاز'],
      en: ['period start', 'start date', 'start'],
      description: { en: 'The first day of the term', fa: 'نخستین روز مدت قرارداد' },
    },
  }),
  periodEnd: day({
    heading: {
      fa: ['تاریخ پایان', 'پایان', 'تاریخ خاتمه'],
      en: ['period end', 'end date', 'end'],
      description: { en: 'The last day of the term', fa: 'واپسین روز مدت قرارداد' },
    },
  }),
  supplier: supplierAttribute,
  tender,
  awards: awardsAttribute,
  contractStatus: oneOf(
    {
      PENDING: ['در انتظار'],
      ACTIVE: ['جاری', 'فعال', 'در حال اجرا'],
      CANCELLED: ['لغو شده', 'ابطال'],
      TERMINATED: ['پایان یافته', 'خاتمه', 'خاتمه یافته', 'فسخ'],
    },
    {
      heading: {
        fa: ['وضعیت', 'وضعیت قرارداد'],
        en: ['contract status', 'status'],
        description: { en: 'The state of the contract', fa: 'وضعیت قرارداد' },
      },
    },
  ),
  amendments: list({ date: day(), description: text(), rationale: text() }),
  implementation: object({
    transactions: list({ id: text(), date: day(), value: rial() }),
    milestones: list(milestone),
  }),
  ocid: text({
    heading: { fa: [], en: ['ocid'], description: { en: 'The Open Contracting id of the process', fa: 'شناسهٔ قراردادهای باز' } },
  }),
  setadNumber: text({
    heading: {
      fa: ['شماره ستاد', 'شماره نیاز', 'شماره سامانه ستاد'],
      en: ['setad number'],
      description: { en: 'The number in the procurement system Setad', fa: 'شماره در سامانهٔ ستاد' },
    },
  }),
  originalValue: object({
    amount: required(
      exactDecimal({
        heading: {
          fa: ['مبلغ ارزی'],
          en: ['original amount'],
          description: { en: 'The amount in the currency agreed', fa: 'مبلغ به ارز قرارداد' },
        },
      }),
    ),
    currency: required(
      currency({
        heading: { fa: ['ارز'], en: ['original currency'], description: { en: 'That currency (ISO 4217)', fa: 'ارز قرارداد (ISO 4217)' } },
      }),
    ),
    rate: required(
      exactDecimal({
        heading: {
          fa: ['نرخ ارز'],
          en: ['exchange rate'],
          description: { en: 'How many rial a unit was counted as', fa: 'نرخ هر واحد به ریال' },
        },
      }),
    ),
  }),
};

/** One contract's content, checked. */
export type ContractContent = ContentOf<typeof contractAttributes>;
/** One contract's content as it may be given, before defaults are filled in. */
export type ContractContentInput = ContentInputOf<typeof contractAttributes>;
