import { z } from 'zod';

/** What the members' process must know to serve one member. */
export const memberSettings = z.object({
  code: z.string(),
  kind: z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']),
  /** The county that the body is or lies in. */
  county: z.string().nullable(),
  nameFa: z.string(),
  population: z.number().nullable(),
  databaseUrl: z.string(),
  /** The folder of its files. */
  home: z.string(),
  /** Taken if free, else another; 0 for any. */
  port: z.number().int(),
  /** File with the public keys of the province's gateway. */
  gatewayKeys: z.string(),
  /** Whether an empty database gets sample records. */
  samples: z.boolean(),
});

export type MemberSettings = z.infer<typeof memberSettings>;

/** What the launcher asks of the members' process. */
export const memberRequest = z.object({
  id: z.number(),
  ask: z.discriminatedUnion('what', [
    z.object({ what: z.literal('start'), settings: memberSettings }),
    z.object({ what: z.literal('stop'), code: z.string() }),
    z.object({ what: z.literal('stop all') }),
  ]),
});

export type MemberRequest = z.infer<typeof memberRequest>;

/** A member that has been started. */
export const startedMember = z.object({
  /** Where it answers GraphQL. */
  address: z.string(),
  /** Sample records that were loaded now. */
  samples: z.number(),
});

export type StartedMember = z.infer<typeof startedMember>;

/** What the members' process answers: `started` after a start, `error` when it failed. */
export const memberReply = z.object({ id: z.number(), started: startedMember.optional(), error: z.string().optional() });

export type MemberReply = z.infer<typeof memberReply>;
