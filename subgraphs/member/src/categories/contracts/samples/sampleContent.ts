import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import type { MemberKind } from '../../../MemberIdentity.ts';
import type { RandomSource } from '../../../samples/randomSource.ts';
import { sampleAmount, sampleShare } from '../../../samples/sampleAmount.ts';
import { daysAfter } from '../../../samples/sampleDays.ts';
import { pickPlace } from '../../../samples/samplePlaces.ts';
import { pickSupplier, type SampleSupplier } from '../../../samples/sampleSuppliers.ts';
import type { ContractContentInput } from '../contractAttributes.ts';
import { type SampleProcurement, sampleProcurement } from './sampleProcurement.ts';
import { pickWork, type SampleWork } from './sampleWorks.ts';

/** What a sample contract is made for. */
export interface SampleOccasion {
  kind: MemberKind;
  /** The body's name in Persian, such as شهرداری تبریز. */
  nameFa: string;
  /** How the body's contracts compare with a middling town's. */
  scale: number;
  /** Jalali year of signing. */
  year: number;
  signedOn: string;
}

const WITHOUT_AMOUNT = 0.015;
const WITHOUT_DAY = 0.015;
const WITHOUT_SUPPLIER = 0.01;
const NATURAL_PERSON = 0.02;
const DAYS_A_MONTH = 30;
/** The first year whose contracts may still run. */
const RUNNING_SINCE = 1403;

/** The content of one invented contract; a few lack what real registers often lack. */
export function sampleContent(random: RandomSource, { kind, nameFa, scale, year, signedOn }: SampleOccasion): ContractContentInput {
  const work = pickWork(random, kind);
  const amount = sampleAmount(random, work.typical * scale, year);
  const procurement = sampleProcurement(random, amount, year);
  const supplier = random.chance(NATURAL_PERSON) ? { name: 'شخص حقیقی (نمونه)' } : pickSupplier(random, work.trade);
  const title = work.title.replace('{body}', nameFa).replace('{place}', pickPlace(random, nameFa));
  const periodStart = daysAfter(signedOn, random.whole(0, 15));
  const periodEnd = daysAfter(periodStart, work.months * DAYS_A_MONTH);
  const dated = !random.chance(WITHOUT_DAY);
  return {
    title,
    ...(random.chance(0.4) ? { description: descriptionOf(random, work) } : {}),
    fiscalYear: year,
    sample: true,
    tender: tenderOf(random, title, work, procurement, amount, signedOn),
    ...(procurement.method === 'OPEN' || procurement.method === 'SELECTIVE'
      ? { awards: awardsOf(random, amount, signedOn, supplier) }
      : {}),
    ...(random.chance(WITHOUT_SUPPLIER) ? {} : { supplier }),
    ...(random.chance(WITHOUT_AMOUNT) ? {} : { amount: String(amount) }),
    ...(dated ? { signedOn, periodStart, periodEnd } : {}),
    contractStatus: random.chance(0.02) ? 'CANCELLED' : year < RUNNING_SINCE ? 'TERMINATED' : 'ACTIVE',
    ...(random.chance(0.06) ? { amendments: [amendmentOf(random, signedOn)] } : {}),
    ...(work.category === 'WORKS' && random.chance(0.35)
      ? { implementation: implementationOf(random, amount, periodStart, periodEnd, year) }
      : {}),
  };
}

function descriptionOf(random: RandomSource, work: SampleWork): string {
  const scope = random.pick([
    'مطابق نقشه‌ها و مشخصات فنی پیوست',
    'بر پایه فهرست بها و شرایط عمومی پیمان',
    'طبق شرح خدمات پیوست قرارداد',
    'با تأمین مصالح و نیروی انسانی',
  ]);
  return `${scope}؛ مدت ${toPersianDigits(String(work.months))} ماه. این قرارداد نمونه است و وجود ندارد.`;
}

function tenderOf(
  random: RandomSource,
  title: string,
  work: SampleWork,
  procurement: SampleProcurement,
  amount: number,
  signedOn: string,
): ContractContentInput['tender'] {
  const announced = daysAfter(signedOn, -random.whole(25, 60));
  const tendered = procurement.method === 'OPEN' || procurement.method === 'SELECTIVE';
  return {
    title,
    procurementMethod: procurement.method,
    procurementMethodDetails: procurement.details,
    ...(procurement.rationale === undefined ? {} : { procurementMethodRationale: procurement.rationale }),
    mainProcurementCategory: work.category,
    ...(random.chance(0.8) ? { value: String(sampleShare(random, amount, 0.9, 1.2)) } : {}),
    ...(tendered ? { periodStart: announced, periodEnd: daysAfter(announced, 15), numberOfTenderers: random.whole(2, 9) } : {}),
  };
}

function awardsOf(
  random: RandomSource,
  amount: number,
  signedOn: string,
  supplier: SampleSupplier | { name: string },
): ContractContentInput['awards'] {
  if (random.chance(0.2)) return [];
  return [{ id: '1', title: 'برنده مناقصه', date: daysAfter(signedOn, -random.whole(3, 9)), value: String(amount), suppliers: [supplier] }];
}

function amendmentOf(random: RandomSource, signedOn: string): NonNullable<ContractContentInput['amendments']>[number] {
  const date = daysAfter(signedOn, random.whole(40, 200));
  return random.chance(0.5)
    ? { date, description: 'افزایش مبلغ تا سقف ۲۵ درصد', rationale: 'افزایش حجم کار' }
    : { date, description: 'تمدید مدت به میزان سه ماه', rationale: 'شرایط جوی و تأخیر در تحویل زمین' };
}

function implementationOf(
  random: RandomSource,
  amount: number,
  start: string,
  end: string,
  year: number,
): ContractContentInput['implementation'] {
  const done = year < RUNNING_SINCE;
  return {
    transactions: [
      { id: '1', date: daysAfter(start, 10), value: String(sampleShare(random, amount, 0.15, 0.25)) },
      ...(done ? [{ id: '2', date: end, value: String(sampleShare(random, amount, 0.6, 0.75)) }] : []),
    ],
    milestones: [
      { title: 'تحویل زمین', status: 'met', dueDate: start, dateMet: daysAfter(start, random.whole(0, 12)) },
      {
        title: 'تحویل موقت',
        dueDate: end,
        ...(done ? { status: 'met', dateMet: daysAfter(end, random.whole(-5, 60)) } : { status: 'scheduled' }),
      },
    ],
  };
}
