import { z } from 'zod';

const text = z.string().trim().min(1);
/** Money in rial, as a decimal string of at most 18 digits. */
const rial = z.string().regex(/^[1-9]\d{0,17}$/, { error: 'a whole number of rial above nought, as a text of digits', abort: true });

const regime = z.strictObject({
  /** The API's enum. */
  code: z.enum(['TENDERS_ACT', 'MUNICIPAL_REGULATION']),
  nameFa: text,
  /** As it stands inside a sentence: "the Tenders Act". */
  nameEn: text,
  /** Kinds of bodies whose purchases it rules. */
  kinds: z.array(z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY'])),
});

const yearOfRegime = z.strictObject({
  regime: regime.shape.code,
  /** The Jalali year in which they hold. */
  year: z.number().int().min(1300).max(1600),
  /** The largest amount of a small purchase, in rial. */
  smallUpTo: rial,
  /** The largest amount of a medium one; what is more is large. */
  mediumUpTo: rial,
  /** Where the figures are from, as a citation. */
  sourceFa: text,
  sourceEn: text,
  /** Where that can be read. */
  sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
});

/**
 * The form of the file of thresholds. The law has them set anew each year, so they are data with a source: a year that is not there is not known,
 * and nothing is concluded from its neighbours.
 */
export const thresholdTable = z
  .strictObject({ form: z.literal(1), regimes: z.array(regime), thresholds: z.array(yearOfRegime) })
  .superRefine(({ regimes, thresholds }, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const codes = new Set<string>();
    const kinds = new Set<string>();
    for (const [index, each] of regimes.entries()) {
      if (codes.has(each.code)) fault(['regimes', index], `${each.code} stands twice`);
      codes.add(each.code);
      for (const kind of each.kinds) {
        if (kinds.has(kind)) fault(['regimes', index, 'kinds'], `${kind} is ruled twice`);
        kinds.add(kind);
      }
    }
    const years = new Set<string>();
    for (const [index, each] of thresholds.entries()) {
      const year = `${each.regime} ${each.year}`;
      if (!codes.has(each.regime)) fault(['thresholds', index, 'regime'], `${each.regime} is none of the regimes`);
      if (years.has(year)) fault(['thresholds', index], `${year} stands twice`);
      years.add(year);
      if (BigInt(each.smallUpTo) >= BigInt(each.mediumUpTo)) fault(['thresholds', index, 'mediumUpTo'], 'must be more than smallUpTo');
    }
  });

/** Which law rules whose purchases, and the amounts that divide them into classes, by year. */
export type ThresholdTable = z.infer<typeof thresholdTable>;
export type ThresholdRegime = ThresholdTable['regimes'][number];
export type YearOfThresholds = ThresholdTable['thresholds'][number];
