import { list, texts } from '../../attributes/list.ts';
import { object } from '../../attributes/object.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { required } from '../../attributes/required.ts';
import { code, day, integer, text } from '../../attributes/scalar.ts';
import type { ContentInputOf } from '../../definition/Definition.ts';

/** More people than any body of a province has. */
const MOST_PEOPLE = 10_000_000;

const quotas = list(
  {
    title: required(
      text({
        heading: {
          fa: ['عنوان سهمیه', 'نوع سهمیه'],
          en: ['quota title', 'quota group'],
          description: { en: 'For whom openings are kept', fa: 'گروهی که سهمیه دارد' },
        },
      }),
    ),
    openings: integer({
      most: MOST_PEOPLE,
      heading: {
        fa: ['تعداد سهمیه', 'ظرفیت سهمیه'],
        en: ['quota openings'],
        description: { en: 'How many openings are kept', fa: 'شمار جایگاه‌های سهمیه' },
      },
    }),
  },
  {
    entry: 'quota',
    text: 'title',
    heading: {
      fa: ['سهمیه‌ها', 'سهمیه'],
      en: ['quotas'],
      description: {
        en: 'Groups for whom openings are kept, with ؛ between them; with numbers as JSON',
        fa: 'گروه‌هایی که سهمیه دارند، با ؛ میان آن‌ها؛ با شمار، به شکل JSON',
      },
    },
  },
);

const stages = list(
  { title: required(text()), startsOn: day(), endsOn: day() },
  {
    text: 'title',
    heading: {
      fa: ['مراحل', 'مراحل جذب', 'مراحل استخدام', 'مراحل گزینش'],
      en: ['stages', 'steps'],
      description: {
        en: 'The steps in which people are chosen, with ؛ between them; with days as JSON',
        fa: 'مرحله‌های انتخاب، با ؛ میان آن‌ها؛ با تاریخ، به شکل JSON',
      },
    },
  },
);

const result = object(
  {
    applicants: integer({
      most: MOST_PEOPLE,
      column: 'result_applicants',
      heading: {
        fa: ['تعداد متقاضی', 'تعداد متقاضیان', 'تعداد داوطلبان', 'تعداد ثبت‌نام‌کنندگان'],
        en: ['applicants', 'number of applicants'],
        description: { en: 'How many people applied', fa: 'شمار متقاضیان' },
      },
    }),
    selected: integer({
      most: MOST_PEOPLE,
      column: 'result_selected',
      heading: {
        fa: ['تعداد پذیرفته‌شدگان', 'تعداد پذیرفته', 'تعداد جذب‌شده', 'تعداد استخدام‌شده'],
        en: ['selected', 'number selected', 'hired'],
        description: { en: 'How many were chosen', fa: 'شمار پذیرفته‌شدگان' },
      },
    }),
  },
  { columns: ['applicants', 'selected'] },
);

