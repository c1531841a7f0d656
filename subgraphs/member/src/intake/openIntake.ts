import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { LARGEST_DOCUMENT } from '../documents/attachFile.ts';
import { DocumentStore } from '../documents/DocumentStore.ts';
import { documentRoute } from '../documents/documentRoute.ts';
import { JobFolders } from '../jobs/JobFolders.ts';
import { JobQueue } from '../jobs/JobQueue.ts';
import { tokenGate } from '../tokens/tokenGate.ts';
import type { CallerCheck } from '../trust/callerCheck.ts';
import { documentRoutes } from './documentRoutes.ts';
import { publishRoutes } from './publishRoutes.ts';

/** How files are taken over HTTP. */
export interface IntakeSettings {
  /** The member's folder, for files that have come; made when missing. */
  home: string;
  /** Bytes of a file to publish at most; 512 MiB when left out. */
  largestFile?: number;
  /** Bytes of a document at most; 64 MiB when left out. */
  largestDocument?: number;
  /** An answer waits so long for the end of a publication, unless the client says otherwise; 5,000 when left out. */
  waitMilliseconds?: number;
}

/** Whose files are taken. */
export interface IntakeOptions extends IntakeSettings {
  /** The member's code. */
  member: string;
  database: Kysely<MemberDatabase>;
  callerOf: CallerCheck;
  /** Where others reach the member's `/graphql`. */
  address: () => string;
  logger: Logger;
}

/** What takes files. */
export interface Intake {
  /** Interrupts what is going on; nothing of it is published. */
  close(): Promise<void>;
}

const LARGEST_FILE = 512 * 1024 * 1024;
const WAIT_MILLISECONDS = 5_000;

/** Adds the routes by which files come in. */
export async function openIntake(app: FastifyInstance, options: IntakeOptions): Promise<Intake> {
  const { home, largestFile = LARGEST_FILE, largestDocument = LARGEST_DOCUMENT, waitMilliseconds = WAIT_MILLISECONDS } = options;
  const { member, database, callerOf, address, logger } = options;
  const store = new DocumentStore(home);
  const folders = new JobFolders(home);
  const queue = new JobQueue({ database, member, folders, logger });
  const gate = tokenGate(database);
  documentRoute(app, { database, store, callerOf });
  await app.register(async (scope) => {
    // Bodies are streamed to the disk, whatever they are; none is read into memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await scope.register(fastifyMultipart);
    documentRoutes(scope, { database, member, gate, store, largestDocument, address });
    publishRoutes(scope, { database, gate, queue, folders, largestFile, waitMilliseconds });
  });
  queue
    .opened()
    .catch((error: unknown) => logger.warn({ err: error }, 'Publications that an earlier run left open could not be looked at yet'));
  return { close: () => queue.close() };
}
