import type { MemberKind } from '../../MemberIdentity.ts';
import type { PlanContentInput } from './planAttributes.ts';

/** A kind of plan that bodies make. */
export interface SampleProject {
  /** `{place}` stands for where, `{body}` for the body's name. */
  title: string;
  type: NonNullable<PlanContentInput['planType']>;
  sectors: NonNullable<PlanContentInput['sectors']>;
  /** Typical budget in billion rial at prices of 1404; of plans that build nothing, what making them costs. */
  billions: number;
  months: number;
  by: readonly MemberKind[];
}

const TOWNS: readonly MemberKind[] = ['MUNICIPALITY'];
const OFFICES: readonly MemberKind[] = ['COUNTY', 'GOVERNORATE'];
const ALL: readonly MemberKind[] = [...TOWNS, ...OFFICES];

const projects: readonly SampleProject[] = [
  { title: 'برنامه پنج‌ساله {body}', type: 'DEVELOPMENT_PROGRAMME', sectors: [], billions: 12, months: 60, by: ALL },
  { title: 'بازنگری طرح تفصیلی {place}', type: 'LAND_USE', sectors: ['SOCIAL_HOUSING'], billions: 9, months: 18, by: TOWNS },
  {
    title: 'احداث پارک محله‌ای {place}',
    type: 'CONSTRUCTION',
    sectors: ['CULTURE_SPORTS_AND_RECREATION'],
    billions: 60,
    months: 14,
    by: TOWNS,
  },
  { title: 'تعریض و بهسازی {place}', type: 'EXPANSION', sectors: ['TRANSPORT'], billions: 140, months: 16, by: TOWNS },
  { title: 'احداث تصفیه‌خانه فاضلاب {place}', type: 'CONSTRUCTION', sectors: ['WATER_AND_WASTE'], billions: 480, months: 30, by: TOWNS },
  { title: 'مقاوم‌سازی مدرسه {place}', type: 'REHABILITATION', sectors: ['EDUCATION'], billions: 35, months: 9, by: ALL },
  { title: 'نوسازی ناوگان اتوبوس‌رانی {body}', type: 'REPLACEMENT', sectors: ['TRANSPORT'], billions: 220, months: 12, by: TOWNS },
  { title: 'احداث ایستگاه آتش‌نشانی {place}', type: 'CONSTRUCTION', sectors: ['GOVERNANCE'], billions: 75, months: 14, by: TOWNS },
  {
    title: 'سیل‌بند و ساماندهی مسیل {place}',
    type: 'CONSTRUCTION',
    sectors: ['NATURAL_RESOURCES', 'WATER_AND_WASTE'],
    billions: 110,
    months: 20,
    by: ALL,
  },
  { title: 'آب‌رسانی به روستاهای {body}', type: 'CONSTRUCTION', sectors: ['WATER_AND_WASTE'], billions: 260, months: 24, by: OFFICES },
  { title: 'بهسازی راه‌های روستایی {body}', type: 'REHABILITATION', sectors: ['TRANSPORT'], billions: 320, months: 18, by: OFFICES },
  { title: 'تکمیل درمانگاه {place}', type: 'CONSTRUCTION', sectors: ['HEALTH'], billions: 150, months: 22, by: OFFICES },
  { title: 'احداث بزرگراه {place}', type: 'CONSTRUCTION', sectors: ['TRANSPORT'], billions: 4_200, months: 48, by: ['GOVERNORATE'] },
];

/** The kinds of plans that a body of this kind makes. */
export function sampleProjects(kind: MemberKind): readonly SampleProject[] {
  return projects.filter(({ by }) => by.includes(kind));
}
