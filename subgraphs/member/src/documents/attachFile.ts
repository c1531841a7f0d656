import { createReadStream } from 'node:fs';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import type { Kysely } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import { type ReceivedFile, receiveFile } from '../intake/receiveFile.ts';
import { type Attached, type AttachmentRequest, attachDocument } from './attachDocument.ts';
import { DocumentStore } from './DocumentStore.ts';

/** A file of this machine that is attached to a record. */
export interface FileAttachment extends Omit<AttachmentRequest, 'document' | 'store'> {
  path: string;
  /** The member's folder. */
  home: string;
}

/** Bytes of a document at most. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024;

/**
 * Attaches a file; the member keeps a copy of it.
 * @throws ShafafError `UNREADABLE_FILE`, `DOCUMENT_NOT_TAKEN`, `BODY_TOO_LARGE`, and what `attachDocument` throws
 */
export async function attachFile(db: Kysely<MemberDatabase>, { path, home, ...request }: FileAttachment): Promise<Attached> {
  const store = new DocumentStore(home);
  const copy = await store.incoming();
  try {
    const document = await store.examine(copy, await copyOf(path, copy), path);
    return await attachDocument(db, { ...request, document, store: store.keeping(copy, document, request.publisher?.name ?? '') });
  } finally {
    await store.discard(copy);
  }
}

async function copyOf(path: string, copy: string): Promise<ReceivedFile> {
  try {
    const { bytes, ...file } = await receiveFile(createReadStream(path), { path: copy, largest: LARGEST_DOCUMENT });
    if (bytes === 0) throw new ShafafError('UNREADABLE_FILE', `${path} is empty.`);
    return { ...file, bytes };
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    throw new ShafafError('UNREADABLE_FILE', `${path} cannot be read: ${messageOf(error)}.`);
  }
}
