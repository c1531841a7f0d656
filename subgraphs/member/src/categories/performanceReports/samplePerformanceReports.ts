import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { firstDayOf, lastDayOf } from '../../samples/sampleDays.ts';
import type { PerformanceReportContentInput } from './performanceReportAttributes.ts';
import { type SampleIndicator, type SampleProgramme, sampleProgrammes } from './sampleProgrammes.ts';

/** The times that are reported on: two whole years, and the half of the next at whose end the samples stand. */
const spans = [
  { year: 1402, months: 12, frequency: 'YEARLY', words: 'سال ۱۴۰۲' },
  { year: 1403, months: 12, frequency: 'YEARLY', words: 'سال ۱۴۰۳' },
  { year: 1404, months: 6, frequency: 'HALF_YEARLY', words: 'شش‌ماهه نخست ۱۴۰۴' },
] as const;
const YEAR_MONTHS = 12;

type Span = (typeof spans)[number];

/** The invented reports of a body on its programmes, the same at every call. None says what anybody really did; each is marked `sample`. */
export function samplePerformanceReports({ code, kind, nameFa }: SampleBody): SampleRecord<PerformanceReportContentInput>[] {
  const random = randomSource(`performance reports of ${code}`);
  return spans.flatMap((span) =>
    sampleProgrammes(kind).map((programme, index) => ({
      localId: `${span.year}-${index + 1}`,
      content: reportOf(random, nameFa, span, programme),
    })),
  );
}

function reportOf(random: RandomSource, nameFa: string, span: Span, { title, indicators }: SampleProgramme): PerformanceReportContentInput {
  const { year, months, frequency, words } = span;
  const measured = indicators.map((indicator) => measuredOf(random, indicator, months / YEAR_MONTHS));
  const said = measured.map((each) => `${each.title} به ${figure(each.actual)} ${each.unit} رسید (هدف: ${figure(each.target)})`).join('؛ ');
  return {
    title: `گزارش عملکرد ${nameFa} در ${title}، ${words}`,
    sample: true,
    fiscalYear: year,
    frequency,
    periodStart: firstDayOf(year, 1),
    periodEnd: lastDayOf(year, months),
    programme: title,
    summary: `${said}. این گزارش نمونه است و کار هیچ دستگاهی را نشان نمی‌دهد.`,
    indicators: measured,
  };
}

function measuredOf(random: RandomSource, { title, unit, target: aYear, isDone }: SampleIndicator, share: number) {
  const target = rounded(isDone ? aYear * share : aYear);
  const near = (least: number, most: number) => rounded(target * (least + (most - least) * random.fraction()));
  return { title, unit, baseline: near(0.6, 0.95), target, actual: near(0.75, 1.15) };
}

function rounded(value: number): number {
  return value < 100 ? Math.round(value * 10) / 10 : Math.round(value);
}

function figure(value: number): string {
  return toPersianDigits(String(value).replace('.', '٫'));
}
