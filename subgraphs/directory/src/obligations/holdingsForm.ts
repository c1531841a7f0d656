import { z } from 'zod';

// As members' answers come through the gateway: figures beyond what JavaScript holds exactly are texts.
const count = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
const moment = z.iso.datetime();
const code = z.string();

const coverage = z.object({
  complete: z.boolean(),
  asked: z.number(),
  answered: z.number(),
  skipped: z.number(),
  stale: z.array(z.object({ code, asOf: moment })),
  missing: z.array(z.object({ code, reason: z.string() })),
  dropped: z.array(z.object({ code, rows: z.number(), values: z.number(), reasons: z.array(z.string()) })),
});

/** The contract's `Coverage`. */
export type Coverage = z.infer<typeof coverage>;

const holding = z.object({
  category: z.string(),
  count,
  sampleCount: count,
  lastPublishedAt: moment.nullable(),
  lastModifiedAt: moment.nullable(),
  newestFiscalYear: z.number().int().nullable(),
  fields: z.array(z.object({ field: z.string(), count })),
});

/** What a body has published of one category; counts as decimal texts. */
export type Holding = z.infer<typeof holding>;

/** What a body says that it has published, as the gateway hands it to the directory; null where not even that is known. */
export const holdingsForm = z
  .object({ categories: z.array(holding).nullable(), coverage })
  .nullish()
  .transform((given) => given ?? null);

export type Holdings = z.infer<typeof holdingsForm>;
