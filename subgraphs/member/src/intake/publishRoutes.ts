import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { refusal } from '@shafaf/shared/errors/refusal';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import { canonicalJson } from '@shafaf/shared/graph/canonicalJson';
import { sendError } from '@shafaf/shared/server/answerErrors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { JobFolders } from '../jobs/JobFolders.ts';
import { interrupted, type JobOrder, type JobQueue } from '../jobs/JobQueue.ts';
import { endJob, enterJob, jobById, jobWithKey, reopenJob, type StoredJob } from '../jobs/jobStore.ts';
import type { Mapping } from '../publish/mapping/Mapping.ts';
import { checkMapping, parseMapping } from '../publish/mapping/readMapping.ts';
import { checkScope, type Publisher, type TokenGate } from '../tokens/tokenGate.ts';
import { fileNameOf, publishableMediaTypes } from './fileNameOf.ts';
import { knownCategory } from './knownCategory.ts';
import { type PublishQuery, readPublishQuery, waitOf } from './publishQuery.ts';
import { readSubmission, type SubmittedFile } from './readSubmission.ts';

/** What publishing over HTTP needs. */
export interface PublishRoutesOptions {
  database: Kysely<MemberDatabase>;
  gate: TokenGate;
  queue: JobQueue;
  folders: JobFolders;
  /** Bytes of a file at most. */
  largestFile: number;
  /** How long an answer waits for the end of a publication, unless the client says otherwise. */
  waitMilliseconds: number;
}

/** A request that was let in, by what its hooks found out. */
interface Admitted {
  publisher: Publisher;
  category: string;
  query: PublishQuery;
  key: string | null;
}

const RETRY_SECONDS = 30;
const KEY = /^[\x21-\x7e]{1,200}$/;
const categoryParameter = z.object({ category: z.string() });
const jobParameter = z.object({ id: z.uuid() });

/**
 * `POST /publish/<category>`: publishes a file, with the importer of the command line. 200 with the job and its report when it has ended
 * soon, 202 with the job when it goes on; errors have the form of all others. `GET /publish/jobs/<id>` tells how it stands, and
 * `GET /publish/jobs/<id>/rejects.csv` gives the rows that were rejected.
 */
