import { z } from 'zod';

const text = z.string().trim().min(1);
const days = z.number().int().min(1).max(365);

/**
 * By which rules a body answers requests for information: what the law leaves to a number stands here, with its source, and not in code. The program
 * comes with those of the law; a body that has others names a file.
 */
export const requestRules = z.strictObject({
  form: z.literal(1),
  /** How long the body has, in working days from the receipt. */
  deadline: z.strictObject({ workingDays: days, sourceFa: text, sourceEn: text }),
  /** By how many working days it may take more time, once; null where no rule allows it. */
  extension: z.strictObject({ workingDays: days, sourceFa: text, sourceEn: text }).nullable(),
  /** When what is personal is struck out of a closed request: so many days after it was closed. */
  retention: z.strictObject({ days: z.number().int().min(1).max(36_500), sourceFa: text, sourceEn: text }),
  /** Before the deadline, the officers are reminded on these numbers of working days. */
  reminders: z.array(z.number().int().min(0).max(30)).max(5),
  /** Requests that the body takes in an hour at most; more are put off, so that nobody can bury it. */
  mostInAnHour: z.number().int().min(1).max(100_000),
});

export type RequestRules = z.infer<typeof requestRules>;
