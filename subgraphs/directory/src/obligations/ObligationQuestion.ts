import { z } from 'zod';

const filterForm = z.object({
  member: z.array(z.string()).nullish(),
  memberKind: z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']).nullish(),
  county: z.string().nullish(),
  category: z.array(z.string()).nullish(),
  status: z.array(z.string()).nullish(),
  overdue: z.boolean().nullish(),
});

const questionForm = z.object({
  filter: filterForm.nullish(),
  first: z.number().int().nullish(),
  after: z.string().nullish(),
  last: z.number().int().nullish(),
  before: z.string().nullish(),
  /** Codes of the bodies that it is about, in order. */
  bodies: z.array(z.string()),
});

/** Which obligations are meant, as the graph gives it. */
export type ObligationFilter = z.infer<typeof filterForm>;

/**
 * A question for obligations and the bodies that it is about. The directory is asked twice: first who is meant, then, once the gateway knows what those have
 * published, for the answer; in between, the question travels as the key of the answer, so that nothing is kept here.
 */
export type ObligationQuestion = z.infer<typeof questionForm>;

export function writeQuestion(question: ObligationQuestion): string {
  return JSON.stringify(question);
}

/** Reads a question that travelled; null when it is none. */
export function readQuestion(text: string): ObligationQuestion | null {
  try {
    return questionForm.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
