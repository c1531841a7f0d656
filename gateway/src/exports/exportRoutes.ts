import { Readable } from 'node:stream';
import { errorCatalogue } from '@shafaf/shared/errors/catalogue';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { refusal } from '@shafaf/shared/errors/refusal';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { sendError } from '@shafaf/shared/server/answerErrors';
import { compressedFrom } from '@shafaf/shared/server/compressedFrom';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { listsOf } from '../addresses/listAddress.ts';
import type { CoverageReport } from '../scatter/coverage.ts';
import { readExportAddress } from './ExportAddress.ts';
import { type ExportOrder, ExportRun, type ExportSource } from './ExportRun.ts';
import { type ExportLimits, ExportSlots } from './ExportSlots.ts';
import { exportFormats } from './exportFormats.ts';

/** How exports are served. */
export interface ExportRouteOptions {
  source: ExportSource;
  limits: ExportLimits;
  /** By what the client of a request is known to the rates; null for one that is exempt. */
  clientOf: (request: FastifyRequest) => string | null;
  /** Whether the client wants all or nothing. @throws ShafafError for a header that cannot be read */
  wantsAll: (request: FastifyRequest) => boolean;
  logger: Logger;
}

const parameters = z.object({ name: z.string() });
/** A client that takes nothing for so long is not waited for: it holds a place, and pages of rows. */
const STALLED_MILLISECONDS = 120_000;

/**
 * `GET /export/<category>.<format>`: all records of a category that match, in the list's order, however many there are. `docs/exports.md` says what
 * the parameters, the headers and the formats are.
 */
export function exportRoutes(app: FastifyInstance, { source, limits, clientOf, wantsAll, logger }: ExportRouteOptions): void {
  const lists = listsOf(source.rows.rules);
  const slots = new ExportSlots(limits);

  function orderOf(request: FastifyRequest): ExportOrder {
    const { name } = parameters.parse(request.params);
    const dot = name.indexOf('.');
    const [category, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
    const list = lists.get(category);
    const format = exportFormats.get(ending);
    if (list === undefined)
      throw refusal('NOT_FOUND', `There is no export of "${category.slice(0, 60)}". Categories: ${[...lists.keys()].join(', ')}.`);
    if (format === undefined)
      throw refusal(
        'NOT_FOUND',
        `There is no export as "${ending.slice(0, 60)}". Formats: ${[...exportFormats.keys()].map((each) => `/export/${category}.${each}`).join(', ')}.`,
      );
    return { category, list, format, address: readExportAddress(list, new URL(request.url, 'http://gateway.invalid').searchParams) };
  }

  app.get('/export/:name', compressedFrom(0, ['gzip']), async (request, reply) => {
    const order = orderOf(request);
    const isAll = wantsAll(request);
    const free = slots.take(clientOf(request));
    const leaving = new AbortController();
    reply.raw.once('close', () => {
      leaving.abort();
      free();
    });
    try {
      const run = await ExportRun.open(source, order, leaving.signal);
      const { coverage } = run.manifest();
      if (isAll && !coverage.complete) throw incomplete(coverage);
      return send(reply, run, order, isAll, logger);
    } catch (error) {
      free();
      if (!(error instanceof ShafafError)) throw error;
      return sendError(reply, error, statusOf(error));
    }
  });
}

function send(reply: FastifyReply, run: ExportRun, { category, format }: ExportOrder, isAll: boolean, logger: Logger): FastifyReply {
  const { name } = parameters.parse(reply.request.params);
  const { coverage } = run.manifest();
  reply
    .type(format.mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    // What is missing from the beginning; the trailers say how it ended.
    .header('shafaf-coverage', coverage.complete ? 'complete' : 'incomplete')
    .header('shafaf-missing', coverage.missing.map(({ code, reason }) => `${code};reason=${reason}`).join(', '));
  const after = (value: () => string) => async () => value();
  reply.trailer(
    'shafaf-coverage',
    after(() => (run.manifest().complete ? 'complete' : 'incomplete')),
  );
  reply.trailer(
    'shafaf-rows',
    after(() => String(run.manifest().rows)),
  );
  reply.trailer(
    'shafaf-missing',
    after(() =>
      run
        .manifest()
        .coverage.missing.map(({ code, reason }) => `${code};reason=${reason}`)
        .join(', '),
    ),
  );
  return reply.send(Readable.from(pieces(reply, run, isAll, category, logger), { objectMode: false, highWaterMark: 64 * 1024 }));
}

/** The pieces of the file, as long as the client takes them. */
async function* pieces(reply: FastifyReply, run: ExportRun, isAll: boolean, category: string, logger: Logger): AsyncGenerator<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  try {
    for await (const piece of run.write()) {
      // Whoever wants all or nothing must not take a file that ends well for the whole.
      if (isAll && !run.manifest().complete) throw incomplete(run.manifest().coverage);
      timer = setTimeout(() => reply.raw.destroy(), STALLED_MILLISECONDS);
      yield typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      clearTimeout(timer);
    }
  } catch (error) {
    if (!reply.raw.destroyed) logger.warn({ category, reason: messageOf(error) }, 'an export broke off');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function incomplete({ missing }: CoverageReport): ShafafError {
  return refusal('INCOMPLETE', `Not every member gives its part: ${missing.map(({ code, reason }) => `${code} (${reason})`).join(', ')}.`);
}

/** The HTTP status of an error that is told beside data elsewhere, and is here the whole answer. */
export function statusOf({ code }: ShafafError): number {
  const { status } = errorCatalogue[code];
  if (status !== null && status >= 400) return status;
  return code === 'INCOMPLETE' ? 503 : 400;
}
