import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { startMember } from '@shafaf/member/startMember';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { readPublicKeys } from '@shafaf/shared/signing/publicKeys';
import { z } from 'zod';
import { runProgram } from './runProgram.ts';

// Several members in one process, each with a port and a database of its own.

const startForm = z.object({
  /** The gateway's key set, as JSON. */
  keySet: z.string(),
  members: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']),
      county: z.string().nullable(),
      databaseUrl: z.string(),
      /** 0 for a free one. */
      port: z.number(),
    }),
  ),
});

/** How far a member's clock is from the machine's, in milliseconds. */
const clockForm = z.object({ code: z.string(), offMilliseconds: z.number() });

const logger = createLogger('members');
const clocks = new Map<string, number>();

runProgram({
  start: async (given) => {
    const { members, keySet } = startForm.parse(given);
    const keys = readPublicKeys(keySet);
    const addresses: Record<string, string> = {};
    for (const { code, kind, county, databaseUrl, port } of members) {
      const database = connect<MemberDatabase>(databaseUrl, { max: 3, prepared: 16, logger });
      const trust = { keys: { find: async (id: string) => keys.get(id) }, now: () => Date.now() + (clocks.get(code) ?? 0) };
      const { address } = await startMember({ member: { code, kind, county }, database, port, trust, logger });
      addresses[code] = address;
    }
    return addresses;
  },
  'set clock': async (given) => {
    const { code, offMilliseconds } = clockForm.parse(given);
    clocks.set(code, offMilliseconds);
  },
});
