import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isErrorCode } from '@shafaf/shared/errors/isErrorCode';
import { ShafafError } from '@shafaf/shared/errors/ShafafError';
import { z } from 'zod';

/** A part of an export that is on its way. */
export interface Part {
  body: AsyncIterable<Buffer>;
  /** What the trailers say, once the body has ended; empty where something on the way takes them off. */
  trailers: () => NodeJS.Dict<string>;
}

/** Nothing arrives for so long: the line is dead. */
const SILENCE_MILLISECONDS = 120_000;
const LARGEST_REFUSAL = 64 * 1024;

const refusalForm = z.object({
  errors: z.array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).min(1),
});

/**
 * Asks the gateway for a part of an export.
 * @throws ShafafError what the gateway refuses it with; Error when nobody answers, or in another way
 */
export async function fetchPart(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Part> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // On a connection of its own: there is one part in a while, and a connection that rests may be dead.
    request(url, { headers: { ...headers, 'accept-encoding': 'gzip' }, signal, timeout: SILENCE_MILLISECONDS, agent: false }, resolve)
      .on('timeout', function (this: { destroy: (error: Error) => void }) {
        this.destroy(new Error('nothing has arrived for two minutes'));
      })
      .on('error', reject)
      .end();
  });
  // One that was cut off cannot be unpacked to its end, which is thrown to whoever reads it.
  const body = response.headers['content-encoding'] === 'gzip' ? pipeline(response, createGunzip(), () => undefined) : response;
  if (response.statusCode === 200) return { body, trailers: () => response.trailers };
  throw await refusalIn(body, response.statusCode);
}

async function refusalIn(body: Readable, status: number | undefined): Promise<Error> {
  let text = '';
  for await (const chunk of body.setEncoding('utf8')) if (text.length < LARGEST_REFUSAL) text += chunk;
  try {
    const [error] = refusalForm.parse(JSON.parse(text)).errors;
    if (error !== undefined && isErrorCode(error.extensions.code)) return new ShafafError(error.extensions.code, error.message);
  } catch {
    // said below
  }
  return new Error(`the gateway answered with status ${status}`);
}
