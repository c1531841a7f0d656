import type { NamedMember } from '../run/Value.ts';

/** The languages in which reports are written. */
export type Language = 'fa' | 'en';

/** What reports say of themselves, in one language. */
export interface ReportWords {
  unknown: string;
  /** Of a column of bodies: the one with their codes. */
  codeOf: (label: string) => string;
  jalali: (label: string) => string;
  gregorian: (label: string) => string;
  inRial: (label: string) => string;
  total: string;
  madeAt: string;
  parameters: string;
  nothingChosen: string;
  samples: string;
  complete: (members: number) => string;
  incomplete: (missing: number, members: number) => string;
  missing: string;
  stale: string;
  dropped: string;
  staleSince: (moment: string) => string;
  droppedParts: (rows: number, values: number) => string;
  reasons: Readonly<Record<string, string>>;
  says: string;
  saysNot: string;
  noRows: string;
  shownOf: (shown: number, all: bigint | null) => string;
  howMade: string;
  definition: string;
  address: string;
  query: string;
  chartOf: (labels: string) => string;
  chartNote: (shown: number) => string;
  otherLanguage: string;
  about: string;
}

const fa = new Intl.NumberFormat('fa-IR');
const en = new Intl.NumberFormat('en');

/** The words by language. */
export const reportWords: Record<Language, ReportWords> = {
  fa: {
    unknown: 'نامشخص',
    codeOf: (label) => `کد ${label}`,
    jalali: (label) => `${label} (شمسی)`,
    gregorian: (label) => `${label} (میلادی)`,
    inRial: (label) => (label.includes('ریال') ? label : `${label} (ریال)`),
    total: 'جمع',
    madeAt: 'زمان تهیه',
    parameters: 'با این انتخاب‌ها',
    nothingChosen: 'همه',
    samples: 'بخشی یا همهٔ رکوردهای این گزارش ساختگی است و تنها کار نرم‌افزار را نشان می‌دهد؛ این ارقام چیزی واقعی نمی‌گویند.',
    complete: (members) => `این گزارش کامل است: پاسخ هر ${fa.format(members)} دستگاهی که به آن مربوط‌اند در آن هست.`,
    incomplete: (missing, members) =>
      `این گزارش ناقص است: بخش ${fa.format(missing)} دستگاه از ${fa.format(members)} دستگاه در آن نیست، کامل نیست یا قدیمی است. ارقام آن را ارقام همهٔ استان ندانید.`,
    missing: 'بخش این دستگاه‌ها در گزارش نیست',
    stale: 'از این دستگاه‌ها پاسخ پیشین آمده است',
    dropped: 'بخشی از پاسخ این دستگاه‌ها به کار نرفت',
    staleSince: (moment) => `پاسخ ${moment}`,
    droppedParts: (rows, values) => `${fa.format(rows)} ردیف و ${fa.format(values)} مقدار`,
    reasons: {
      NOT_CONNECTED: 'هنوز متصل نیست',
      SUSPENDED: 'معلق است',
      UNREACHABLE: 'در دسترس نیست',
      TIMEOUT: 'در مهلت پاسخ نداد',
      REFUSED: 'پرسش دروازه را نپذیرفت',
      ERROR: 'خطای کارساز آن',
      BAD_ANSWER: 'پاسخ نادرست داد',
      CIRCUIT_OPEN: 'چندی است پاسخ نمی‌دهد',
      BUSY: 'پرسش‌های در انتظار آن بیش از اندازه بود',
      MISSING_EARLIER: 'از آغاز فهرست پاسخ نداد',
    },
    says: 'این گزارش چه می‌گوید',
    saysNot: 'این گزارش چه نمی‌گوید',
    noRows: 'رکوردی با این انتخاب‌ها نیست.',
    shownOf: (shown, all) =>
      all === null
        ? `${fa.format(shown)} ردیف نخست آمده است؛ ردیف‌های بیشتری هست.`
        : `${fa.format(shown)} ردیف از ${fa.format(all)} ردیف آمده است.`,
    howMade: 'این گزارش چگونه تهیه شد',
    definition: 'تعریف گزارش',
    address: 'پرسیده از',
    query: 'پرسش به زبان GraphQL',
    chartOf: (labels) => `نمودار ${labels}`,
    chartNote: (shown) => `${fa.format(shown)} ردیف نخست جدول؛ همهٔ ارقام در جدول زیر آمده است.`,
    otherLanguage: 'English',
    about: 'دربارهٔ گزارش',
  },
  en: {
    unknown: 'unknown',
    codeOf: (label) => `${label}: code`,
    jalali: (label) => `${label} (Jalali)`,
    gregorian: (label) => label,
    inRial: (label) => (/rial/i.test(label) ? label : `${label} (rial)`),
    total: 'Total',
    madeAt: 'Made at',
    parameters: 'With these choices',
    nothingChosen: 'all',
    samples:
      'Some or all records in this report are invented and only show what the software does; these figures say nothing of the real world.',
    complete: (members) => `This report is complete: it has the answers of all ${en.format(members)} bodies that it concerns.`,
    incomplete: (missing, members) =>
      `This report is incomplete: the part of ${en.format(missing)} of ${en.format(members)} bodies is missing, not whole, or an older one. Do not take its figures for those of the whole province.`,
    missing: 'Bodies whose part is missing',
    stale: 'Bodies for which an earlier answer stands in',
    dropped: 'Bodies of whose answers something was not used',
    staleSince: (moment) => `as of ${moment}`,
    droppedParts: (rows, values) => `${en.format(rows)} rows and ${en.format(values)} values`,
    reasons: {
      NOT_CONNECTED: 'not connected yet',
      SUSPENDED: 'suspended',
      UNREACHABLE: 'cannot be reached',
      TIMEOUT: 'did not answer in time',
      REFUSED: "did not obey the gateway's call",
      ERROR: 'a fault of its server',
      BAD_ANSWER: 'gave an answer that is none',
      CIRCUIT_OPEN: 'has not answered for a while',
      BUSY: 'too many questions wait for it',
      MISSING_EARLIER: 'did not answer when the list began',
    },
    says: 'What this report says',
    saysNot: 'What this report does not say',
    noRows: 'There are no records for these choices.',
    shownOf: (shown, all) =>
      all === null
        ? `The first ${en.format(shown)} rows are shown; there are more.`
        : `${en.format(shown)} of ${en.format(all)} rows are shown.`,
    howMade: 'How this report was made',
    definition: 'Definition',
    address: 'Asked of',
    query: 'The question, in GraphQL',
    chartOf: (labels) => `Chart: ${labels}`,
    chartNote: (shown) => `The first ${en.format(shown)} rows; all figures stand in the table below.`,
    otherLanguage: 'فارسی',
    about: 'About',
  },
};

/** The name of a body. */
export function nameOf(member: NamedMember, language: Language): string {
  return language === 'fa' ? member.nameFa : member.nameEn;
}
