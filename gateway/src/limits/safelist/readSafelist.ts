import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';

/** The only operations that are answered: texts by the SHA-256 of each, in hexadecimal. */
export type Safelist = ReadonlyMap<string, string>;

const fileForm = z.record(z.string(), z.string());

/** By what a text is known: its SHA-256 in hexadecimal, as automatic persisted queries have it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Reads a safelist: a JSON object of hashes and texts, as build tools of client libraries write it.
 * @throws ShafafError `UNREADABLE_FILE` when the file is none, or a hash is not that of its text
 */
export function readSafelist(path: string): Safelist {
  const safelist = new Map(Object.entries(readTexts(path)));
  for (const [hash, text] of safelist)
    if (hashOf(text) !== hash)
      throw new ShafafError(
        'UNREADABLE_FILE',
        `${path}: the text under ${hash} has the SHA-256 ${hashOf(text)}. A single changed character makes another hash.`,
      );
  return safelist;
}

function readTexts(path: string): Record<string, string> {
  try {
    return fileForm.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const fault = error instanceof z.ZodError ? 'it is not one object of texts by their hashes' : messageOf(error);
    throw new ShafafError('UNREADABLE_FILE', `${path} cannot be read as a list of operations: ${fault}.`);
  }
}
