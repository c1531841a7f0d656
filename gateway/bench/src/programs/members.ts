import type { DirectoryDatabase } from '@shafaf/directory/database/DirectoryDatabase';
import { setAddress } from '@shafaf/directory/members/setAddress';
import { startDirectory } from '@shafaf/directory/startDirectory';
import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import { startMember } from '@shafaf/member/startMember';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { publicationForm, publishOne } from './publishOne.ts';
import { runProgram } from './runProgram.ts';

// The directory and all members: the real programs, each with a port and a database of its own.

const settingsForm = z.object({
  directoryDatabaseUrl: z.string(),
  members: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(['GOVERNORATE', 'COUNTY', 'MUNICIPALITY']),
      county: z.string().nullable(),
      databaseUrl: z.string(),
    }),
  ),
});

/** As where a province runs on one machine. */
const POOL = { max: 3, idleTimeoutMillis: 60_000, prepared: 16 };

const logger = createLogger('members');
const databases = new Map<string, Kysely<MemberDatabase>>();

runProgram({
  start: async (given) => {
    const { directoryDatabaseUrl, members } = settingsForm.parse(given);
    const register = connect<DirectoryDatabase>(directoryDatabaseUrl, { max: 4, logger });
    const addresses: Record<string, string> = {};
    for (const { code, kind, county, databaseUrl } of members) {
      const database = connect<MemberDatabase>(databaseUrl, { ...POOL, logger });
      databases.set(code, database);
      // The other gateways call members without signing.
      const { address } = await startMember({ member: { code, kind, county }, database, trust: 'ANYONE', logger });
      addresses[code] = address;
    }
    for (const [code, address] of Object.entries(addresses)) await setAddress(register, code, address);
    const directory = await startDirectory({ database: register, logger });
    return { directory: directory.address, members: addresses };
  },
  publish: async (given) => {
    const publication = publicationForm.parse(given);
    const database = databases.get(publication.member);
    if (database === undefined) throw new Error(`no member ${publication.member} runs here`);
    await publishOne(database, publication);
  },
});
