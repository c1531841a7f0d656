import type { MemberKind } from '../../MemberIdentity.ts';
import { randomSource } from '../../samples/randomSource.ts';
import type { SampleBody, SampleRecord } from '../../samples/SampleBody.ts';
import { sampleDays } from '../../samples/sampleDays.ts';
import type { ContractContentInput } from './contractAttributes.ts';
import { sampleContent } from './samples/sampleContent.ts';

const FIRST_YEAR = 1396;
const LAST_YEAR = 1404;
/** Contracts of the last year end with its first half: the samples stand at its middle. */
const LAST_YEAR_MONTHS = 6;
const YEAR_MONTHS = 11;
/** A middling town has about this many people; amounts grow with the square root of the population. */
const MIDDLING_TOWN = 20_000;
/** One contract in so many names its supplier by name alone, as files do that are kept by hand. */
const BY_NAME_ALONE = 30;
const SIZES: Record<MemberKind, { contracts: number; scale: number }> = {
  GOVERNORATE: { contracts: 1_500, scale: 8 },
  COUNTY: { contracts: 170, scale: 1.5 },
  MUNICIPALITY: { contracts: 150, scale: 0.6 },
};

/**
 * Invented contracts of a body, the same at every call: about 20,000 over the province's 95 bodies, signed in the Jalali years 1396 to
 * 1404, from millions to trillions of rial. They exist so that the software can be tried; none describes anything real. Every one is
 * marked `sample`, its supplier's name ends in «(نمونه)» and its supplier's national id is one that no company has; some have the name alone.
 */
export function sampleContracts({ code, kind, nameFa, population }: SampleBody): SampleRecord<ContractContentInput>[] {
  const random = randomSource(`contracts of ${code}`);
  const { contracts, scale } = sizeOf(kind, population);
  const made: SampleRecord<ContractContentInput>[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const isLast = year === LAST_YEAR;
    const count = Math.round((contracts / (LAST_YEAR - FIRST_YEAR + 0.5)) * (isLast ? 0.5 : 0.85 + 0.3 * random.fraction()));
    const days = sampleDays(random, year, isLast ? LAST_YEAR_MONTHS : YEAR_MONTHS, count);
    for (const [index, signedOn] of days.entries()) {
      const content = sampleContent(random, { kind, nameFa, scale, year, signedOn });
      made.push({ localId: `${year}-${index + 1}`, content: index % BY_NAME_ALONE === BY_NAME_ALONE - 1 ? byNameAlone(content) : content });
    }
  }
  return made;
}

/** The supplier without its national id, in a spelling of its own. */
function byNameAlone({ supplier, ...content }: ContractContentInput): ContractContentInput {
  if (supplier?.name === undefined) return content;
  return { ...content, supplier: { name: supplier.name.replace(/^شرکت (?!تعاونی)/, '').replaceAll('ی', 'ي') } };
}

function sizeOf(kind: MemberKind, population: number | null): { contracts: number; scale: number } {
  const size = SIZES[kind];
  if (population === null) return size;
  const towns = Math.sqrt(population / MIDDLING_TOWN);
  return { contracts: Math.round(size.contracts * (0.75 + 0.9 * towns)), scale: Math.max(0.3, towns) };
}
