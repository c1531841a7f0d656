import { serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import { categories } from './categories/categories.ts';
import type { MemberDatabase } from './database/MemberDatabase.ts';
import { type Intake, type IntakeSettings, openIntake } from './intake/openIntake.ts';
import type { MemberContext } from './MemberContext.ts';
import type { MemberIdentity } from './MemberIdentity.ts';
import { memberSchema } from './memberSchema.ts';
import type { DeskSettings } from './requests/desk/DeskSettings.ts';
import { deskRoutes } from './requests/desk/deskRoutes.ts';
import { isLoopbackHost } from './requests/desk/isLoopback.ts';
import { keepDesk } from './requests/keepDesk.ts';
import type { NoticeSettings } from './requests/notices/NoticeSettings.ts';
import type { RequestDesk } from './requests/RequestDesk.ts';
import { rowsRoute } from './rows/rowsRoute.ts';
import { synopsisRoute } from './synopsis/synopsisRoute.ts';
import { templateRoute } from './templates/templateRoute.ts';
import { type CallerCheck, callerCheck } from './trust/callerCheck.ts';
import type { MemberTrust } from './trust/MemberTrust.ts';

/** Where a web server that stands before this one, for https say, is as a rule. */
const THIS_MACHINE = ['127.0.0.1', '::1'];

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
  /** How files and documents are taken over HTTP; when left out they are not. */
  intake?: IntakeSettings;
  /** How requests for information are taken; when left out they are not. Officers answer them at `/desk`. */
  requests?: RequestDesk & { notices?: NoticeSettings; desk?: DeskSettings };
  /** Where others reach this server's `/graphql`, such as `https://shafaf.example.ir/graphql`; where it listens when left out. */
  publicAddress?: string;
  /** Addresses or ranges of reverse proxies whose `x-forwarded-for` is believed; this machine's when left out. */
  trustProxy?: readonly string[];
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
 * Serves one body's disclosures as a subgraph of the province, and beside `/graphql` its synopsis at `/synopsis` and templates of files at
 * `/templates`; the gateway has large pages at `/rows`. With `intake` it takes publications too: see `publishRoutes`.
 * @throws when the port is taken (the error of `listen`).
 */
export async function startMember(options: StartMemberOptions): Promise<RunningMember> {
  const { member, database, logger, trust = {}, intake, requests, trustProxy = THIS_MACHINE, publicAddress, ...place } = options;
  if (requests?.desk?.developmentOfficers !== undefined && !isLoopbackHost(place.host ?? '127.0.0.1'))
    throw new Error(`invented officers may sign in at this machine alone, and not at ${place.host}`);
  let callerOf: CallerCheck;
  let running: Intake | undefined;
  let listens = '';
  const contextOf = async (request: FastifyRequest): Promise<MemberContext> => ({
    member,
    database,
    caller: await callerOf(request),
    requests,
    address: publicAddress ?? listens,
  });
  const { address, stop } = await serveSubgraph<MemberContext>({
    ...place,
    schema: memberSchema,
    context: contextOf,
    logger,
    requests: { trustProxy },
    routes: async (app) => {
      callerOf = callerCheck(app, { member: member.code, trust, logger });
      synopsisRoute(app, { database, member, logger, callerOf });
      templateRoute(app);
      rowsRoute(app, { schema: memberSchema, categories, contextOf, logger });
      if (requests !== undefined)
        await deskRoutes(app, {
          member: member.code,
          database,
          desk: requests,
          settings: requests.desk ?? {},
          address: () => publicAddress ?? listens,
          logger,
        });
      if (intake !== undefined)
        running = await openIntake(app, {
          ...intake,
          member: member.code,
          database,
          callerOf,
          address: () => publicAddress ?? listens,
          logger,
        });
    },
    ready: async () => {
      await sql`select 1`.execute(database);
    },
  });
  listens = address;
  // Only once it listens: a start that fails leaves nothing behind that goes on.
  const keeping = requests && keepDesk(database, member.code, requests, requests.notices ?? {}, logger);
  return {
    code: member.code,
    address,
    stop: async () => {
      await running?.close();
      await stop();
      await keeping?.stop();
    },
  };
}