/** What recruitments say, in the words of schema.org/JobPosting; `schema/disclosures/recruitment.graphql` describes each. */
export const recruitmentAttributes = {
  description: text({
    searched: true,
    heading: {
      fa: ['شرح', 'شرح وظایف', 'شرح آگهی', 'توضیحات'],
      en: ['description', 'responsibilities'],
      description: { en: 'What the work is', fa: 'شرح کار' },
    },
  }),
  totalJobOpenings: integer({
    most: MOST_PEOPLE,
    heading: {
      fa: ['تعداد', 'تعداد مورد نیاز', 'ظرفیت', 'تعداد نفرات', 'تعداد نیرو'],
      en: ['total job openings', 'openings', 'vacancies'],
      description: { en: 'How many people are wanted', fa: 'شمار افراد مورد نیاز' },
    },
  }),
  employmentType: oneOf(
    {
      PERMANENT: ['رسمی', 'رسمی آزمایشی', 'رسمی قطعی', 'permanent'],
      TERM: ['پیمانی', 'term'],
      FIXED_TASK: ['کار معین', 'قرارداد کار معین', 'قرارداد انجام کار معین', 'قراردادی', 'fixed task', 'contract'],
      LABOUR_LAW: ['کارگری', 'قرارداد کارگری', 'قانون کار', 'labour law'],
      HOURLY: ['ساعتی', 'پاره‌وقت', 'حق‌التدریس', 'hourly', 'part time', 'part-time'],
      OUTSOURCED: ['شرکتی', 'حجمی', 'خرید خدمت', 'پیمانکاری', 'outsourced'],
      INTERNSHIP: ['کارورزی', 'کارآموزی', 'intern', 'internship'],
      CONSCRIPT: ['امریه', 'سرباز امریه', 'conscript'],
      OTHER: ['سایر', 'other'],
    },
    {
      heading: {
        fa: ['نوع استخدام', 'نوع رابطه استخدامی', 'نوع همکاری', 'نوع قرارداد'],
        en: ['employment type', 'type'],
        description: { en: 'On what terms', fa: 'نوع استخدام' },
      },
    },
  ),
  qualifications: texts({
    searched: true,
    heading: {
      fa: ['شرایط احراز', 'شرایط', 'شرایط داوطلب', 'شرایط لازم'],
      en: ['qualifications', 'requirements'],
      description: { en: 'What applicants must have, with ؛ between the conditions', fa: 'شرایط لازم، با ؛ میان آن‌ها' },
    },
  }),
  jobLocation: text({
    searched: true,
    heading: {
      fa: ['محل خدمت', 'محل کار', 'محل جغرافیایی خدمت'],
      en: ['job location', 'place of work', 'location'],
      description: { en: 'Where the work is done', fa: 'محل خدمت' },
    },
  }),
  postedOn: day({
    heading: {
      fa: ['تاریخ آگهی', 'تاریخ', 'تاریخ انتشار آگهی', 'تاریخ فراخوان'],
      en: ['posted on', 'date posted', 'date'],
      description: { en: 'The day of the announcement', fa: 'تاریخ آگهی' },
    },
  }),
  validThrough: day({
    heading: {
      fa: ['مهلت ثبت‌نام', 'پایان ثبت‌نام', 'آخرین مهلت', 'مهلت'],
      en: ['valid through', 'deadline', 'apply until'],
      description: { en: 'The last day on which one can apply', fa: 'واپسین روز ثبت‌نام' },
    },
  }),
  hiringPermitNumber: code({
    searched: true,
    heading: {
      fa: ['شماره مجوز', 'شماره مجوز استخدام', 'شماره مجوز استخدامی', 'مجوز استخدام'],
      en: ['hiring permit number', 'permit number'],
      description: { en: 'The number of the permit to hire', fa: 'شمارهٔ مجوز استخدام' },
    },
  }),
  recruitmentStatus: oneOf(
    {
      PLANNED: ['پیش از ثبت‌نام', 'اعلام شده', 'planned', 'announced'],
      OPEN: ['در حال ثبت‌نام', 'ثبت‌نام', 'باز', 'جاری', 'open'],
      EVALUATION: ['در حال بررسی', 'در حال آزمون', 'آزمون', 'مصاحبه', 'گزینش', 'در حال گزینش', 'evaluation'],
      COMPLETED: ['پایان یافته', 'خاتمه یافته', 'انجام شده', 'جذب شده', 'completed', 'closed'],
      CANCELLED: ['لغو شده', 'لغو', 'cancelled', 'canceled'],
    },
    {
      heading: {
        fa: ['وضعیت', 'وضعیت آگهی', 'مرحله'],
        en: ['recruitment status', 'status'],
        description: { en: 'How far it has come', fa: 'وضعیت جذب' },
      },
    },
  ),
  quotas,
  stages,
  result,
};

/** One recruitment's content as it may be given, before defaults are filled in. */
export type RecruitmentContentInput = ContentInputOf<typeof recruitmentAttributes>;