export function publishRoutes(app: FastifyInstance, options: PublishRoutesOptions): void {
  const { database, gate, queue, folders } = options;
  const admitted = new WeakMap<FastifyRequest, Admitted>();

  app.post('/publish/:category', {
    // Nobody's file is received before it is known whose it is and that it may be published.
    onRequest: async (request) => {
      await queue.opened();
      const publisher = await gate.publisherOf(request);
      const { category } = categoryParameter.parse(request.params);
      knownCategory(category);
      checkScope(publisher, category);
      admitted.set(request, { publisher, category, query: readPublishQuery(request.query), key: keyOf(request) });
      if (queue.isFull) throw tooMany();
    },
    handler: async (request, reply) => {
      const asked = admitted.get(request);
      if (asked === undefined) throw new Error('The request was not admitted.');
      const id = randomUUID();
      await folders.make(id);
      const job = await receive(request, id, asked).catch(async (error: unknown) => {
        await folders.remove(id);
        throw error;
      });
      if (job.id !== id) await folders.remove(id);
      return answer(reply, await settled(job, waitOf(request.headers.prefer, options.waitMilliseconds)));
    },
  });

  app.get('/publish/jobs/:id', async (request, reply) => {
    const job = await jobFor(request);
    return reply.header('cache-control', 'no-store').send(jobBody(job));
  });

  for (const kind of ['csv', 'ndjson'] as const)
    app.get(`/publish/jobs/:id/rejects.${kind}`, async (request, reply) => {
      const { id } = await jobFor(request);
      const path = folders.rejects(id, kind);
      const bytes = await sizeOf(path);
      if (bytes === null) throw refusal('NOT_FOUND', `The job ${id} has no rejected rows here: none were, or they are no longer kept.`);
      return reply
        .type(kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
        .headers({
          'cache-control': 'no-store',
          'content-length': bytes,
          'content-disposition': `attachment; filename="rejects-${id}.${kind}"`,
        })
        .send(createReadStream(path));
    });

  /** The job that a request has made, or that an earlier one with the same key made. */
  async function receive(request: FastifyRequest, id: string, { publisher, category, query, key }: Admitted): Promise<StoredJob> {
    const { file, texts } = await readSubmission(request, { path: folders.source(id), largest: options.largestFile, texts: ['mapping'] });
    if (file === null) throw refusal('BAD_REQUEST', 'The request has no file. It is the body, or the part "file" of a form.');
    const fileName = fileNameOf(query.file ?? file.name, file.mediaType, category);
    if (fileName === null)
      throw refusal('UNSUPPORTED_MEDIA_TYPE', `${file.mediaType} is not published. Files may be: ${publishableMediaTypes.join(', ')}.`);
    const mapping = mappingOf(texts.get('mapping'), file);
    const order: JobOrder = {
      id,
      category,
      publisher: { name: publisher.name, tokenId: publisher.tokenId },
      fileName,
      totalBytes: file.bytes,
      mapping,
      format: query.format,
      allOrNothing: query.allOrNothing,
      dryRun: query.dryRun,
      samples: query.samples,
    };
    const requestHash = hashOf([category, file.sha256, mapping, query.format, query.allOrNothing, query.dryRun, query.samples]);
    const job = { id, category, tokenId: publisher.tokenId, idempotencyKey: key, requestHash, totalBytes: file.bytes };
    const entered = await queue.entering(id, async () => {
      const made = await enterJob(database, job);
      if (made !== null) void queue.add(order);
      return made;
    });
    return entered ?? again(order, requestHash, publisher, key ?? '');
  }

  /** A request whose key was used before: it is the same once more, or a mistake. */
  async function again(order: JobOrder, requestHash: string, publisher: Publisher, key: string): Promise<StoredJob> {
    const found = await jobWithKey(database, publisher.tokenId, key);
    if (found === null) throw tooMany();
    if (found.requestHash !== requestHash)
      throw refusal('IDEMPOTENCY_KEY_REUSED', `The idempotency key "${key}" belongs to an earlier request, which was another.`);
    const earlier = await truthOf(found);
    const { id, state } = earlier;
    if (state !== 'INTERRUPTED') return earlier;
    // Nothing of it was published, so it may have a second try, with the file that has come now.
    return queue.entering(id, async () => {
      if (!(await reopenJob(database, id))) return (await jobById(database, id)) ?? earlier;
      await folders.takeSource(order.id, id);
      void queue.add({ ...order, id });
      return { ...earlier, state: 'WAITING', fault: null };
    });
  }

  /** The job once it has ended, or as it stands when the time is over. */
  async function settled(job: StoredJob, milliseconds: number): Promise<StoredJob> {
    const end = queue.endOf(job.id);
    if (end !== null && milliseconds > 0) {
      const over = new AbortController();
      await Promise.race([end, pause(milliseconds, undefined, { signal: over.signal }).catch(() => undefined)]);
      over.abort();
    }
    return truthOf((await jobById(database, job.id)) ?? job);
  }

  /** What is stored says that a job goes on; whether it does, the queue knows. */
  async function truthOf(job: StoredJob): Promise<StoredJob> {
    if (job.state !== 'WAITING' && job.state !== 'RUNNING') return job;
    const progress = queue.progressOf(job.id);
    if (progress !== null) return { ...job, progress };
    if (queue.isEntering(job.id)) return job;
    await endJob(database, job.id, 'INTERRUPTED', interrupted());
    return (await jobById(database, job.id)) ?? job;
  }

  async function jobFor(request: FastifyRequest): Promise<StoredJob> {
    await queue.opened();
    const publisher = await gate.publisherOf(request);
    const parameter = jobParameter.safeParse(request.params);
    const job = parameter.success ? await jobById(database, parameter.data.id) : null;
    if (job === null) throw refusal('NOT_FOUND', 'There is no job of this id, or no longer.');
    checkScope(publisher, job.category);
    return truthOf(job);
  }
}

function answer(reply: FastifyReply, job: StoredJob): FastifyReply {
  if (job.fault !== null) return sendError(reply, new ShafafError(job.fault.code, job.fault.message, { extensions: { job: job.id } }));
  return reply
    .code(job.state === 'DONE' ? 200 : 202)
    .headers({ location: addressOf(job), 'cache-control': 'no-store' })
    .send(jobBody(job));
}

/** A job as clients read it. */
function jobBody(job: StoredJob): object {
  const { id, category, state, createdAt, startedAt, finishedAt, progress, report, fault } = job;
  const share = progress.totalBytes === 0 ? 1 : Math.min(1, progress.bytesRead / progress.totalBytes);
  return {
    id,
    address: addressOf(job),
    category,
    state,
    createdAt,
    startedAt,
    finishedAt,
    ...progress,
    bytesRead: Math.round(progress.bytesRead),
    progress: state === 'DONE' ? 1 : Math.floor(share * 1_000) / 1_000,
    report,
    fault,
  };
}

function addressOf({ id }: { id: string }): string {
  return `/publish/jobs/${id}`;
}

function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY.test(key))
    throw refusal('BAD_USER_INPUT', 'The header idempotency-key takes 1 to 200 signs of ASCII without blanks.');
  return key;
}

/** The mapping that came with the file. An encoding that the sender names with a text counts where the mapping names none. */
function mappingOf(text: string | undefined, { charset, mediaType }: SubmittedFile): Mapping | undefined {
  const given = text === undefined ? undefined : parseMapping(text, 'the mapping');
  if (charset === null || !mediaType?.startsWith('text/') || given?.encoding !== undefined) return given;
  return { ...(given ?? checkMapping({})), encoding: charset };
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(canonicalJson(parts.map((part) => part ?? null)))
    .digest('hex');
}

function tooMany(): ShafafError {
  return refusal('TOO_MANY_PUBLICATIONS', 'Other publications wait for their turn here.', {
    headers: { 'retry-after': String(RETRY_SECONDS) },
  });
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
