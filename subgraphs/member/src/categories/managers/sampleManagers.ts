import type { MemberKind } from '../../MemberIdentity.ts';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleShare } from '../../samples/sampleAmount.ts';
import { daysAfter, sampleDays } from '../../samples/sampleDays.ts';
import { pickPerson } from '../../samples/samplePeople.ts';
import { LAST_SAMPLE_YEAR } from '../../samples/sampleYears.ts';
import type { ManagerContentInput } from './managerAttributes.ts';

interface SamplePost {
  label: string;
  role: NonNullable<ManagerContentInput['post']['role']>;
  unit?: string;
  duties: string[];
}

const OWN_BRANCH = 'هماهنگی و نظارت بر واحدهای زیرمجموعه';
const posts: Record<MemberKind, readonly SamplePost[]> = {
  GOVERNORATE: [
    { label: 'استاندار', role: 'HEAD', duties: ['اجرای سیاست‌های دولت در استان', 'ریاست شورای برنامه‌ریزی استان'] },
    { label: 'معاون هماهنگی امور عمرانی', role: 'DEPUTY', unit: 'معاونت عمرانی', duties: [OWN_BRANCH, 'پیگیری طرح‌های عمرانی استان'] },
    {
      label: 'معاون هماهنگی امور اقتصادی',
      role: 'DEPUTY',
      unit: 'معاونت اقتصادی',
      duties: [OWN_BRANCH, 'کارگروه تسهیل و رفع موانع تولید'],
    },
    { label: 'معاون توسعه مدیریت و منابع', role: 'DEPUTY', unit: 'معاونت منابع', duties: [OWN_BRANCH, 'بودجه و نیروی انسانی'] },
    { label: 'مدیرکل امور روستایی و شوراها', role: 'DIRECTOR', unit: 'دفتر امور روستایی', duties: ['نظارت بر دهیاری‌ها و شوراها'] },
    { label: 'مدیرکل مدیریت بحران', role: 'DIRECTOR', unit: 'اداره کل مدیریت بحران', duties: ['آمادگی و مقابله با بحران'] },
    { label: 'مشاور استاندار', role: 'ADVISER', unit: 'حوزه استاندار', duties: ['مشاوره در امور جوانان'] },
  ],
  COUNTY: [
    { label: 'فرماندار', role: 'HEAD', duties: ['اجرای سیاست‌های دولت در شهرستان', 'ریاست کمیته برنامه‌ریزی شهرستان'] },
    { label: 'معاون فرماندار', role: 'DEPUTY', unit: 'معاونت برنامه‌ریزی و عمران', duties: [OWN_BRANCH] },
    { label: 'بخشدار مرکزی', role: 'DISTRICT_HEAD', unit: 'بخش مرکزی', duties: ['اداره امور بخش'] },
  ],
  MUNICIPALITY: [
    { label: 'شهردار', role: 'HEAD', duties: ['اداره امور شهر', 'اجرای مصوبات شورای اسلامی شهر'] },
    { label: 'معاون فنی و عمرانی', role: 'DEPUTY', unit: 'معاونت فنی و عمرانی', duties: [OWN_BRANCH, 'اجرای طرح‌های عمرانی شهر'] },
    { label: 'معاون خدمات شهری', role: 'DEPUTY', unit: 'معاونت خدمات شهری', duties: [OWN_BRANCH, 'پاکیزگی و فضای سبز'] },
    { label: 'رئیس اداره درآمد', role: 'DIRECTOR', unit: 'اداره درآمد', duties: ['تشخیص و وصول عوارض'] },
    { label: 'مدیر روابط عمومی', role: 'DIRECTOR', unit: 'روابط عمومی', duties: ['اطلاع‌رسانی و پاسخ به شهروندان'] },
  ],
};

const FIRST_YEAR = 1398;
/** Of a manager a year, at the prices of the last year. */
const USUAL_PAY = 6_000_000_000;
/** By how much pay grows in a year. */
const RAISE = 1.25;
/** Years of which pay was published; samples have it of those that somebody was in office from beginning to end. */
const PAY_YEARS = [1401, 1402, 1403];
const FEWEST_YEARS = 2;
const MOST_YEARS = 4;

/**
 * Invented managers of a body, the same at every call: each post's holders one after the other since 1398, the last one in office. None of them
 * exists; their names end in «(نمونه)».
 */
export function sampleManagers({ code, kind, nameFa }: SampleBody): SampleRecord<ManagerContentInput>[] {
  const random = randomSource(`managers of ${code}`);
  return posts[kind].flatMap((post, index) => {
    const first = random.whole(FIRST_YEAR, FIRST_YEAR + MOST_YEARS - 1);
    return termsFrom(random, first).map((term) => ({
      localId: `${index + 1}-${term.year}`,
      content: managerOf(random, { ...term, post, nameFa, number: index + 1 }),
    }));
  });
}

interface Term {
  /** The Jalali year in which it began. */
  year: number;
  /** The one in which it ended. */
  lastYear: number;
  startDate: string;
  /** Undefined for the one in office. */
  endDate: string | undefined;
}

/** Times in office that follow one another, from a Jalali year on. */
function termsFrom(random: RandomSource, first: number): Term[] {
  const starts: { year: number; day: string }[] = [];
  for (let year = first; year < LAST_SAMPLE_YEAR; year += random.whole(FEWEST_YEARS, MOST_YEARS))
    for (const day of sampleDays(random, year, 11, 1)) starts.push({ year, day });
  return starts.map(({ year, day }, index) => {
    const next = starts[index + 1];
    if (next === undefined) return { year, lastYear: LAST_SAMPLE_YEAR, startDate: day, endDate: undefined };
    return { year, lastYear: next.year, startDate: day, endDate: daysAfter(next.day, -1) };
  });
}

function managerOf(
  random: RandomSource,
  { post, year, lastYear, startDate, endDate, nameFa, number }: Term & { post: SamplePost; nameFa: string; number: number },
): ManagerContentInput {
  const { duties, ...named } = post;
  const name = pickPerson(random);
  return {
    title: `${post.label}، ${name}`,
    sample: true,
    fiscalYear: year,
    person: { name, contact: { address: `${nameFa} (نشانی نمونه)` } },
    post: named,
    startDate,
    ...(endDate !== undefined && { endDate }),
    decreeNumber: `${year}/${number}`,
    duties,
    ...(random.chance(0.15) && {
      declaredInterests: [{ kind: 'SHAREHOLDING', organization: 'شرکت تعاونی کارکنان (نمونه)', description: 'سهام کمتر از یک درصد' }],
    }),
    remuneration: PAY_YEARS.filter((each) => each > year && each < lastYear).map((fiscalYear) => ({
      fiscalYear,
      amount: String(sampleShare(random, USUAL_PAY * RAISE ** (fiscalYear - LAST_SAMPLE_YEAR), 0.7, 1.3)),
    })),
  };
}
