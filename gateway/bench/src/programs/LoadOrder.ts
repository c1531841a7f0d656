import { z } from 'zod';

/** A question. */
export const operationForm = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

/** What the client is to do. */
export const loadOrderForm = z.object({
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  /** Asked in turn, over and over. */
  operations: z.array(operationForm).min(1),
  /** With which of them it begins. */
  from: z.number().int(),
  connections: z.number().int().min(1),
  milliseconds: z.number(),
  /** How long a connection rests between an answer and the next question. */
  pauseMilliseconds: z.number(),
});

/** What came of it. */
export const loadResultForm = z.object({
  /** Milliseconds to each answer. */
  latencies: z.array(z.number()),
  milliseconds: z.number(),
  failures: z.number(),
  firstFailure: z.string().nullable(),
  /** The operation that would have come next. */
  next: z.number(),
});

export type Operation = z.infer<typeof operationForm>;
export type LoadOrder = z.infer<typeof loadOrderForm>;
export type LoadResult = z.infer<typeof loadResultForm>;
