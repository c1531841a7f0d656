import { texts } from '../../attributes/list.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { point } from '../../attributes/point.ts';
import { day, rial, text } from '../../attributes/scalar.ts';
import type { ContentInputOf } from '../../definition/Definition.ts';

/** What is said of investment opportunities; `schema/disclosures/investmentOpportunity.graphql` describes each. */
export const investmentOpportunityAttributes = {
  description: text({
    searched: true,
    heading: { fa: ['شرح', 'شرح پروژه', 'توضیحات'], en: ['description'], description: { en: 'More about it', fa: 'توضیح بیشتر' } },
  }),
  sector: oneOf(
    {
      AGRICULTURE: ['کشاورزی', 'دامپروری', 'شیلات'],
      MINING: ['معدن', 'معدنی'],
      MANUFACTURING: ['صنعت', 'صنعتی', 'تولیدی'],
      ENERGY: ['انرژی', 'برق', 'انرژی تجدیدپذیر', 'نیروگاهی'],
      WATER_AND_WASTE: ['آب و فاضلاب', 'پسماند', 'آب', 'بازیافت'],
      REAL_ESTATE: ['املاک', 'مسکن', 'مسکونی', 'ساختمان', 'اداری'],
      TRADE: ['بازرگانی', 'تجاری', 'تجارت', 'بازار'],
      TRANSPORT: ['حمل‌ونقل', 'حمل و نقل', 'پارکینگ', 'ترافیک', 'انبارداری'],
      TOURISM: ['گردشگری', 'هتل', 'اقامتی', 'رستوران'],
      INFORMATION: ['فناوری اطلاعات', 'ارتباطات', 'هوشمندسازی'],
      EDUCATION: ['آموزش', 'آموزشی'],
      HEALTH: ['سلامت', 'درمان', 'درمانی', 'بهداشتی'],
      CULTURE_AND_SPORT: ['فرهنگی', 'ورزشی', 'تفریحی', 'فرهنگی و ورزشی', 'تفریحی و ورزشی'],
      OTHER: ['سایر', 'خدماتی', 'چندمنظوره'],
    },
    {
      heading: {
        fa: ['بخش', 'بخش اقتصادی', 'حوزه', 'زمینه سرمایه‌گذاری', 'کاربری'],
        en: ['sector', 'branch'],
        description: { en: 'The branch of the economy', fa: 'بخش اقتصادی' },
      },
    },
  ),
  investmentMethod: oneOf(
    {
      PARTNERSHIP: ['مشارکت', 'مشارکت مدنی', 'مشارکتی'],
      BUILD_OPERATE_TRANSFER: ['BOT', 'ساخت، بهره‌برداری، انتقال', 'ساخت بهره‌برداری و انتقال', 'ساخت، بهره‌برداری و واگذاری'],
      BUILD_OWN_OPERATE: ['BOO', 'ساخت، مالکیت، بهره‌برداری', 'ساخت مالکیت و بهره‌برداری'],
      BUILD_LEASE_TRANSFER: ['BLT', 'ساخت، اجاره، انتقال', 'ساخت اجاره و انتقال'],
      LEASE: ['اجاره', 'اجاره بلندمدت', 'اجاره‌ای'],
      SALE: ['فروش', 'واگذاری', 'مزایده'],
      OTHER: ['سایر', 'توافقی'],
    },
    {
      heading: {
        fa: ['روش سرمایه‌گذاری', 'روش مشارکت', 'نوع قرارداد', 'شیوه سرمایه‌گذاری', 'روش اجرا'],
        en: ['investment method', 'method'],
        description: { en: 'How investor and body work together', fa: 'روش سرمایه‌گذاری' },
      },
    },
  ),
  location: text({
    searched: true,
    heading: {
      fa: ['محل', 'محل اجرا', 'موقعیت', 'نشانی', 'محل پروژه'],
      en: ['location', 'place', 'address'],
      description: { en: 'Where it is', fa: 'محل اجرا' },
    },
  }),
  point: point(),
  capitalNeeded: rial({
    heading: {
      fa: [
        'سرمایه مورد نیاز (ریال)',
        'سرمایه مورد نیاز',
        'حجم سرمایه‌گذاری (ریال)',
        'حجم سرمایه‌گذاری',
        'برآورد سرمایه (ریال)',
        'مبلغ سرمایه‌گذاری (ریال)',
      ],
      en: ['capital needed', 'capital needed (rial)', 'investment (rial)'],
      description: { en: 'What the investor is to bring in, in rial', fa: 'سرمایهٔ لازم، به ریال' },
    },
  }),
  incentives: texts({
    searched: true,
    heading: {
      fa: ['مشوق‌ها', 'مشوق‌های سرمایه‌گذاری', 'تسهیلات', 'امتیازات', 'آورده دستگاه'],
      en: ['incentives'],
      description: { en: 'What the body offers for it', fa: 'مشوق‌ها و آوردهٔ دستگاه' },
    },
  }),
  validThrough: day({
    heading: {
      fa: ['مهلت', 'مهلت اعتبار', 'اعتبار تا', 'آخرین مهلت', 'مهلت ارائه پیشنهاد'],
      en: ['valid through', 'deadline'],
      description: { en: 'The last day on which it can be taken up', fa: 'واپسین روز پذیرش سرمایه‌گذار' },
    },
  }),
};

/** One opportunity's content as it may be given, before defaults are filled in. */
export type InvestmentOpportunityContentInput = ContentInputOf<typeof investmentOpportunityAttributes>;
