import { createHash } from 'node:crypto';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { z } from 'zod';

const words = z.string().trim().min(1).max(2_000);
const bilingual = z.strictObject({ fa: words, en: words });

const rule = z
  .strictObject({
    /** As in ids, such as `contracts`. One that the contract does not have yet is kept, and not reckoned. */
    category: z.string().regex(/^[a-z][A-Za-z]*$/, 'the name of a category as in ids, such as "contracts"'),
    /** How often, in months of the Jalali calendar; null for what is published as it comes up. */
    everyMonths: z.number().int().min(1).max(120).nullable(),
    /** The Gregorian day from which it is reckoned. */
    since: z.iso.date(),
    /** The law or rule. */
    basis: bilingual,
    /** Where it can be read; null where no address is known. */
    source: z.url({ protocol: /^https?$/ }).nullable(),
    /** True where the law does not say just this, as to the category or the period; `note` then says what is assumed. */
    assumed: z.boolean(),
    note: bilingual.optional(),
  })
  .refine(({ assumed, note }) => !assumed || note !== undefined, { path: ['note'], message: 'What is assumed must be said.' });

const rules = z.array(rule).superRefine((given, context) => {
  const seen = new Set<string>();
  for (const [index, { category }] of given.entries()) {
    if (seen.has(category)) context.addIssue({ code: 'custom', path: [index, 'category'], message: `"${category}" stands there twice.` });
    seen.add(category);
  }
});

const profileForm = z.strictObject({
  form: z.literal(1),
  title: bilingual,
  /** By kind of body: what it owes. A kind that is left out owes nothing. */
  kinds: z.strictObject({ GOVERNORATE: rules.default([]), COUNTY: rules.default([]), MUNICIPALITY: rules.default([]) }),
});

/** What each kind of body owes the public, how often, and by which law: `data/obligations.json` is one. */
export type ObligationProfile = z.infer<typeof profileForm>;
/** That all bodies of one kind owe a category. */
export type ObligationRule = z.infer<typeof rule>;

/**
 * Reads a profile.
 * @throws ShafafError `BAD_USER_INPUT` that names every place that is wrong.
 */
export function parseProfile(json: unknown): ObligationProfile {
  const parsed = profileForm.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.length === 0 ? 'The whole' : path.join('.')}: ${message}`);
  throw new ShafafError('BAD_USER_INPUT', `This is no profile of obligations:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** SHA-256 of the profile's canonical JSON, hexadecimal. */
export function profileHash(profile: ObligationProfile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('hex');
}
