import type { BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { type ServedGraphql, type ServeGraphqlOptions, serveGraphql } from './serveGraphql.ts';

/** How a subgraph is served. */
export interface ServeSubgraphOptions<Context extends BaseContext> extends Omit<ServeGraphqlOptions<Context>, 'apollo'> {
  /** May be shared by many servers in one process: what differs between them belongs in the context. */
  schema: GraphQLSchema;
}

/** A subgraph that is being served. */
export type ServedSubgraph = ServedGraphql;

/** A page of rows is smaller and comes sooner as it is; all groups of a large body are worth the work, on a bad line above all. */
const COMPRESS_FROM = 16_384;

/** Serves a schema of one's own as a subgraph: see `serveGraphql`. */
export function serveSubgraph<Context extends BaseContext>({ schema, ...options }: ServeSubgraphOptions<Context>): Promise<ServedSubgraph> {
  return serveGraphql({ compressFromBytes: COMPRESS_FROM, ...options, apollo: { schema } });
}
