import '@fastify/multipart';
import { Readable } from 'node:stream';
import { refusal } from '@shafaf/shared/errors/refusal';
import type { FastifyRequest } from 'fastify';
import { type ReceivedFile, receiveFile, tooLarge } from './receiveFile.ts';

/** What came in one request: a file, and texts beside it. */
export interface Submission {
  /** Null when there was none. */
  file: SubmittedFile | null;
  texts: ReadonlyMap<string, string>;
}

/** A file that came. */
export interface SubmittedFile extends ReceivedFile {
  /** As the sender named it; null when it did not. */
  name: string | null;
  /** As the sender said, in lower case without parameters; null when it said nothing. */
  mediaType: string | null;
  /** The encoding that the sender named with it. */
  charset: string | null;
}

/** What is taken. */
export interface SubmissionForm {
  /** Where the file is put. */
  path: string;
  /** Bytes of the file at most. */
  largest: number;
  /** Names of the texts that may stand beside it. */
  texts: readonly string[];
}

/** Characters of a text beside a file at most; a mapping has some thousands. */
const LONGEST_TEXT = 256 * 1024;
const MOST_PARTS = 16;
const FILE = 'file';

/**
 * Reads the body: the file itself, or a form (`multipart/form-data`) with the part `file`. The file is streamed to the disk.
 * @throws ShafafError `BODY_TOO_LARGE`, `BAD_REQUEST`, `UNSUPPORTED_MEDIA_TYPE`, `REQUEST_TOO_SLOW`
 */
export async function readSubmission(request: FastifyRequest, form: SubmissionForm): Promise<Submission> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > form.largest + MOST_PARTS * LONGEST_TEXT) throw tooLarge(form.largest);
  if (request.isMultipart()) return readForm(request, form);
  if (!(request.body instanceof Readable)) return { file: null, texts: new Map() };
  const received = await receiveFile(request.body, form);
  return {
    file: received.bytes === 0 ? null : { ...received, name: null, ...mediaTypeOf(request.headers['content-type']) },
    texts: new Map(),
  };
}

async function readForm(request: FastifyRequest, { path, largest, texts: known }: SubmissionForm): Promise<Submission> {
  if (!['identity', undefined].includes(request.headers['content-encoding']?.toLowerCase()))
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'A form is taken uncompressed; a file that is the whole body may be sent as gzip.');
  const texts = new Map<string, string>();
  let file: SubmittedFile | null = null;
  const take = (name: string, text: string) => {
    if (!known.includes(name))
      throw refusal('BAD_REQUEST', `The form has a part "${name}", which is none of: ${[FILE, ...known].join(', ')}.`);
    if (texts.has(name)) throw refusal('BAD_REQUEST', `The form has two parts "${name}".`);
    texts.set(name, text);
  };
  // The file's own size is watched where it is written.
  const limits = { fileSize: largest + 1, fieldSize: LONGEST_TEXT, parts: MOST_PARTS };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') take(part.fieldname, String(part.value));
    else if (part.fieldname === FILE) {
      if (file !== null) throw refusal('BAD_REQUEST', 'The form has two files. Send each in a request of its own.');
      const received = await receiveFile(part.file, { path, largest });
      file = { ...received, name: part.filename || null, ...mediaTypeOf(part.mimetype) };
    } else take(part.fieldname, await textOf(part.file, part.fieldname));
  }
  return { file, texts };
}

async function textOf(stream: Readable, name: string): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    const piece: Buffer = chunk;
    bytes += piece.length;
    if (bytes > LONGEST_TEXT) throw refusal('BODY_TOO_LARGE', `The part "${name}" has more than ${LONGEST_TEXT} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function mediaTypeOf(header: string | undefined): { mediaType: string | null; charset: string | null } {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice('charset='.length);
  return { mediaType: type === '' ? null : type.toLowerCase(), charset: charset?.replaceAll('"', '').toLowerCase() || null };
}
