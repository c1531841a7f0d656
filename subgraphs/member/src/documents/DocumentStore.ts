import { randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { refusal } from '@shafaf/shared/errors/refusal';
import { systemErrorCode } from '@shafaf/shared/errors/systemErrorCode';
import type { Kysely, Transaction } from 'kysely';
import type { MemberDatabase } from '../database/MemberDatabase.ts';
import type { ReceivedFile } from '../intake/receiveFile.ts';
import { documentType, documentTypeNames } from './documentType.ts';

/** A document of which this member has the file. */
export interface StoredDocument {
  /** Hexadecimal. */
  sha256: string;
  bytes: number;
  mediaType: string;
  fileName: string;
}

const LONGEST_NAME = 150;
/** What is still under way is younger. */
const LEFT_MILLISECONDS = 3_600_000;

/** The files of a member's documents, in its home, each under its hash: the same file stands there once, and never changes. */
export class DocumentStore {
  readonly #root: string;

  constructor(home: string) {
    this.#root = join(home, 'documents');
  }

  /** Where a file can be written that is about to come. */
  async incoming(): Promise<string> {
    const folder = join(this.#root, 'incoming');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.#clear(folder);
    return join(folder, randomUUID());
  }

  /** Forgets a file that came. */
  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /**
   * What a file is that came, by its content.
   * @throws ShafafError `DOCUMENT_NOT_TAKEN`
   */
  async examine(path: string, { sha256, bytes }: ReceivedFile, name: string | null): Promise<StoredDocument> {
    const type = await documentType(path, bytes);
    if (type === null)
      throw refusal('DOCUMENT_NOT_TAKEN', `The content of the file is none of the types that are taken: ${documentTypeNames.join(', ')}.`);
    return { sha256, bytes, mediaType: type.mediaType, fileName: fileName(name, type.ending) };
  }

  /** For `attachDocument`: puts a file that came in its place, and notes that this member has it. */
  keeping(path: string, document: StoredDocument, by: string): (transaction: Transaction<MemberDatabase>, at: Date) => Promise<void> {
    return async (transaction, at) => {
      await this.#keep(path, document);
      await enter(transaction, document, by, at);
    };
  }

  async #keep(path: string, { sha256 }: StoredDocument): Promise<void> {
    const place = this.#place(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    const folder = await open(dirname(place), 'r');
    // A record may not name a file that a power cut takes away again.
    await folder.sync().finally(() => folder.close());
  }

  /** A document of this hash, and its bytes; null when this member has none such, or its file was taken away. */
  async find(db: Kysely<MemberDatabase>, sha256: string): Promise<(StoredDocument & { read(): ReadStream }) | null> {
    const row = await db.selectFrom('stored_documents').selectAll().where('sha256', '=', sha256).executeTakeFirst();
    if (row === undefined) return null;
    const place = this.#place(sha256);
    try {
      const { size } = await stat(place);
      // What was written over from outside is not what the records name.
      if (size !== Number(row.bytes)) return null;
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return null;
      throw error;
    }
    return { sha256, bytes: Number(row.bytes), mediaType: row.media_type, fileName: row.file_name, read: () => createReadStream(place) };
  }

  #place(sha256: string): string {
    return join(this.#root, sha256.slice(0, 2), sha256);
  }

  /** Removes what an earlier run of the server left half written. */
  async #clear(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > LEFT_MILLISECONDS) await rm(path, { force: true });
    }
  }
}

/** The name that it came under first is kept. */
async function enter(transaction: Transaction<MemberDatabase>, document: StoredDocument, by: string, at: Date): Promise<void> {
  const { sha256, bytes, mediaType, fileName } = document;
  await transaction
    .insertInto('stored_documents')
    .values({ sha256, bytes, media_type: mediaType, file_name: fileName, stored_at: at, stored_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A name for those who download it: its own, with the ending of what it is. */
function fileName(given: string | null, ending: string): string {
  const own = basename((given ?? '').replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}"]/gu, '')
    .trim();
  const bare = own.slice(0, own.length - extname(own).length).slice(0, LONGEST_NAME);
  return `${bare === '' || bare.startsWith('.') ? 'document' : bare}.${ending}`;
}
