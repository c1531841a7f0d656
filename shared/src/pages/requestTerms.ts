/** The languages that the pages of requests speak. */
export type RequestLanguage = 'fa' | 'en';

const dayFa = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});
const dayEn = new Intl.DateTimeFormat('en-GB', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
const momentFa = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' });
const momentEn = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tehran' });
const numberFa = new Intl.NumberFormat('fa-IR');
const numberEn = new Intl.NumberFormat('en');

const fa = {
  language: 'fa' as const,
  direction: 'rtl' as const,
  number: (value: number) => numberFa.format(value),
  day: (iso: string) => {
    // The formatter's own order is that of no Persian sentence.
    const parts = new Map(dayFa.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
    return (['weekday', 'day', 'month', 'year'] as const).map((part) => parts.get(part)).join(' ');
  },
  moment: (iso: string) => momentFa.format(new Date(iso)),
  receivedAt: 'زمان دریافت',
  due: 'مهلت پاسخ',
  dueBy: (day: string) => `تا پایان ${day}`,
  dayByDay: 'مهلت چگونه به دست آمد؟',
  workingDay: (number: string) => `روز کاری ${number}`,
  unlisted: (years: string) => `فهرست رسمی تعطیلات سال ${years} هنوز وارد نشده است؛ با آن شاید مهلت دیرتر شود.`,
  date: 'روز',
  counts: 'شمارش',
  late: 'مهلت گذشته است',
  outcome: 'نتیجه',
  outcomes: {
    FULL: 'پاسخ کامل',
    PARTIAL: 'پاسخ به بخشی از درخواست',
    PUBLISHED_ALREADY: 'پیش‌تر منتشر شده است',
    NOT_HELD: 'نزد این دستگاه نیست',
    VAGUE: 'درخواست با پرسش نیز روشن نشد',
    REFUSED: 'رد شد',
  },
  articles: 'بر پایهٔ ماده‌های قانون',
  records: 'رکوردهای منتشرشده',
  files: 'پرونده‌ها',
  took: (days: string) => `پس از ${days} روز کاری`,
  history: 'سرگذشت',
  events: {
    SUBMITTED: 'درخواست ثبت شد',
    ASSIGNED: 'کارشناس آن را به دست گرفت',
    CLARIFICATION_ASKED: 'دستگاه پرسید',
    CLARIFIED: 'درخواست‌کننده توضیح داد',
    EXTENDED: 'مهلت تمدید شد',
    DEADLINE_CHANGED: 'مهلت با تغییر تقویم عوض شد',
    ANSWERED: 'پاسخ داده شد',
    WITHDRAWN: 'درخواست پس گرفته شد',
    COMPLAINED: 'شکایت به کمیسیون ثبت شد',
    RATED: 'به پاسخ امتیاز داده شد',
    PUBLICATION_PROPOSED: 'انتشار پرسش و پاسخ پیشنهاد شد',
    PUBLICATION_AGREED: 'با انتشار موافقت و منتشر شد',
    PUBLICATION_DECLINED: 'با انتشار موافقت نشد',
    ANONYMISED: 'اطلاعات شخصی پاک شد',
  },
  struckOut: 'پاک شده است',
};

/** What citizens and officers call the parts of a request, in one language. */
export type RequestTerms = Omit<typeof fa, 'language' | 'direction'> & { language: RequestLanguage; direction: 'rtl' | 'ltr' };

const en: RequestTerms = {
  language: 'en',
  direction: 'ltr',
  number: (value) => numberEn.format(value),
  day: (iso) => dayEn.format(new Date(iso)),
  moment: (iso) => momentEn.format(new Date(iso)),
  receivedAt: 'Received',
  due: 'The answer is due',
  dueBy: (day) => `by the end of ${day}`,
  dayByDay: 'How does the deadline come about?',
  workingDay: (number) => `Working day ${number}`,
  unlisted: (years) => `The official list of holidays of ${years} has not been taken in yet; with it, the deadline may come to be later.`,
  date: 'Day',
  counts: 'Count',
  late: 'The deadline has passed',
  outcome: 'Outcome',
  outcomes: {
    FULL: 'Answered in full',
    PARTIAL: 'Answered in part',
    PUBLISHED_ALREADY: 'Published already',
    NOT_HELD: 'Not held by this body',
    VAGUE: 'Still not clear after asking',
    REFUSED: 'Refused',
  },
  articles: 'Under these articles of the law',
  records: 'Published records',
  files: 'Files',
  took: (days) => `after ${days} working days`,
  history: 'History',
  events: {
    SUBMITTED: 'The request was registered',
    ASSIGNED: 'An officer took it up',
    CLARIFICATION_ASKED: 'The body asked',
    CLARIFIED: 'The applicant clarified',
    EXTENDED: 'The time was extended',
    DEADLINE_CHANGED: 'The deadline changed with the calendar',
    ANSWERED: 'It was answered',
    WITHDRAWN: 'It was withdrawn',
    COMPLAINED: 'A complaint to the Commission was noted',
    RATED: 'The answer was rated',
    PUBLICATION_PROPOSED: 'Publication was proposed',
    PUBLICATION_AGREED: 'It was agreed to and published',
    PUBLICATION_DECLINED: 'It was not agreed to',
    ANONYMISED: 'What is personal was struck out',
  },
  struckOut: 'struck out',
};

/** The terms of each language. */
export const requestTerms = { fa, en } as const;
