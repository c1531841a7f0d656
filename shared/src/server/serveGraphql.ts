import type { AddressInfo } from 'node:net';
import './disableTelemetry.ts';
import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastifyCompress from '@fastify/compress';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ShafafError } from '../errors/ShafafError.ts';
import { answerClientError } from './answerClientError.ts';
import { answerErrors, sendError } from './answerErrors.ts';
import { healthRoutes } from './healthRoutes.ts';
import { knownOperations } from './knownOperations.ts';
import { maskUnexpected } from './maskUnexpected.ts';

/** How GraphQL is served. */
export interface ServeGraphqlOptions<Context extends BaseContext> {
  /** What answers: a schema of this server's own, or a gateway that plans over those of others; with plugins and stores of its own. */
  apollo: ApolloServerOptions<Context>;
  /** Makes the context of one operation. */
  context: (request: FastifyRequest, reply: FastifyReply) => Context | Promise<Context>;
  /** Interface to listen on; `127.0.0.1` when left out. */
  host?: string;
  /** Port to listen on; a free one when left out or 0. */
  port?: number;
  logger: Logger;
  /** Answers of at least so many bytes are compressed for those who take it; 1,024 when left out. */
  compressFromBytes?: number;
  /** Throws while the server cannot answer, say because its database is away; `/health/ready` then gives 503. */
  ready?: () => Promise<void>;
  /** Adds HTTP routes of one's own. */
  routes?: (app: FastifyInstance) => void | Promise<void>;
  /** What requests may be; see `RequestLimits`. */
  requests?: RequestLimits;
}

/** What a server that anybody can reach takes of anybody. */
export interface RequestLimits {
  /** Bytes of a body at most, before and after it is decompressed; 1 MiB when left out. */
  bodyBytes?: number;
  /** A request that has not arrived whole by then is broken off with 408, in milliseconds; never when left out. */
  arrivalMilliseconds?: number;
  /** Whose `x-forwarded-for` is believed: the addresses or ranges of reverse proxies. Nobody's when left out. */
  trustProxy?: readonly string[];
}

/** GraphQL that is being served. */
export interface ServedGraphql {
  /** Where it answers GraphQL, such as `http://127.0.0.1:4101/graphql`. */
  address: string;
  /** Lets requests in flight finish (at most ten seconds), closes all connections and frees the port. May be called again. */
  stop(): Promise<void>;
}

/** Longest wait for requests in flight when stopping. */
const GRACE_MILLISECONDS = 10_000;
const COMPRESS_FROM = 1_024;
const LATE_CHECK_MILLISECONDS = 5_000;
/** Tokens of one operation at most: a gateway's largest questions have some hundreds. */
const LARGEST_OPERATION_TOKENS = 20_000;
/** Parsed operations are kept once for all servers of a process, in at most this many bytes. */
const parsedOperations = new InMemoryLRUCache<DocumentNode>({ maxSize: 16 * 1024 * 1024 });

/**
 * Serves GraphQL over HTTP at `/graphql`, with `/health/live` and `/health/ready`. Nothing is reported outward and no stack trace
 * leaves the server: see `maskUnexpected`.
 * @throws when the port is taken or the interface is not this machine's (the error of `listen`).
 */
export async function serveGraphql<Context extends BaseContext>(options: ServeGraphqlOptions<Context>): Promise<ServedGraphql> {
  const { context, host = '127.0.0.1', port = 0, logger } = options;
  const mask = maskUnexpected(logger);
  const formatError = options.apollo.formatError ?? ((formatted) => formatted);
  const formatErrorMasked = (formatted: GraphQLFormattedError, error: unknown) => formatError(mask(formatted, error), error);
  const contextOf = oncePerRequest(context);
  const { schema } = options.apollo;
  const known = schema && knownOperations<Context>({ schema, contextOf, formatError: formatErrorMasked });
  const apollo = new ApolloServer<Context>({
    persistedQueries: false,
    documentStore: parsedOperations,
    parseOptions: { maxTokens: LARGEST_OPERATION_TOKENS },
    ...options.apollo,
    logger,
    formatError: formatErrorMasked,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ...(known === undefined ? [] : [known.plugin]),
      ...(options.apollo.plugins ?? []),
    ],
  });
  await apollo.start();

  const { bodyBytes, arrivalMilliseconds = 0, trustProxy = [] } = options.requests ?? {};
  const app = fastify({
    logger: false,
    ...(bodyBytes !== undefined && { bodyLimit: bodyBytes }),
    requestTimeout: arrivalMilliseconds,
    http: arrivalMilliseconds === 0 ? {} : lateRequests(arrivalMilliseconds),
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) => sendError(reply, new ShafafError('BAD_REQUEST', error.message)),
  });
  let stopping: Promise<void> | null = null;
  app.addHook('onRequest', async ({ host }) => {
    // Apollo's integration reads the address of each request together with it.
    if (!URL.canParse(`http://${host}/`)) throw new ShafafError('BAD_REQUEST', 'The header host names no host.');
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection kept alive after its last answer would hold the port until the client lets go.
    if (stopping !== null) reply.header('connection', 'close');
  });
  answerErrors(app, logger);
  healthRoutes(app, options.ready ?? (async () => {}), logger);
  await app.register(fastifyCompress, { threshold: options.compressFromBytes ?? COMPRESS_FROM, encodings: ['br', 'gzip'] });
  await options.routes?.(app);
  const answer = fastifyApolloHandler(apollo, { context: contextOf });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const text = await known?.answer(request, reply);
      if (text === undefined) return answer.call(app, request, reply);
      return reply.type('application/json; charset=utf-8').send(text);
    },
  });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    await apollo.stop();
    throw error;
  }

  async function close(): Promise<void> {
    const deadline = setTimeout(() => app.server.closeAllConnections(), GRACE_MILLISECONDS);
    try {
      await app.close();
    } finally {
      clearTimeout(deadline);
    }
    await apollo.stop();
  }
  return {
    address: `http://${hostInAddress(host)}:${portOf(app.server.address())}/graphql`,
    stop: () => {
      stopping ??= close();
      return stopping;
    },
  };
}

/** Makes a context once, whoever asks for it: what checks a caller may obey a call only once. */
function oncePerRequest<Context>(
  make: (request: FastifyRequest, reply: FastifyReply) => Context | Promise<Context>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<Context> {
  const made = new WeakMap<FastifyRequest, Promise<Context>>();
  return (request, reply) => {
    const before = made.get(request);
    if (before !== undefined) return before;
    const context = (async () => make(request, reply))();
    made.set(request, context);
    return context;
  };
}

/** Node takes the lesser of the two times for the headers alone, and looks for late requests only now and then. */
function lateRequests(milliseconds: number): { headersTimeout: number; requestTimeout: number; connectionsCheckingInterval: number } {
  const connectionsCheckingInterval = Math.min(LATE_CHECK_MILLISECONDS, milliseconds);
  return { headersTimeout: milliseconds, requestTimeout: milliseconds, connectionsCheckingInterval };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}

/** A host as it stands in an address that can be called from this machine. */
function hostInAddress(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
