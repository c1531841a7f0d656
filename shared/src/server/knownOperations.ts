import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, execute, type GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';

/** Operations known at most; a gateway asks its members in some hundred ways. When there are more, all are learnt anew. */
const MOST_KNOWN = 500;
/** A longer operation, in characters, is made for one occasion. */
const LONGEST_KNOWN = 8_000;
/** The forms of an answer that a client may ask for to be given the usual one; others are Apollo Server's to choose. */
const USUAL_FORMS: ReadonlySet<string | undefined> = new Set([undefined, 'application/json', '*/*']);

/** How known operations are answered. */
export interface KnownOperationsOptions<Context> {
  schema: GraphQLSchema;
  /** The context of a request; the same when it is asked for again. */
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

/** Answers again what was asked before. */
export interface KnownOperations<Context extends BaseContext> {
  /** Learns the operations that Apollo Server has found to be valid. */
  plugin: ApolloServerPlugin<Context>;
  /** The answer as JSON to an ordinary POST of an operation that is known; undefined when the request is one for Apollo Server. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<string | undefined>;
}

/** A request that is nothing out of the ordinary. */
interface PlainRequest {
  query: string;
  variables: Readonly<Record<string, unknown>> | null | undefined;
  operationName: string | null | undefined;
}

/**
 * A short way for operations that a server has answered before: they are executed at once, where Apollo Server would spend a fifth of
 * the time of a whole page on steps that come out the same each time. Whatever else a request may be, and whatever is refused, takes the
 * usual way, so that the answers are the same.
 */
export function knownOperations<Context extends BaseContext>({
  schema,
  contextOf,
  formatError,
}: KnownOperationsOptions<Context>): KnownOperations<Context> {
  const known = knownOf(schema);
  return {
    plugin: {
      requestDidStart: async () => ({
        didResolveOperation: async ({ source, document, operation }) => {
          if (operation?.operation !== 'query' || source.length > LONGEST_KNOWN) return;
          if (known.size >= MOST_KNOWN) known.clear();
          known.set(source, document);
        },
      }),
    },
    answer: async (request, reply) => {
      const asked = readPlain(request);
      const document = asked && known.get(asked.query);
      if (asked === undefined || document === undefined) return undefined;
      let contextValue: Context;
      try {
        contextValue = await contextOf(request, reply);
      } catch {
        return undefined;
      }
      const { variables: variableValues, operationName } = asked;
      const { data, errors = [] } = await execute({ schema, document, variableValues, operationName, contextValue });
      // Refused before anything was done, or with a status of its own.
      if (data === undefined || errors.some(({ extensions }) => extensions.http !== undefined)) return undefined;
      const told = errors.map((error) => formatError(withCode(error), error));
      return `${JSON.stringify(told.length === 0 ? { data } : { errors: told, data })}\n`;
    },
  };
}

/** Servers of one process that have the same schema know the same operations. */
const knownBySchema = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>();

function knownOf(schema: GraphQLSchema): Map<string, DocumentNode> {
  const known = knownBySchema.get(schema) ?? new Map<string, DocumentNode>();
  knownBySchema.set(schema, known);
  return known;
}

function readPlain({ method, headers, body }: FastifyRequest): PlainRequest | undefined {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json') || !USUAL_FORMS.has(headers.accept)) return undefined;
  if (!isRecord(body) || body.extensions !== undefined) return undefined;
  const { query, variables, operationName } = body;
  if (typeof query !== 'string' || (variables != null && !isRecord(variables))) return undefined;
  return operationName == null || typeof operationName === 'string' ? { query, variables, operationName } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As Apollo Server does: what has no code is a fault. */
function withCode(error: GraphQLError): GraphQLFormattedError {
  return { ...error.toJSON(), extensions: { ...error.extensions, code: error.extensions.code ?? 'INTERNAL_SERVER_ERROR' } };
}
