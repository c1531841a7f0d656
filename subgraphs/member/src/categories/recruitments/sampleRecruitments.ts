import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { daysAfter } from '../../samples/sampleDays.ts';
import { LAST_SAMPLE_YEAR, type SampleDay, sampleYears } from '../../samples/sampleYears.ts';
import type { RecruitmentContentInput } from './recruitmentAttributes.ts';

const FIRST_YEAR = 1401;
const A_YEAR = { GOVERNORATE: 8, COUNTY: 2, MUNICIPALITY: 2 };
const DAYS_TO_APPLY = 21;

interface Job {
  title: string;
  employmentType: RecruitmentContentInput['employmentType'];
  qualifications: string[];
  most: number;
}

const jobs: readonly [Job, ...Job[]] = [
  { title: 'کارشناس عمران', employmentType: 'TERM', qualifications: ['کارشناسی مهندسی عمران', 'سه سال سابقهٔ نظارت کارگاهی'], most: 4 },
  { title: 'کارشناس شهرسازی', employmentType: 'TERM', qualifications: ['کارشناسی ارشد شهرسازی'], most: 3 },
  { title: 'حسابدار', employmentType: 'TERM', qualifications: ['کارشناسی حسابداری', 'آشنایی با حسابداری تعهدی'], most: 3 },
  { title: 'کارشناس فناوری اطلاعات', employmentType: 'FIXED_TASK', qualifications: ['کارشناسی مهندسی رایانه'], most: 2 },
  { title: 'کارشناس حقوقی', employmentType: 'FIXED_TASK', qualifications: ['کارشناسی حقوق', 'پروانهٔ مشاوره'], most: 2 },
  { title: 'آتش‌نشان', employmentType: 'LABOUR_LAW', qualifications: ['دیپلم', 'سلامت جسمی', 'گواهینامهٔ رانندگی پایه دو'], most: 15 },
  { title: 'رانندهٔ ماشین‌آلات سنگین', employmentType: 'LABOUR_LAW', qualifications: ['گواهینامهٔ ویژه', 'دو سال سابقه'], most: 8 },
  { title: 'کارورز تحلیل داده', employmentType: 'INTERNSHIP', qualifications: ['دانشجوی آمار یا رایانه'], most: 4 },
];

/** Invented calls for staff of a body, the same at every call. They name nobody. */
export function sampleRecruitments({ code, kind, nameFa }: SampleBody): SampleRecord<RecruitmentContentInput>[] {
  const random = randomSource(`recruitments of ${code}`);
  return sampleYears(random, FIRST_YEAR, A_YEAR[kind]).map((when) => ({
    localId: `${when.year}-${when.number}`,
    content: recruitmentOf(random, nameFa, when),
  }));
}

function recruitmentOf(random: RandomSource, nameFa: string, { year, day, number }: SampleDay): RecruitmentContentInput {
  const { title, employmentType, qualifications, most } = random.pick(jobs);
  const totalJobOpenings = random.whole(1, most);
  const validThrough = daysAfter(day, DAYS_TO_APPLY);
  const isOver = year < LAST_SAMPLE_YEAR;
  const isCancelled = isOver && random.chance(0.06);
  return {
    title,
    sample: true,
    description: `${title} برای ${nameFa}. این آگهی نمونه است و کسی را به کار نمی‌گیرد.`,
    fiscalYear: year,
    totalJobOpenings,
    employmentType,
    qualifications,
    jobLocation: nameFa.replace(/^(?:شهرداری|شهرستان|استانداری)\s+/u, ''),
    postedOn: day,
    validThrough,
    ...(random.chance(0.9) && { hiringPermitNumber: `${year}/م/${number}` }),
    recruitmentStatus: isCancelled ? 'CANCELLED' : isOver ? 'COMPLETED' : random.pick(['OPEN', 'EVALUATION']),
    ...(totalJobOpenings >= 4 && {
      quotas: [
        { title: 'ایثارگران', openings: Math.round(totalJobOpenings / 4) },
        { title: 'معلولان', openings: Math.round(totalJobOpenings / 33) },
      ],
    }),
    stages: [
      { title: 'ثبت‌نام', startsOn: day, endsOn: validThrough },
      { title: 'آزمون کتبی', startsOn: daysAfter(validThrough, random.whole(14, 30)) },
      { title: 'مصاحبه', startsOn: daysAfter(validThrough, random.whole(40, 60)) },
    ],
    ...(isOver &&
      !isCancelled &&
      random.chance(0.85) && {
        result: { applicants: totalJobOpenings * random.whole(6, 90), selected: totalJobOpenings - (random.chance(0.2) ? 1 : 0) },
      }),
  };
}
