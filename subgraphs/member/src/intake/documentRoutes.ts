import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { type Attached, attachDocument, recordOf } from '../documents/attachDocument.ts';
import type { DocumentStore } from '../documents/DocumentStore.ts';
import { documentAddress } from '../documents/documentAddress.ts';
import { checkScope, type TokenGate } from '../tokens/tokenGate.ts';
import { readSubmission, type SubmittedFile } from './readSubmission.ts';

/** What attaching documents over HTTP needs. */
export interface DocumentRoutesOptions {
  database: Kysely<MemberDatabase>;
  /** The member's code. */
  member: string;
  gate: TokenGate;
  store: DocumentStore;
  /** Bytes of a file at most. */
  largestDocument: number;
  /** Where others reach the member's `/graphql`. */
  address: () => string;
}

const queryForm = z.strictObject({
  record: z.string().min(1),
  title: z.string().optional(),
  url: z.string().optional(),
  file: z.string().optional(),
});

/**
 * `POST /documents?record=<id>`: attaches a document to a published record. The file is the body or the part `file` of a form, with the record's id,
 * the title and the file's name in the address; or it is a link, `url`. 201 with the document and the record's new revision; 200 when the record had it.
 */
export function documentRoutes(app: FastifyInstance, options: DocumentRoutesOptions): void {
  const { database, member, gate, store } = options;
  app.post('/documents', {
    handler: async (request, reply) => {
      const publisher = await gate.publisherOf(request);
      const parsed = queryForm.safeParse(request.query);
      if (!parsed.success)
        throw refusal(
          'BAD_USER_INPUT',
          'The address names the record, as in /documents?record=<id>&title=…; it may name url and file too.',
        );
      const { record, title, url, file: fileName } = parsed.data;
      checkScope(publisher, recordOf(member, record).category.name);
      const path = await store.incoming();
      try {
        const { file } = await readSubmission(request, { path, largest: options.largestDocument, texts: [] });
        if ((file === null) === (url === undefined))
          throw refusal('BAD_USER_INPUT', 'Send a file, or name a link in "url"; not both, and not neither.');
        const attached = await attachDocument(database, {
          member,
          record,
          publisher: { name: publisher.name, tokenId: publisher.tokenId },
          ...(title !== undefined && { title }),
          ...(file === null ? { document: { url: url ?? '' } } : await stored(store, path, file, fileName, publisher.name)),
        });
        return reply
          .code(attached.already ? 200 : 201)
          .header('cache-control', 'no-store')
          .send(answerOf(attached, options.address()));
      } finally {
        await store.discard(path);
      }
    },
  });
}

async function stored(store: DocumentStore, path: string, file: SubmittedFile, name: string | undefined, by: string) {
  const document = await store.examine(path, file, name ?? file.name);
  return { document, store: store.keeping(path, document, by) };
}

function answerOf({ record, revision, already, document }: Attached, address: string): object {
  const { title = null, url, mediaType = null, sha256 = null, bytes = null } = document;
  return {
    record,
    revision,
    already,
    document: { title, url: url ?? documentAddress(address, sha256 ?? ''), mediaType, sha256, bytes },
  };
}
