import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** A file that is going to be published, looked through once. */
export interface Source {
  path: string;
  /** The file's name without its folder. */
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  hash: string;
  /** The first bytes, for telling what it is. */
  head: Buffer;
  /** Whether all of it is UTF-8. */
  isUtf8: boolean;
  /** Whether a byte beyond ASCII stands in it. */
  hasForeignBytes: boolean;
}

const HEAD_BYTES = 64 * 1024;

/**
 * Reads the file once for its hash and its nature. `shown` is what people call it.
 * @throws ShafafError `UNREADABLE_FILE` when it is not there, may not be read, is a folder or is empty.
 */
export async function openSource(path: string, shown = path): Promise<Source> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const source = { path, name: basename(shown), size: 0, head: Buffer.alloc(0), isUtf8: true, hasForeignBytes: false };
  const decode = (chunk?: Buffer) => {
    if (!source.isUtf8) return;
    try {
      utf8.decode(chunk, { stream: chunk !== undefined });
    } catch {
      source.isUtf8 = false;
    }
  };
  try {
    for await (const chunk of createReadStream(path)) {
      const bytes: Buffer = chunk;
      hash.update(bytes);
      if (source.head.length < HEAD_BYTES) source.head = Buffer.concat([source.head, bytes.subarray(0, HEAD_BYTES - source.head.length)]);
      source.size += bytes.length;
      source.hasForeignBytes ||= !isAscii(bytes);
      decode(bytes);
    }
  } catch (error) {
    throw new ShafafError('UNREADABLE_FILE', `${shown} cannot be read: ${messageOf(error)}.`);
  }
  decode();
  if (source.size === 0) throw new ShafafError('UNREADABLE_FILE', `${shown} is empty.`);
  return { ...source, hash: hash.digest('hex') };
}
