import { refusal } from '@shafaf/shared/errors/refusal';
import { compressedFrom } from '@shafaf/shared/server/compressedFrom';
import { maskUnexpected } from '@shafaf/shared/server/maskUnexpected';
import { callRefusal } from '@shafaf/shared/signing/callRefusal';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Category } from '../categories/Category.ts';
import type { MemberContext } from '../MemberContext.ts';
import { type AnswerListing, compileListing } from './compileListing.ts';
import { NotPlain } from './compileWriter.ts';

/** How large pages are served. */
export interface RowsRouteOptions {
  schema: GraphQLSchema;
  categories: readonly Category[];
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<MemberContext>;
  logger: Logger;
}

/** Rows of one page at most: a few megabytes, which a weak server has together in a moment. */
export const LARGEST_ROWS_PAGE = 5_000;
/** Questions that are kept prepared; when there are more, all are prepared anew. */
const MOST_KNOWN = 100;
const MOST_TOKENS = 5_000;
const COMPRESS_FROM = 1_024;

const bodyForm = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });

const queryForm = z.object({ form: z.string().optional() });

function formOf(query: unknown): string | undefined {
  return queryForm.parse(query).form;
}

interface ReadQuestion {
  document: DocumentNode;
  /** Null where the executor must answer. */
  listing: AnswerListing | null;
}

/**
 * `POST /rows`, for the gateway alone: the questions of `/graphql` and the same answers, but pages of lists may have up to `LARGEST_ROWS_PAGE` rows.
 * Whole lists are read through it, in a tenth of the calls. With `?form=lists` each object of a row is the list of its values in the order in which they
 * were asked for, where that is quicker; who asks so understands both. A server need not have it.
 */
export function rowsRoute(app: FastifyInstance, { schema, categories, contextOf, logger }: RowsRouteOptions): void {
  const questions = new Map<string, ReadQuestion>();
  const mask = maskUnexpected(logger);

  function read(text: string): ReadQuestion {
    const known = questions.get(text);
    if (known !== undefined) return known;
    const document = parse(text, { maxTokens: MOST_TOKENS });
    const [error] = validate(schema, document);
    if (error !== undefined) throw refusal('GRAPHQL_VALIDATION_FAILED', error.message);
    const question = { document, listing: listingOf(document) };
    if (questions.size >= MOST_KNOWN) questions.clear();
    questions.set(text, question);
    return question;
  }

  function listingOf(document: DocumentNode): AnswerListing | null {
    try {
      return compileListing(schema, categories, document, LARGEST_ROWS_PAGE);
    } catch (error) {
      if (error instanceof NotPlain) return null;
      throw error;
    }
  }

  app.post('/rows', compressedFrom(COMPRESS_FROM, ['gzip']), async (request, reply) => {
    const context = await contextOf(request, reply);
    if (context.caller !== 'GATEWAY') throw callRefusal('UNSIGNED', 'Large pages are for the province’s gateway alone.');
    const parsed = bodyForm.safeParse(request.body);
    if (!parsed.success) throw refusal('BAD_REQUEST', 'The body should be { "query": …, "variables": … }.');
    const { query, variables } = parsed.data;
    const { document, listing } = read(query);
    const form = formOf(request.query) === 'lists' ? 'LISTS' : 'OBJECTS';
    reply.type('application/json; charset=utf-8');
    if (listing !== null) {
      try {
        return await listing(variables ?? {}, context, form);
      } catch (error) {
        // What is refused, or needs more than is written plainly, is answered as it always is.
        if (!(error instanceof NotPlain)) logger.debug({ err: error }, 'a listing takes the ordinary way');
      }
    }
    const { data, errors } = await execute({
      schema,
      document,
      variableValues: variables ?? {},
      contextValue: { ...context, largestPage: LARGEST_ROWS_PAGE },
    });
    const told = errors?.map((error) => mask(error.toJSON(), error));
    return `${JSON.stringify({ ...(told && { errors: told }), data })}\n`;
  });
}
