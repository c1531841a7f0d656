import { createReadStream } from 'node:fs';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import iconv from 'iconv-lite';
import type { Source } from './openSource.ts';

/**
 * The encoding that a text file is read in: the one that its byte order mark names, else the one asked for, else UTF-8.
 * @throws ShafafError `UNREADABLE_FILE` when that does not fit the file, for a wrong encoding would publish garbled text.
 */
export function encodingOf(source: Source, asked: string | undefined): string {
  const marked = byteOrderMark(source.head);
  if (marked !== null) return marked;
  const encoding = asked?.toLowerCase() ?? 'utf-8';
  const isUtf8 = /^utf-?8$/.test(encoding);
  if (!iconv.encodingExists(encoding))
    throw new ShafafError('BAD_MAPPING', `The encoding "${asked}" is unknown. Try utf-8, utf-16le or windows-1256.`);
  if (isUtf8 && !source.isUtf8)
    throw new ShafafError(
      'UNREADABLE_FILE',
      `${source.name} is not text in UTF-8. If it is a CSV file in an older encoding, name that in the mapping, such as "encoding": "windows-1256".`,
    );
  if (!isUtf8 && !encoding.startsWith('utf') && source.isUtf8 && source.hasForeignBytes)
    throw new ShafafError(
      'UNREADABLE_FILE',
      `The mapping says that ${source.name} is in ${asked}, but it is UTF-8. Remove "encoding" from the mapping.`,
    );
  return encoding;
}

function byteOrderMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Read at a time: while the rows of a piece are worked on nothing else is done, neither what the database answers nor others' requests. */
const PIECE_BYTES = 16 * 1024;

/** The file's text in pieces, without a byte order mark. `onBytes` is told how many bytes were read with each piece. */
export async function* textOf(source: Source, encoding: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of createReadStream(source.path, { highWaterMark: PIECE_BYTES })) {
    const bytes: Buffer = chunk;
    onBytes?.(bytes.length);
    const text = decoder.write(bytes);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}
