import { z } from 'zod';

/** What the launcher asks of a program, over the channel between the two. */
export const requestForm = z.object({ id: z.number(), what: z.string(), given: z.unknown() });

/** What a program answers. */
export const replyForm = z.object({ id: z.number(), result: z.unknown(), error: z.string().optional() });

/** What every program can say of itself. */
export const usageForm = z.object({
  /** Bytes of memory that are resident. */
  rss: z.number(),
  /** Processor time since its start, user and system. */
  cpuMilliseconds: z.number(),
});

/** A function and how long it ran itself. */
export const hotFunctionsForm = z.array(z.object({ name: z.string(), place: z.string(), share: z.number() }));

export type Usage = z.infer<typeof usageForm>;
export type HotFunction = z.infer<typeof hotFunctionsForm>[number];
