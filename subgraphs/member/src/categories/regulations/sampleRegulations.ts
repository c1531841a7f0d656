import { toPersianDigits } from '@shafaf/shared/persian/toPersianDigits';
import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { daysAfter } from '../../samples/sampleDays.ts';
import { pickPlace } from '../../samples/samplePlaces.ts';
import { LAST_SAMPLE_YEAR, type SampleDay, sampleYears } from '../../samples/sampleYears.ts';
import type { RegulationContentInput } from './regulationAttributes.ts';
import { pickMatter, type SampleMatter, tariffOfYear } from './sampleMatters.ts';

type Sample = SampleRecord<RegulationContentInput>;

const FIRST_YEAR = 1401;
const A_YEAR = { GOVERNORATE: 12, COUNTY: 3, MUNICIPALITY: 5 };

/**
 * Invented regulations of a body, the same at every call: resolutions and minutes of a town's council with the dues of each year, circulars of
 * the others, and one draft each that people may comment on. Each says of itself that it has no force.
 */
export function sampleRegulations({ code, kind, nameFa }: SampleBody): Sample[] {
  const random = randomSource(`regulations of ${code}`);
  const days = sampleYears(random, FIRST_YEAR, A_YEAR[kind]);
  const made: Sample[] = [];
  for (const when of days) {
    // The first of a town's year are the dues for it.
    if (kind === 'MUNICIPALITY' && when.number === 1) made.push(tariff(random, nameFa, when));
    else made.push(passed(random, pickMatter(random, kind, true), nameFa, when, made));
  }
  const last = days.at(-1);
  if (last !== undefined) made.push(draft(random, pickMatter(random, kind, false), nameFa, last));
  return made;
}

function passed(random: RandomSource, matter: SampleMatter, nameFa: string, when: SampleDay, before: readonly Sample[]): Sample {
  const sample = regulation(random, matter, nameFa, when);
  const isMinutes = matter.type === 'COUNCIL_MINUTES';
  const earlier = before.filter(({ content }) => content.legislationType === matter.type && content.title === sample.content.title).at(-1);
  return {
    ...sample,
    content: {
      ...sample.content,
      ...(!isMinutes && { dateInForce: daysAfter(when.day, random.whole(10, 40)), legalForce: 'IN_FORCE' }),
      ...(!isMinutes && earlier !== undefined && { amends: [earlier.localId] }),
    },
  };
}

function tariff(random: RandomSource, nameFa: string, when: SampleDay): Sample {
  const { localId, content } = regulation(random, tariffOfYear, nameFa, when);
  const isLast = when.year === LAST_SAMPLE_YEAR;
  return {
    localId,
    content: {
      ...content,
      title: `${content.title} برای سال ${toPersianDigits(String(when.year))}`,
      dateInForce: daysAfter(when.day, 15),
      legalForce: isLast ? 'IN_FORCE' : 'NOT_IN_FORCE',
      ...(when.year > FIRST_YEAR && { repeals: [`${when.year - 1}-1`] }),
    },
  };
}

function draft(random: RandomSource, matter: SampleMatter, nameFa: string, { year, day }: SampleDay): Sample {
  const { content } = regulation(random, matter, nameFa, { year, day, number: 0 });
  const { title, text, passedBy, legislationType, sample } = content;
  return {
    localId: `${year}-draft`,
    content: {
      title: `پیش‌نویس ${title}`,
      ...{ text, passedBy, legislationType, sample },
      fiscalYear: year,
      draft: true,
      consultationUntil: daysAfter(day, 30),
    },
  };
}

function regulation(random: RandomSource, matter: SampleMatter, nameFa: string, { year, day, number }: SampleDay): Sample {
  const place = pickPlace(random, nameFa);
  const fill = (text: string) =>
    text
      .replaceAll('{place}', place)
      .replaceAll('{body}', nameFa)
      .replaceAll('{town}', nameFa.replace(/^شهرداری\s+/u, ''));
  const isMinutes = matter.type === 'COUNCIL_MINUTES';
  const articles = matter.articles.map(
    (each, index) => `${isMinutes ? 'بند' : 'ماده'} ${toPersianDigits(String(index + 1))} ـ ${fill(each)}`,
  );
  return {
    localId: `${year}-${number}`,
    content: {
      title: fill(matter.title),
      sample: true,
      legislationIdentifier: `${year}/${number}`,
      legislationType: matter.type,
      passedBy: fill(matter.passedBy),
      legislationDate: day,
      fiscalYear: year,
      text: [...articles, 'این متن نمونه است و هیچ اعتباری ندارد.'].join('\n'),
    },
  };
}
