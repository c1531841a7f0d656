import type { MemberKind } from '../../MemberIdentity.ts';
import type { RandomSource } from '../../samples/randomSource.ts';
import type { RegulationContentInput } from './regulationAttributes.ts';

/** What a sample regulation is about. */
export interface SampleMatter {
  /** `{place}` stands for where, `{body}` for the body's name, `{town}` for what it governs. */
  title: string;
  type: NonNullable<RegulationContentInput['legislationType']>;
  by: MemberKind;
  /** Who passes such things; `{town}` as in the title. */
  passedBy: string;
  /** Its articles, or what was said and resolved. */
  articles: readonly [string, ...string[]];
}

const CITY_COUNCIL = 'شورای اسلامی شهر {town}';
const COUNTY_COUNCIL = 'شورای اداری {body}';
const GOVERNOR = 'استاندار';

const matters: readonly SampleMatter[] = [
  {
    title: 'مصوبه نام‌گذاری معبر در {place}',
    type: 'COUNCIL_RESOLUTION',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: ['معبر یادشده به نام پیشنهادی کمیسیون نام‌گذاری خوانده می‌شود.', 'شهرداری تابلوی معبر را ظرف دو ماه نصب می‌کند.'],
  },
  {
    title: 'مصوبه توسعه فضای سبز در {place}',
    type: 'COUNCIL_RESOLUTION',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: [
      'شهرداری زمین‌های بایر شهری را با اولویت محله‌های کم‌برخوردار به فضای سبز تبدیل می‌کند.',
      'آبیاری فضای سبز تازه با پساب تصفیه‌شده انجام می‌شود.',
      'گزارش پیشرفت هر شش ماه به شورا داده می‌شود.',
    ],
  },
  {
    title: 'مصوبه ساماندهی پارک حاشیه‌ای {place}',
    type: 'COUNCIL_RESOLUTION',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: ['توقف بیش از دو ساعت در معبرهای فهرست پیوست مشمول بهای خدمات است.', 'درآمد آن در حمل‌ونقل همگانی هزینه می‌شود.'],
  },
  {
    title: 'مصوبه تخفیف عوارض ساخت‌وساز در بافت فرسوده {place}',
    type: 'COUNCIL_RESOLUTION',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: [
      'عوارض صدور پروانه در بافت فرسوده تا پنجاه درصد کاهش می‌یابد.',
      'تخفیف به ملک‌هایی تعلق می‌گیرد که پیش از پایان سال پروانه بگیرند.',
    ],
  },
  {
    title: 'صورت‌جلسه شورای اسلامی شهر {town}',
    type: 'COUNCIL_MINUTES',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: [
      'جلسه با حضور اکثریت اعضا رسمیت یافت و گزارش عملکرد ماهانه شهرداری شنیده شد.',
      'درباره لایحه متمم بودجه گفت‌وگو شد و لایحه برای بررسی بیشتر به کمیسیون برنامه و بودجه رفت.',
      'درخواست شهروندان درباره روشنایی معابر {place} به شهرداری ابلاغ شد.',
    ],
  },
  {
    title: 'صورت‌جلسه کمیسیون عمران شورای اسلامی شهر {town}',
    type: 'COUNCIL_MINUTES',
    by: 'MUNICIPALITY',
    passedBy: CITY_COUNCIL,
    articles: ['طرح بازگشایی معبر در {place} بررسی و با دو شرط تأیید شد.', 'شهرداری برآورد تملک زمین را تا جلسه بعد ارائه می‌کند.'],
  },
  {
    title: 'دستورالعمل رسیدگی به درخواست‌های شهروندان در {body}',
    type: 'DIRECTIVE',
    by: 'MUNICIPALITY',
    passedBy: '{body}',
    articles: ['هر درخواست در همان روز ثبت و شماره رهگیری آن داده می‌شود.', 'واحد مسئول ظرف ده روز کاری پاسخ می‌دهد.'],
  },
  {
    title: 'صورت‌جلسه شورای اداری {body}',
    type: 'COUNCIL_MINUTES',
    by: 'COUNTY',
    passedBy: COUNTY_COUNCIL,
    articles: ['گزارش دستگاه‌های خدمات‌رسان درباره آمادگی زمستانی شنیده شد.', 'راهداری شهرستان مأمور تأمین شن و نمک {place} شد.'],
  },
  {
    title: 'بخشنامه مدیریت مصرف انرژی در دستگاه‌های {body}',
    type: 'CIRCULAR',
    by: 'COUNTY',
    passedBy: 'فرماندار',
    articles: ['دستگاه‌ها مصرف برق را در ساعت‌های اوج بار سی درصد کاهش می‌دهند.', 'دمای دفترها در تابستان کمتر از ۲۵ درجه نیست.'],
  },
  {
    title: 'بخشنامه انتشار اطلاعات دستگاه‌های استان',
    type: 'CIRCULAR',
    by: 'GOVERNORATE',
    passedBy: GOVERNOR,
    articles: [
      'دستگاه‌ها قراردادها و مجوزهای خود را ماهانه در سامانه شفافیت منتشر می‌کنند.',
      'پاسخ به درخواست اطلاعات ظرف ده روز کاری داده می‌شود.',
      'مسئول اطلاع‌رسانی هر دستگاه ظرف دو هفته معرفی می‌شود.',
    ],
  },
  {
    title: 'بخشنامه ایمنی کارگاه‌های عمرانی {place}',
    type: 'CIRCULAR',
    by: 'GOVERNORATE',
    passedBy: GOVERNOR,
    articles: ['پیمانکاران پیش از آغاز کار طرح ایمنی کارگاه را به دستگاه نظارت می‌دهند.', 'کار بدون تأیید طرح ایمنی آغاز نمی‌شود.'],
  },
  {
    title: 'دستورالعمل پدافند غیرعامل در طرح‌های عمرانی استان',
    type: 'DIRECTIVE',
    by: 'GOVERNORATE',
    passedBy: 'کارگروه پدافند غیرعامل استان',
    articles: ['طرح‌های بزرگ‌تر از حد نصاب پیوست پدافندی دارند.', 'دبیرخانه کارگروه پیوست‌ها را ظرف یک ماه بررسی می‌کند.'],
  },
  {
    title: 'آیین‌نامه داخلی شورای برنامه‌ریزی و توسعه استان',
    type: 'BYLAW',
    by: 'GOVERNORATE',
    passedBy: 'شورای برنامه‌ریزی و توسعه استان',
    articles: ['شورا هر ماه یک نشست عادی دارد.', 'نشست با حضور دوسوم اعضا رسمی است.', 'مصوبه‌ها ظرف یک هفته ابلاغ و منتشر می‌شوند.'],
  },
];

/** A matter that bodies of this kind decide; without minutes, one that is proposed first. */
export function pickMatter(random: RandomSource, kind: MemberKind, minutesToo: boolean): SampleMatter {
  const [first, ...rest] = matters.filter(({ by, type }) => by === kind && (minutesToo || type !== 'COUNCIL_MINUTES'));
  if (first === undefined) throw new RangeError(`There is no sample matter for a ${kind}`);
  return random.pick([first, ...rest]);
}

/** What a municipality asks for in a year; there is one each year, and it ends the one before. */
export const tariffOfYear: SampleMatter = {
  title: 'تعرفه عوارض محلی و بهای خدمات {body}',
  type: 'TARIFF',
  by: 'MUNICIPALITY',
  passedBy: CITY_COUNCIL,
  articles: [
    'عوارض محلی و بهای خدمات مطابق جدول‌های پیوست وصول می‌شود.',
    'پرداخت نقدی تا پایان خرداد ده درصد تخفیف دارد.',
    'خانواده‌های زیر پوشش نهادهای حمایتی از عوارض نوسازی معاف‌اند.',
  ],
};
