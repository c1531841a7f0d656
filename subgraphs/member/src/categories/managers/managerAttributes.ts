import { list, texts } from '../../attributes/list.ts';
import { object } from '../../attributes/object.ts';
import { oneOf } from '../../attributes/oneOf.ts';
import { required } from '../../attributes/required.ts';
import { code, day, integer, rial, text, url } from '../../attributes/scalar.ts';
import type { ContentInputOf } from '../../definition/Definition.ts';

const contact = object({
  phone: code({
    heading: {
      fa: ['تلفن', 'تلفن دفتر', 'شماره تلفن', 'تلفن تماس', 'شماره تماس'],
      en: ['phone', 'office phone', 'telephone'],
      description: { en: 'The telephone number of the office; never a private one', fa: 'تلفن دفتر؛ نه شمارهٔ شخصی' },
    },
  }),
  email: text({
    heading: {
      fa: ['رایانامه', 'ایمیل', 'پست الکترونیک', 'پست الکترونیکی', 'نشانی الکترونیکی'],
      en: ['email', 'e-mail', 'office email'],
      description: { en: 'The e-mail address of the office', fa: 'رایانامهٔ دفتر' },
    },
  }),
  address: text({
    heading: {
      fa: ['نشانی', 'آدرس', 'نشانی دفتر', 'نشانی محل کار'],
      en: ['address', 'office address'],
      description: { en: 'Where the office is; never a home', fa: 'نشانی دفتر؛ نه نشانی خانه' },
    },
  }),
});

const person = object({
  name: required(
    text({
      searched: true,
      heading: {
        fa: ['نام و نام خانوادگی', 'نام', 'نام مدیر', 'مدیر', 'نام مسئول'],
        en: ['name', 'person', 'full name', 'manager'],
        description: { en: 'The whole name', fa: 'نام و نام خانوادگی' },
      },
    }),
  ),
  image: url({
    heading: {
      fa: ['تصویر', 'عکس', 'نشانی تصویر'],
      en: ['image', 'photo', 'portrait'],
      description: { en: 'The address of a portrait (http or https)', fa: 'نشانی تصویر' },
    },
  }),
  contact,
});

const post = object(
  {
    label: required(
      text({
        searched: true,
        heading: {
          fa: ['سمت', 'پست', 'پست سازمانی', 'عنوان پست', 'عنوان شغلی', 'مسئولیت'],
          en: ['post', 'position', 'post title', 'job title'],
          description: { en: 'What the post is called', fa: 'عنوان سمت' },
        },
      }),
    ),
    role: oneOf(
      {
        HEAD: ['بالاترین مقام', 'مقام اول', 'رئیس دستگاه', 'استاندار', 'فرماندار', 'شهردار'],
        DEPUTY: ['معاون', 'معاونت', 'قائم مقام', 'جانشین'],
        DIRECTOR: ['مدیر', 'مدیرکل', 'مدیر کل', 'رئیس اداره', 'رئیس', 'مدیر میانی'],
        DISTRICT_HEAD: ['بخشدار', 'شهردار منطقه', 'شهردار ناحیه', 'مدیر منطقه'],
        ADVISER: ['مشاور'],
        BOARD_MEMBER: ['عضو هیئت مدیره', 'عضو هیأت مدیره', 'عضو شورا', 'عضو شورای شهر'],
        OTHER: ['سایر', 'سایر سمت‌ها'],
      },
      {
        column: 'post_role',
        heading: {
          fa: ['رده', 'رده مدیریتی', 'سطح', 'سطح مدیریتی', 'نوع سمت'],
          en: ['role', 'post role', 'level'],
          description: { en: 'The function in the body', fa: 'ردهٔ مدیریتی' },
        },
      },
    ),
    unit: text({
      searched: true,
      heading: {
        fa: ['واحد', 'واحد سازمانی', 'حوزه', 'حوزه مدیریت', 'محل خدمت'],
        en: ['unit', 'department', 'organizational unit'],
        description: { en: 'The part of the body that is directed', fa: 'واحدی که مدیریت می‌شود' },
      },
    }),
  },
  { columns: ['role'] },
);

