import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { refusal } from '@shafaf/shared/errors/refusal';
import type { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** A file that has arrived. */
export interface ReceivedFile {
  bytes: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
}

/** How a file is received. */
export interface Receiving {
  path: string;
  /** Bytes at most. */
  largest: number;
  /** Told the first bytes, some kilobytes or all, before anything is written. */
  onHead?: (head: Buffer) => void | Promise<void>;
}

/** Nothing more comes for so long: the client has gone. */
const STILL_MILLISECONDS = 60_000;

/**
 * Writes what arrives into a new file, piece by piece; the sender waits while the disk does.
 * @throws ShafafError `BODY_TOO_LARGE`, `REQUEST_TOO_SLOW`, or `BAD_REQUEST` when the line broke. What was written stands; whoever made the folder removes it.
 */
export async function receiveFile(stream: Readable, { path, largest, onHead }: Receiving): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  // What breaks while the file is opened is met when the stream is read; unheard, it would end the process.
  stream.on('error', () => undefined);
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let still: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(still);
    still = setTimeout(() => stream.destroy(tooSlow()), STILL_MILLISECONDS);
  };
  try {
    wait();
    for await (const chunk of stream) {
      const piece: Buffer = chunk;
      if (bytes === 0) await onHead?.(piece);
      bytes += piece.length;
      if (bytes > largest) throw tooLarge(largest);
      await writePiece(file, piece, hash);
      wait();
    }
    await file.sync();
  } catch (error) {
    throw isBrokenLine(error) ? refusal('BAD_REQUEST', 'The request broke off before the file was whole.') : error;
  } finally {
    clearTimeout(still);
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The refusal of a file that is too large. */
export function tooLarge(largest: number): ShafafError {
  return refusal('BODY_TOO_LARGE', `The file has more than ${largest} bytes, which is the most that is taken.`, {
    extensions: { limit: largest },
    // What is still on its way is not read.
    headers: { connection: 'close' },
  });
}

async function writePiece(file: Awaited<ReturnType<typeof open>>, piece: Buffer, hash: Hash): Promise<void> {
  hash.update(piece);
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
}

function tooSlow(): ShafafError {
  return refusal('REQUEST_TOO_SLOW', `Nothing more of the file came for ${STILL_MILLISECONDS / 1_000} seconds.`, {
    headers: { connection: 'close' },
  });
}

function isBrokenLine(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNABORTED';
}
