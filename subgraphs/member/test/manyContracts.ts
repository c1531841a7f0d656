import type { TestContract } from './insertContracts.ts';
import { PUBLISHED_AT } from './insertContracts.ts';
import { type SeededRandom, seededRandom } from './seededRandom.ts';

/** Suppliers of the contracts made here; national ids with a valid check digit. */
export const SUPPLIERS = ['10380284790', '10102345674', '14003678902'] as const;
const WORDS = ['احداث', 'پارک', 'خیابان', 'آسفالت', 'خرید', 'نگهداری', '100%', 'a_b', 'بانوان'] as const;

/**
 * Contracts with thousands of ties: few amounts, days and moments, many without any of them; ids of many kinds of characters; some
 * withdrawn, some samples. The same for the same seed.
 */
export function manyContracts(count: number, seed: number): TestContract[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => oneContract(index, random));
}

function oneContract(index: number, random: SeededRandom): TestContract {
  const month = String(1 + random.whole(4)).padStart(2, '0');
  const supplier = random.chance(0.7)
    ? {
        ...(random.chance(0.8) ? { nationalId: random.pick(SUPPLIERS) } : {}),
        ...(random.chance(0.7) ? { name: `شرکت ${random.whole(9)}` } : {}),
      }
    : undefined;
  return {
    localId: `${random.pick(['', 'ب', 'é', '𐎠', '"', ':', '%', '\uFF21'])}${index}`,
    title: `${random.pick(WORDS)} ${random.pick(WORDS)} ${index}`,
    ...(random.chance(0.3) ? { description: random.pick(WORDS) } : {}),
    ...(random.chance(0.9) ? { amount: String(BigInt(random.whole(12)) * 90_000_000_000_000_000n - 10n) } : {}),
    ...(random.chance(0.8) ? { signedOn: `${2020 + random.whole(4)}-${month}-01` } : {}),
    ...(random.chance(0.9) ? { fiscalYear: 1399 + random.whole(4) } : {}),
    ...(random.chance(0.8)
      ? { tender: random.chance(0.9) ? { procurementMethod: random.pick(['OPEN', 'SELECTIVE', 'LIMITED', 'DIRECT']) } : { title: 'بی‌روش' } }
      : {}),
    ...(supplier === undefined ? {} : { supplier }),
    sample: random.chance(0.2),
    envelope: {
      publishedAt: new Date(PUBLISHED_AT.getTime() + random.whole(5)),
      withdrawal: random.chance(0.05) ? { at: PUBLISHED_AT, reason: 'تکراری' } : null,
    },
  };
}
