import { z } from 'zod';

const event = z.object({ at: z.string(), kind: z.string(), by: z.string(), text: z.string().nullable() });
const file = z.object({ name: z.string(), mediaType: z.string(), content: z.string() });

/** A request as the pages show it: what `REQUEST_FIELDS` asks for. */
export const askedRequest = z.object({
  trackingCode: z.string(),
  member: z.object({ code: z.string(), nameFa: z.string(), nameEn: z.string() }),
  state: z.enum(['REGISTERED', 'IN_PROGRESS', 'AWAITING_CLARIFICATION', 'ANSWERED', 'WITHDRAWN']),
  subject: z.string(),
  text: z.string().nullable(),
  receivedAt: z.string(),
  isLate: z.boolean(),
  possible: z.array(z.string()),
  stars: z.number().nullable(),
  deadline: z.object({
    due: z.string(),
    workingDays: z.number(),
    counted: z.array(z.string()),
    skipped: z.array(z.object({ date: z.string(), reasonFa: z.string(), reasonEn: z.string() })),
    unlistedYears: z.array(z.number()),
  }),
  events: z.array(event),
  answer: z
    .object({
      at: z.string(),
      outcome: z.enum(['FULL', 'PARTIAL', 'PUBLISHED_ALREADY', 'NOT_HELD', 'VAGUE', 'REFUSED']),
      text: z.string().nullable(),
      articles: z.array(z.number()),
      records: z.array(z.string()),
      workingDays: z.number(),
      files: z.array(file),
    })
    .nullable(),
  publication: z
    .object({ question: z.string(), answer: z.string(), agreed: z.boolean().nullable(), record: z.string().nullable() })
    .nullable(),
});

export type AskedRequest = z.infer<typeof askedRequest>;

/** What the pages ask of a request. */
export const REQUEST_FIELDS = `trackingCode member { code nameFa nameEn } state subject text receivedAt isLate possible stars
  deadline { due workingDays counted skipped { date reasonFa reasonEn } unlistedYears }
  events { at kind by text }
  answer { at outcome text articles records workingDays files { name mediaType content } }
  publication { question answer agreed record }`;

/** Why nothing was done, as the graph says it. */
export const askedProblem = z.object({ code: z.string(), path: z.string().nullable(), messageFa: z.string(), messageEn: z.string() });

export type AskedProblem = z.infer<typeof askedProblem>;
