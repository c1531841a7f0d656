import { type RandomSource, randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleAmount, sampleShare } from '../../samples/sampleAmount.ts';
import { daysAfter } from '../../samples/sampleDays.ts';
import { pickPlace } from '../../samples/samplePlaces.ts';
import { LAST_SAMPLE_YEAR, sampleYears } from '../../samples/sampleYears.ts';
import type { PlanContentInput } from './planAttributes.ts';
import { type SampleProject, sampleProjects } from './sampleProjects.ts';

const FIRST_YEAR = 1401;
const BILLION = 1_000_000_000;
const MONTH_DAYS = 30;
/** The last day of the first half of 1404, where the samples stand. */
const TODAY = '2025-09-22';
/** A town of which nothing is known counts as one of so many people. */
const USUAL_POPULATION = 20_000;
const MOST_A_YEAR = 8;
/** Every body's sample contracts of a year are more than these, so that links to them lead somewhere. */
const SURE_CONTRACTS = 6;
/** The body with which the governorate carries out some of its plans. */
const PARTNER = 'tabriz-municipality';

/**
 * The invented plans of a body, the same at every call, each with contracts among the samples of its own, and some of the governorate's with those of
 * another body too. None is anybody's real plan; each is marked `sample`.
 */
export function samplePlans({ code, kind, nameFa, population }: SampleBody): SampleRecord<PlanContentInput>[] {
  const random = randomSource(`plans of ${code}`);
  const size = Math.sqrt((population ?? USUAL_POPULATION) / USUAL_POPULATION);
  const aYear = kind === 'GOVERNORATE' ? MOST_A_YEAR : Math.min(MOST_A_YEAR, Math.max(2, Math.round(2 * size)));
  const projects = sampleProjects(kind);
  return sampleYears(random, FIRST_YEAR, aYear).flatMap(({ year, day, number }) => {
    const project = projects[random.whole(0, projects.length - 1)];
    return project === undefined
      ? []
      : { localId: `${year}-${number}`, content: planOf(random, { code, kind, nameFa }, project, year, day) };
  });
}

function planOf(
  random: RandomSource,
  { code, kind, nameFa }: Pick<SampleBody, 'code' | 'kind' | 'nameFa'>,
  { title, type, sectors, billions, months }: SampleProject,
  year: number,
  periodStart: string,
): PlanContentInput {
  const place = pickPlace(random, nameFa);
  const periodEnd = daysAfter(periodStart, months * MONTH_DAYS);
  const progress = progressOf(random, periodStart, periodEnd);
  const budget = sampleShare(random, sampleAmount(random, billions * BILLION, year), 0.9, 1.1);
  return {
    title: title.replace('{body}', nameFa).replace('{place}', place),
    sample: true,
    fiscalYear: year,
    description: 'این طرح نمونه است و وجود ندارد.',
    planType: type,
    planStatus: statusOf(random, progress),
    sectors: [...sectors],
    periodStart,
    periodEnd,
    budget: String(budget),
    physicalProgressPct: progress,
    milestones: [
      { title: 'تصویب و تأمین اعتبار', status: 'met', dueDate: periodStart, dateMet: periodStart },
      {
        title: 'پایان کار',
        dueDate: periodEnd,
        ...(progress === 100 ? { status: 'met', dateMet: daysAfter(periodEnd, -random.whole(0, 20)) } : { status: 'scheduled' }),
      },
    ],
    ...(type !== 'DEVELOPMENT_PROGRAMME' && { locations: [{ description: place }], contracts: contractsOf(random, code, kind, year) }),
  };
}

/** How much of the work is done on the day at which the samples stand: about as much as of the time has passed, but some are late. */
function progressOf(random: RandomSource, start: string, end: string): number {
  const passed = (Date.parse(TODAY) - Date.parse(start)) / (Date.parse(end) - Date.parse(start));
  if (passed >= 1) return random.chance(0.7) ? 100 : random.whole(75, 99);
  return Math.min(95, Math.max(0, Math.round(passed * (70 + 40 * random.fraction()))));
}

function statusOf(random: RandomSource, progress: number): PlanContentInput['planStatus'] {
  if (progress === 100) return random.chance(0.8) ? 'COMPLETED' : 'COMPLETION';
  if (random.chance(0.04)) return 'CANCELLED';
  return progress < 5 ? random.pick(['IDENTIFICATION', 'PREPARATION']) : 'IMPLEMENTATION';
}

function contractsOf(random: RandomSource, code: string, kind: SampleBody['kind'], year: number): string[] {
  if (year === LAST_SAMPLE_YEAR) return [];
  const one = () => `${year}-${random.whole(1, SURE_CONTRACTS)}`;
  const partners = kind === 'GOVERNORATE' && random.chance(0.5) ? [`${PARTNER}:contracts:${one()}`] : [];
  return [`${code}:contracts:${one()}`, ...partners];
}
