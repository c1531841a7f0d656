import type { MemberKind } from '../../MemberIdentity.ts';

/** An invented programme that a body reports on. */
export interface SampleProgramme {
  title: string;
  indicators: readonly SampleIndicator[];
  by: readonly MemberKind[];
}

/** What is measured of it. */
export interface SampleIndicator {
  title: string;
  unit: string;
  /** A year's target of a middling body; of what is a share, the target itself. */
  target: number;
  /** Whether it is what was done within the time, and so less in a shorter one; otherwise it is how things stand. */
  isDone: boolean;
}

const TOWNS: readonly MemberKind[] = ['MUNICIPALITY'];
const OFFICES: readonly MemberKind[] = ['COUNTY', 'GOVERNORATE'];

const programmes: readonly SampleProgramme[] = [
  {
    title: 'حمل‌ونقل و معابر شهری',
    by: TOWNS,
    indicators: [
      { title: 'روکش آسفالت معابر', unit: 'هزار مترمربع', target: 60, isDone: true },
      { title: 'پیاده‌روسازی', unit: 'هزار مترمربع', target: 8, isDone: true },
      { title: 'زمان انتظار اتوبوس', unit: 'دقیقه', target: 12, isDone: false },
    ],
  },
  {
    title: 'مدیریت پسماند',
    by: TOWNS,
    indicators: [
      { title: 'پسماند جمع‌آوری‌شده', unit: 'هزار تن', target: 18, isDone: true },
      { title: 'سهم تفکیک از مبدأ', unit: 'درصد', target: 25, isDone: false },
    ],
  },
  {
    title: 'فضای سبز شهری',
    by: TOWNS,
    indicators: [
      { title: 'سرانه فضای سبز', unit: 'مترمربع', target: 11, isDone: false },
      { title: 'کاشت نهال', unit: 'هزار اصله', target: 5, isDone: true },
    ],
  },
  {
    title: 'ایمنی و آتش‌نشانی',
    by: TOWNS,
    indicators: [
      { title: 'زمان رسیدن به محل حادثه', unit: 'دقیقه', target: 6, isDone: false },
      { title: 'بازدید ایمنی ساختمان‌ها', unit: 'بازدید', target: 240, isDone: true },
    ],
  },
  {
    title: 'توسعه روستایی',
    by: OFFICES,
    indicators: [
      { title: 'روستاهای بهره‌مند از آب پایدار', unit: 'روستا', target: 14, isDone: true },
      { title: 'بهسازی راه روستایی', unit: 'کیلومتر', target: 35, isDone: true },
    ],
  },
  {
    title: 'اشتغال و سرمایه‌گذاری',
    by: OFFICES,
    indicators: [
      { title: 'فرصت‌های شغلی ایجادشده', unit: 'نفر', target: 1_800, isDone: true },
      { title: 'طرح‌های راه‌اندازی‌شده', unit: 'طرح', target: 12, isDone: true },
    ],
  },
  {
    title: 'مدیریت بحران',
    by: OFFICES,
    indicators: [{ title: 'دستگاه‌های دارای برنامه آمادگی', unit: 'درصد', target: 90, isDone: false }],
  },
];

/** What a body of this kind reports on. */
export function sampleProgrammes(kind: MemberKind): readonly SampleProgramme[] {
  return programmes.filter(({ by }) => by.includes(kind));
}
