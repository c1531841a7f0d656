import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { pickPlace } from '../../samples/samplePlaces.ts';
import { type SampleDay, sampleYears } from '../../samples/sampleYears.ts';
import { sampleContracts } from '../contracts/sampleContracts.ts';
import type { ResearchContentInput } from './researchAttributes.ts';

const FIRST_YEAR = 1399;
const A_YEAR = { GOVERNORATE: 5, COUNTY: 1, MUNICIPALITY: 1 };
/** Sample contracts that could have paid for a study. */
const STUDIES = /مشاوره|نقشه‌برداری/u;

interface Study {
  title: string;
  type: ResearchContentInput['resourceType'];
  subjects: string[];
}

const studies: readonly [Study, ...Study[]] = [
  { title: 'مطالعات ترافیکی {place}', type: 'REPORT', subjects: ['ترافیک', 'حمل‌ونقل'] },
  { title: 'سنجش رضایت شهروندان از خدمات {body}', type: 'REPORT', subjects: ['رضایت شهروندان', 'خدمات عمومی'] },
  { title: 'پهنه‌بندی خطر زمین‌لرزه {place}', type: 'IMAGE', subjects: ['زمین‌لرزه', 'مدیریت بحران'] },
  { title: 'امکان‌سنجی نیروگاه خورشیدی {place}', type: 'REPORT', subjects: ['انرژی خورشیدی'] },
  { title: 'آمارنامه {body}', type: 'DATASET', subjects: ['آمار', 'جمعیت'] },
  { title: 'ارزیابی پیامدهای اجتماعی بازآفرینی {place}', type: 'JOURNAL_ARTICLE', subjects: ['بازآفرینی شهری', 'مطالعات اجتماعی'] },
  { title: 'مدیریت پسماند {place}', type: 'DISSERTATION', subjects: ['پسماند', 'محیط زیست'] },
];
const INSTITUTES = ['مؤسسه پژوهشی سهند آذر (نمونه)', 'مرکز مطالعات شهری ارس (نمونه)', 'گروه پژوهشی افق (نمونه)'] as const;
/** People in samples; these are of nobody. */
const PEOPLE = ['پژوهشگر فرضی (نمونه)', 'نویسنده فرضی (نمونه)', 'دانشجوی فرضی (نمونه)'] as const;

/** Invented research documents of a body, the same at every call; some were paid for by one of its sample contracts. */
export function sampleResearch(body: SampleBody): SampleRecord<ResearchContentInput>[] {
  const random = randomSource(`research of ${body.code}`);
  const contracts = sampleContracts(body).filter(({ content }) => STUDIES.test(content.title));
  return sampleYears(random, FIRST_YEAR, A_YEAR[body.kind]).map((when) => {
    const paidBy = contracts.find(({ content }) => content.fiscalYear === when.year);
    return {
      localId: `${when.year}-${when.number}`,
      content: {
        ...documentOf(random, body.nameFa, when),
        ...(paidBy !== undefined && random.chance(0.6) && { fundingContract: paidBy.localId }),
      },
    };
  });
}

function documentOf(random: RandomSource, nameFa: string, { year, number }: SampleDay): ResearchContentInput {
  const { title, type, subjects } = random.pick(studies);
  const place = pickPlace(random, nameFa);
  const institute = random.pick(INSTITUTES);
  const filled = title.replace('{place}', place).replace('{body}', nameFa);
  return {
    title: filled,
    sample: true,
    identifier: `R-${year}-${number}`,
    creators: [{ name: random.pick(PEOPLE), affiliation: institute }, { name: institute }],
    publisher: nameFa,
    publicationYear: year,
    fiscalYear: year,
    resourceType: type,
    subjects: [...subjects],
    abstract: `${filled}، بر پایه داده‌های سال ${toPersianDigits(String(year - 1))}. این سند نمونه است و چنین پژوهشی انجام نشده است.`,
    rights: 'استفاده با ذکر منبع آزاد است',
  };
}
