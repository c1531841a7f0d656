import { serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from './database/MemberDatabase.ts';
import type { MemberContext } from './MemberContext.ts';
import type { MemberIdentity } from './MemberIdentity.ts';
import { memberSchema } from './memberSchema.ts';
import { synopsisRoute } from './synopsis/synopsisRoute.ts';

/** How a member's server is started. */
export interface StartMemberOptions {
  member: MemberIdentity;
  /** Migrated; stays open when the server stops. */
  database: Kysely<MemberDatabase>;
  /** Interface to listen on; `127.0.0.1` when left out. */
  host?: string;
  /** Port to listen on; a free one when left out or 0. */
  port?: number;
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
export async function startMember({ member, database, logger, ...place }: StartMemberOptions): Promise<RunningMember> {
  const { address, stop } = await serveSubgraph<MemberContext>({
    ...place,
    schema: memberSchema,
    context: () => ({ member, database }),
    logger,
    routes: (app) => synopsisRoute(app, { database, member, logger }),
    ready: async () => {
      await sql`select 1`.execute(database);
    },
  });
  return { code: member.code, address, stop };
}
