import { buildSubgraphSchema } from '@apollo/subgraph';
import { directorySdl } from '@shafaf/schema/contract';
import { type ServedSubgraph, serveSubgraph } from '@shafaf/shared/server/serveSubgraph';
import { parse } from 'graphql';
import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { DirectoryDatabase } from './database/DirectoryDatabase.ts';
import { type DirectoryContext, directoryResolvers } from './directoryResolvers.ts';
import { createMemberLoaders } from './members/createMemberLoaders.ts';

/** How the directory is served. */
export interface StartDirectoryOptions {
  /** Made ready by `prepareDirectory`. Stays open when the directory stops. */
  database: Kysely<DirectoryDatabase>;
  host?: string;
  /** A free one when left out or 0. */
  port?: number;
  logger: Logger;
}

/** Serves the province's register of members as a subgraph. */
export function startDirectory({ database, logger, ...where }: StartDirectoryOptions): Promise<ServedSubgraph> {
  return serveSubgraph<DirectoryContext>({
    ...where,
    logger,
    schema: buildSubgraphSchema([{ typeDefs: parse(directorySdl), resolvers: directoryResolvers }]),
    context: () => ({ database, loaders: createMemberLoaders(database) }),
    ready: async () => {
      await sql`select 1`.execute(database);
    },
  });
}
