import type { MemberDatabase } from '@shafaf/member/database/MemberDatabase';
import type { MemberContext } from '@shafaf/member/MemberContext';
import { connect } from '@shafaf/shared/database/connect';
import { createLogger } from '@shafaf/shared/logging/createLogger';
import { serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { addRow } from './addRow.ts';
import { centralSchema } from './centralSchema.ts';
import { publicationForm } from './publishOne.ts';
import { runProgram } from './runProgram.ts';

// One server that holds every body's rows: what a warehouse would be.

const settingsForm = z.object({ databaseUrl: z.string() });
const logger = createLogger('central');
let database: Kysely<MemberDatabase> | undefined;

runProgram({
  start: async (given) => {
    const opened = connect<MemberDatabase>(settingsForm.parse(given).databaseUrl, {
      max: 10,
      idleTimeoutMillis: 60_000,
      prepared: 64,
      logger,
    });
    database = opened;
    const member = { code: 'central', kind: 'GOVERNORATE', county: null } as const;
    const { address } = await serveSubgraph<MemberContext>({
      schema: centralSchema,
      context: () => ({ member, database: opened, caller: 'GATEWAY', address: 'http://central.invalid/graphql' }),
      logger,
    });
    return address;
  },
  publish: async (given) => {
    if (database === undefined) throw new Error('it was not started');
    await addRow(database, publicationForm.parse(given));
  },
});