const declaredInterests = list(
  {
    kind: oneOf(
      {
        EMPLOYMENT: ['شغل دیگر', 'شغل دوم', 'اشتغال'],
        DIRECTORSHIP: ['عضویت در هیئت مدیره', 'عضو هیئت مدیره', 'هیئت مدیره'],
        SHAREHOLDING: ['سهام', 'سهامداری', 'سهم‌الشرکه'],
        PROPERTY: ['ملک', 'املاک', 'زمین'],
        FAMILY: ['بستگان', 'منافع بستگان', 'خویشاوندی'],
        OTHER: ['سایر'],
      },
      {
        heading: {
          fa: ['نوع منفعت', 'نوع تعارض منافع'],
          en: ['interest kind', 'kind of interest'],
          description: { en: 'The kind of a declared interest', fa: 'نوع منفعت اعلام‌شده' },
        },
      },
    ),
    organization: text({
      heading: {
        fa: ['محل منفعت', 'شرکت ذی‌نفع', 'مؤسسه ذی‌نفع'],
        en: ['interest organization', 'interest in'],
        description: { en: 'The party in which that interest lies', fa: 'شرکت یا مؤسسه‌ای که منفعت در آن است' },
      },
    }),
    description: text({
      heading: {
        fa: ['شرح منفعت', 'شرح تعارض منافع', 'منافع اعلام‌شده'],
        en: ['interest description', 'declared interest'],
        description: { en: 'More about that interest', fa: 'شرح منفعت اعلام‌شده' },
      },
    }),
  },
  { entry: 'interest' },
);

const remuneration = list(
  {
    fiscalYear: required(
      integer({
        least: 1200,
        most: 1600,
        heading: {
          fa: ['سال دریافتی', 'سال حقوق'],
          en: ['pay year', 'remuneration year'],
          description: { en: 'The Jalali year of the pay', fa: 'سال پرداخت حقوق و مزایا' },
        },
      }),
    ),
    amount: required(
      rial({
        heading: {
          fa: ['حقوق و مزایا (ریال)', 'حقوق و مزایا', 'دریافتی سالانه (ریال)', 'دریافتی سالانه', 'خالص دریافتی', 'مجموع دریافتی (ریال)'],
          en: ['pay (rial)', 'pay', 'remuneration (rial)', 'yearly pay'],
          description: { en: 'All pay and benefits of that year, in rial', fa: 'همهٔ حقوق و مزایای آن سال، به ریال' },
        },
      }),
    ),
  },
  { entry: 'pay' },
);

/**
 * What is said of managers, in Popolo's words; `schema/disclosures/manager.graphql` describes each. Nothing may be added by which a person is known
 * outside the office: no national code, no day of birth.
 */
export const managerAttributes = {
  person: required(person),
  post: required(post),
  startDate: day({
    heading: {
      fa: ['تاریخ انتصاب', 'تاریخ شروع', 'تاریخ شروع به کار', 'از تاریخ', 'شروع'],
      en: ['start date', 'appointed on', 'since', 'start'],
      description: { en: 'The first day in the post', fa: 'نخستین روز تصدی' },
    },
  }),
  endDate: day({
    heading: {
      fa: ['تاریخ پایان', 'تاریخ پایان مسئولیت', 'تا تاریخ', 'پایان'],
      en: ['end date', 'until', 'end'],
      description: { en: 'The last day in the post; empty while in office', fa: 'واپسین روز تصدی؛ تا هنگام تصدی خالی' },
    },
  }),
  decreeNumber: code({
    searched: true,
    heading: {
      fa: ['شماره حکم', 'شماره ابلاغ', 'شماره حکم انتصاب'],
      en: ['decree number', 'decree no'],
      description: { en: 'The number of the decree of appointment', fa: 'شمارهٔ حکم انتصاب' },
    },
  }),
  duties: texts({
    searched: true,
    heading: {
      fa: ['وظایف', 'شرح وظایف', 'وظایف و اختیارات'],
      en: ['duties', 'responsibilities'],
      description: { en: 'What the manager answers for', fa: 'وظایف' },
    },
  }),
  declaredInterests,
  remuneration,
};

/** One manager's content as it may be given, before defaults are filled in. */
export type ManagerContentInput = ContentInputOf<typeof managerAttributes>;
