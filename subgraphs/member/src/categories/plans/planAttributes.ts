import { links } from '../../attributes/link.ts';
import { list } from '../../attributes/list.ts';
import { milestone } from '../../attributes/milestone.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { period } from '../../attributes/period.ts';
import { point } from '../../attributes/point.ts';
import { percent, rial, text } from '../../attributes/scalar.ts';
import { severalOf } from '../../attributes/severalOf.ts';
import type { ContentInputOf, ContentOf } from '../../definition/Definition.ts';

const locations = list(
  {
    description: text({
      searched: true,
      heading: {
        fa: ['محل', 'محل اجرا', 'نشانی', 'موقعیت'],
        en: ['location', 'place', 'address'],
        description: { en: 'The place in words', fa: 'محل اجرا' },
      },
    }),
    point: point(),
  },
  { entry: 'location' },
);

/** What plans and projects say, in OC4IDS's words; `schema/disclosures/plan.graphql` describes each. */
export const planAttributes = {
  description: text({
    searched: true,
    heading: {
      fa: ['شرح', 'توضیحات', 'شرح طرح', 'هدف طرح', 'اهداف'],
      en: ['description', 'purpose'],
      description: { en: 'More about it, and why it is wanted', fa: 'شرح و هدف طرح' },
    },
  }),
  planType: oneOf(
    {
      DEVELOPMENT_PROGRAMME: ['برنامه توسعه', 'برنامه پنج‌ساله', 'سند راهبردی', 'برنامه راهبردی', 'سند توسعه'],
      LAND_USE: ['طرح جامع', 'طرح تفصیلی', 'طرح هادی', 'کاربری زمین', 'طرح جامع شهری'],
      CONSTRUCTION: ['احداث', 'ساخت', 'ایجاد', 'عمرانی'],
      MAINTENANCE: ['نگهداری', 'تعمیر و نگهداری'],
      REHABILITATION: ['بهسازی', 'مرمت', 'مقاوم‌سازی', 'بازسازی', 'تعمیرات اساسی'],
      REPLACEMENT: ['جایگزینی', 'نوسازی'],
      EXPANSION: ['توسعه', 'تعریض', 'ارتقا', 'گسترش'],
      DECOMMISSIONING: ['برچیدن', 'تخریب', 'تعطیلی'],
      OTHER: ['سایر'],
    },
    {
      heading: {
        fa: ['نوع', 'نوع طرح', 'نوع پروژه', 'نوع برنامه'],
        en: ['plan type', 'project type', 'type'],
        description: { en: 'What kind of plan it is', fa: 'نوع طرح' },
      },
    },
  ),
  planStatus: oneOf(
    {
      IDENTIFICATION: ['شناسایی', 'مصوب', 'پیشنهاد', 'تصویب شده'],
      PREPARATION: ['مطالعه', 'در دست مطالعه', 'طراحی', 'در دست طراحی', 'تأمین اعتبار'],
      IMPLEMENTATION: ['در حال اجرا', 'در دست اجرا', 'اجرا', 'جاری'],
      COMPLETION: ['تحویل موقت', 'در حال تحویل'],
      COMPLETED: ['تکمیل شده', 'پایان یافته', 'خاتمه یافته', 'تحویل قطعی', 'بهره‌برداری', 'افتتاح شده'],
      CANCELLED: ['لغو شده', 'متوقف', 'متوقف شده', 'منتفی'],
    },
    {
      heading: {
        fa: ['وضعیت', 'وضعیت طرح', 'وضعیت پروژه', 'مرحله'],
        en: ['plan status', 'project status', 'status'],
        description: { en: 'How far it has come', fa: 'وضعیت طرح' },
      },
    },
  ),
  sectors: severalOf(
    {
      EDUCATION: ['آموزش', 'آموزشی', 'آموزش و پرورش'],
      HEALTH: ['بهداشت و درمان', 'سلامت', 'بهداشتی', 'درمانی'],
      ENERGY: ['انرژی', 'برق', 'گاز'],
      COMMUNICATIONS: ['ارتباطات', 'فناوری اطلاعات'],
      WATER_AND_WASTE: ['آب و فاضلاب', 'آب', 'فاضلاب', 'پسماند', 'آب، فاضلاب و پسماند'],
      GOVERNANCE: ['اداری', 'ایمنی', 'امنیت', 'آتش‌نشانی', 'مدیریت بحران'],
      ECONOMY: ['اقتصاد', 'کشاورزی', 'صنعت', 'بازرگانی', 'پژوهش'],
      CULTURE_SPORTS_AND_RECREATION: ['فرهنگ و ورزش', 'فرهنگی', 'ورزشی', 'ورزش', 'گردشگری', 'فضای سبز', 'پارک'],
      TRANSPORT: ['حمل‌ونقل', 'حمل و نقل و ترافیک', 'معابر', 'راه', 'راه‌سازی', 'عمران شهری'],
      SOCIAL_HOUSING: ['مسکن', 'مسکن حمایتی', 'مسکن محرومان'],
      NATURAL_RESOURCES: ['منابع طبیعی', 'محیط زیست', 'آبخیزداری', 'سیل‌بند'],
    },
    {
      heading: {
        fa: ['بخش', 'بخش‌ها', 'حوزه', 'فصل'],
        en: ['sector', 'sectors', 'field'],
        description: {
          en: 'For what it is of use; several with ؛ between them',
          fa: 'بخش‌هایی که طرح به کارشان می‌آید؛ چند بخش با ؛ میان آن‌ها',
        },
      },
    },
  ),
  ...period({ en: 'the time in which it is carried out', fa: 'دورهٔ اجرا' }),
  budget: rial({
    heading: {
      fa: ['بودجه', 'بودجه (ریال)', 'اعتبار', 'اعتبار (ریال)', 'برآورد هزینه (ریال)', 'کل اعتبار (ریال)', 'مبلغ (ریال)'],
      en: ['budget', 'budget (rial)', 'total cost (rial)'],
      description: { en: 'What it is to cost in all, in rial', fa: 'کل هزینهٔ طرح، به ریال' },
    },
  }),
  physicalProgressPct: percent({
    heading: {
      fa: ['پیشرفت فیزیکی', 'درصد پیشرفت فیزیکی', 'پیشرفت فیزیکی (درصد)', 'درصد پیشرفت', 'پیشرفت'],
      en: ['physical progress', 'physical progress (%)', 'progress'],
      description: { en: 'How much of the physical work is done, from 0 to 100', fa: 'پیشرفت فیزیکی، از ۰ تا ۱۰۰' },
    },
  }),
  milestones: list(milestone, { entry: 'milestone' }),
  locations,
  contracts: links('contracts', {
    heading: {
      fa: ['قراردادها', 'قرارداد', 'شناسه قرارداد', 'شماره قرارداد', 'شماره قراردادها'],
      en: ['contracts', 'contract', 'contract id', 'contract number'],
      description: {
        en: "The contracts' ids, with ؛ between them; of another body's the global id",
        fa: 'شناسهٔ قراردادها با ؛ میان آن‌ها؛ برای قرارداد دستگاه دیگر شناسهٔ سراسری',
      },
    },
  }),
};

/** One plan's content, checked. */
export type PlanContent = ContentOf<typeof planAttributes>;
/** One plan's content as it may be given, before defaults are filled in. */
export type PlanContentInput = ContentInputOf<typeof planAttributes>;
