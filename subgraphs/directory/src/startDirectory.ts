import { buildSubgraphSchema } from '@apollo/subgraph';
import { directorySdl } from '@shafaf/schema/contract';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { type ServedSubgraph, serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import type { PublicKeySet } from '@shafaf/shared/signing/publicKeys';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { DirectoryDatabase } from './database/DirectoryDatabase.ts';
import { type DirectoryContext, directoryResolvers } from './directoryResolvers.ts';
import type { CheckMember } from './joining/CheckMember.ts';
import { InvitationChecks } from './joining/InvitationChecks.ts';
import { joiningRoutes } from './joining/joiningRoutes.ts';
import { createMemberLoaders } from './members/createMemberLoaders.ts';
import { type ProfileInForce, profileInForce } from './obligations/profileInForce.ts';

/** How the directory is served. */
export interface StartDirectoryOptions {
  /** Made ready by `prepareDirectory`. Stays open when the directory stops. */
  database: Kysely<DirectoryDatabase>;
  host?: string;
  /** A free one when left out or 0. */
  port?: number;
  logger: Logger;
  /** How servers of invited bodies are checked; without it no invitation can be answered here. */
  check?: CheckMember;
  /** The gateway's public keys, which are then served here too, so that a member needs to know one address only; null while there are none. */
  keySet?: () => PublicKeySet | null;
  /** The clock by which obligations are due; that of the machine when left out. */
  now?: () => Date;
}

/** Serves the province's register of members as a subgraph, and beside it takes the answers to invitations (see `joiningRoutes`). */
export async function startDirectory({
  database,
  logger,
  check,
  keySet,
  now = () => new Date(),
  ...where
}: StartDirectoryOptions): Promise<ServedSubgraph> {
  const checks = check && new InvitationChecks({ database, check, logger });
  const served = await serveSubgraph<DirectoryContext>({
    ...where,
    logger,
    schema: buildSubgraphSchema([{ typeDefs: parse(directorySdl), resolvers: directoryResolvers }]),
    context: () => contextOf(database, now),
    requests: { bodyBytes: LARGEST_QUESTION },
    routes: (app) => {
      if (checks !== undefined) joiningRoutes(app, database, checks);
      if (keySet !== undefined) keySetRoute(app, keySet);
    },
    ready: async () => {
      await sql`select 1`.execute(database);
    },
  });
  await checks?.start();
  return {
    address: served.address,
    async stop() {
      await served.stop();
      await checks?.stop();
    },
  };
}

/** A question for obligations brings what all bodies have published: some 5 KB each. */
const LARGEST_QUESTION = 16 * 1024 * 1024;

function contextOf(database: Kysely<DirectoryDatabase>, now: () => Date): DirectoryContext {
  let profile: Promise<ProfileInForce> | null = null;
  return {
    database,
    loaders: createMemberLoaders(database),
    profile: () => {
      profile ??= profileInForce(database);
      return profile;
    },
    now,
  };
}

/** Members read the keys every few minutes; a proxy in between may keep them for so many seconds. */
const MAX_AGE = 60;

/** `GET /.well-known/jwks.json`, as at the gateway. */
function keySetRoute(app: FastifyInstance, keySet: () => PublicKeySet | null): void {
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    const keys = keySet();
    if (keys === null) throw new ShafafError('NOT_FOUND', 'There are no keys here.');
    return reply.header('cache-control', `public, max-age=${MAX_AGE}`).send(keys);
  });
}
