import { serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from './database/MemberDatabase.ts';
import type { MemberContext } from './MemberContext.ts';
import type { MemberIdentity } from './MemberIdentity.ts';
import { memberSchema } from './memberSchema.ts';
import { synopsisRoute } from './synopsis/synopsisRoute.ts';
import { type CallerCheck, callerCheck } from './trust/callerCheck.ts';
import type { MemberTrust } from './trust/MemberTrust.ts';

/** How a member's server is started. */
export interface StartMemberOptions {
  member: MemberIdentity;
  /** Migrated; stays open when the server stops. */
  database: Kysely<MemberDatabase>;
  /** Interface to listen on; `127.0.0.1` when left out. */
  host?: string;
  /** Port to listen on; a free one when left out or 0. */
  port?: number;
  /** Whose calls are obeyed; when left out anybody may read, and the fields of federation are answered to nobody. */
  trust?: MemberTrust | 'ANYONE';
  logger: Logger;
}

/** A member that answers questions. */
export interface RunningMember {
  code: string;
  /** Where it answers GraphQL, such as `http://127.0.0.1:4101/graphql`. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Serves one body's disclosures as a subgraph of the province, and beside `/graphql` its synopsis at `/synopsis`.
 * @throws when the port is taken (the error of `listen`).
 */
export async function startMember({ member, database, logger, trust = {}, ...place }: StartMemberOptions): Promise<RunningMember> {
  let callerOf: CallerCheck;
  const { address, stop } = await serveSubgraph<MemberContext>({
    ...place,
    schema: memberSchema,
    context: async (request) => ({ member, database, caller: await callerOf(request) }),
    logger,
    routes: (app) => {
      callerOf = callerCheck(app, { member: member.code, trust, logger });
      synopsisRoute(app, { database, member, logger, callerOf });
    },
    ready: async () => {
      await sql`select 1`.execute(database);
    },
  });
  return { code: member.code, address, stop };
}
