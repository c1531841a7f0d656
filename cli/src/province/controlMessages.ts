import { z } from 'zod';

/** What can be asked of a running province. */
export const controlRequest = z.discriminatedUnion('what', [
  z.object({ what: z.literal('stop member'), code: z.string() }),
  z.object({ what: z.literal('start member'), code: z.string() }),
  z.object({ what: z.literal('status') }),
]);

export type ControlRequest = z.infer<typeof controlRequest>;

/** What it answers: lines for people, or what went wrong. */
export const controlReply = z.union([z.object({ lines: z.array(z.string()) }), z.object({ error: z.string() })]);

export type ControlReply = z.infer<typeof controlReply>;
