import { z } from 'zod';

/** What a check found to be wrong. */
const finding = z.object({
  /** What was asked, what should have come and what came. */
  what: z.string().max(2_000),
  whatToDo: z.string().max(1_000),
});

const check = z.object({
  /** What the check is called, such as `cursors-forwards`. */
  name: z.string().max(100),
  /** What a member that passes does, as a sentence. */
  title: z.string().max(300),
  /** SKIPPED: there was nothing to tell it by, such as no row; `note` says why. */
  outcome: z.enum(['PASSED', 'FAILED', 'SKIPPED']),
  /** What the reader should know of a check that did not fail, such as how far it could look; null where there is nothing. */
  note: z.string().max(1_000).nullable(),
  findings: z.array(finding).max(20),
});

/** What came of trying a server against the province's contract. */
export const conformanceReport = z.object({
  /** The form's own number. */
  form: z.literal(1),
  /** Where the server answers GraphQL. */
  address: z.string(),
  /** Code of the body whose server it should be; null where nothing told it. */
  member: z.string().nullable(),
  /** When the check began (ISO 8601). */
  checkedAt: z.iso.datetime(),
  /** Whether no check failed. */
  passed: z.boolean(),
  checks: z.array(check).max(100),
});

export type ConformanceReport = z.infer<typeof conformanceReport>;
export type ConformanceCheck = z.infer<typeof check>;
export type ConformanceFinding = z.infer<typeof finding>;
