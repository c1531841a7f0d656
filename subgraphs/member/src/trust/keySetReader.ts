import { readFile } from 'node:fs/promises';
import { messageOf } from '@shafaf/shared/errors/messageOf';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';

/** A set of some keys takes a kilobyte. */
const LARGEST_BYTES = 65_536;
const DEADLINE_MILLISECONDS = 5_000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The way to read a gateway's key set, such as `https://shafaf.example.ir/.well-known/jwks.json` or a file. Keys that came over a line
 * that others can write on prove nothing, so an address must be https, or on this machine.
 * @throws ShafafError `BAD_USER_INPUT` for another address
 */
export function keySetReader(source: string): () => Promise<string> {
  if (!/^https?:\/\//.test(source)) return () => readFile(source, 'utf8');
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url === undefined || (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)))
    throw new ShafafError(
      'BAD_USER_INPUT',
      `The gateway's keys must be at an https address (or on this machine) or in a file, not at ${source}`,
    );
  return () => download(url);
}

async function download(url: URL): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
  }).catch((error: unknown) => {
    // `fetch` says only that it failed; why stands behind.
    const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
    throw new Error(`${url} does not answer: ${messageOf(cause)}`, { cause: error });
  });
  if (!response.ok || response.body === null) throw new Error(`${url} answered with the status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > LARGEST_BYTES) throw new Error(`${url} answered with more than ${LARGEST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
