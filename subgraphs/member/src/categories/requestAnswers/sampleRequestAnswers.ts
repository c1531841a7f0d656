import { randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleYears } from '../../samples/sampleYears.ts';
import type { RequestAnswerContentInput } from './requestAnswerAttributes.ts';

const FIRST_YEAR = 1403;
const A_YEAR = { GOVERNORATE: 3, COUNTY: 1, MUNICIPALITY: 1 };

interface Answered {
  title: string;
  question: string;
  answer: string;
  outcome: NonNullable<RequestAnswerContentInput['outcome']>;
  articles?: string[];
}

const answered: readonly [Answered, ...Answered[]] = [
  {
    title: 'هزینهٔ سالانهٔ نگهداری فضای سبز',
    question: 'هزینهٔ نگهداری فضای سبز در سال گذشته چقدر بوده و به کدام پیمانکاران پرداخت شده است؟',
    answer: 'ریز پرداخت‌ها در دستهٔ قراردادها و عملکرد مالی همین سامانه منتشر شده است.',
    outcome: 'PUBLISHED_ALREADY',
  },
  {
    title: 'شمار پروانه‌های ساختمانی صادرشده در هر محله',
    question: 'در دو سال گذشته در هر محله چند پروانهٔ ساختمانی صادر شده است؟',
    answer: 'جدول شمار پروانه‌ها به تفکیک محله پیوست پاسخ برای درخواست‌کننده فرستاده شد.',
    outcome: 'FULL',
  },
  {
    title: 'نقشهٔ شبکهٔ آب و برق',
    question: 'نقشهٔ کامل شبکه‌های زیرزمینی آب و برق را در اختیار بگذارید.',
    answer: 'بخش مربوط به معابر عمومی داده شد؛ انتشار بخش‌های دیگر می‌تواند به امنیت عمومی زیان برساند.',
    outcome: 'PARTIAL',
    articles: ['13'],
  },
  {
    title: 'آمار بیماران سرپایی درمانگاه',
    question: 'شمار بیماران سرپایی درمانگاه شهر در سال گذشته چند نفر بوده است؟',
    answer: 'این آمار نزد این دستگاه نیست و باید از دانشگاه علوم پزشکی درخواست شود.',
    outcome: 'NOT_HELD',
  },
];

/** Invented answers of a body to invented requests, the same at every call. */
export function sampleRequestAnswers(body: SampleBody): SampleRecord<RequestAnswerContentInput>[] {
  const random = randomSource(`request answers of ${body.code}`);
  return sampleYears(random, FIRST_YEAR, A_YEAR[body.kind]).map(({ year, number, day }) => {
    const { title, ...content } = random.pick(answered);
    return {
      localId: `${year}-${number}`,
      content: { sample: true, title: `${title} (نمونه)`, ...content, answeredOn: day, workingDays: random.whole(1, 12), fiscalYear: year },
    };
  });
}
