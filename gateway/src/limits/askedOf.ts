import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** What a request asks for. */
export interface Asked {
  /** The text of the query; undefined when the request brings none, or none that Apollo takes. */
  text: string | undefined;
  /** The hash by which it names a query. */
  hash: string | undefined;
}

const extensionsForm = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) });

/** Reads what a request asks for, as Apollo reads it: by POST from the body alone, by GET from the address alone. */
export function askedOf({ method, url, body }: Pick<FastifyRequest, 'method' | 'url' | 'body'>): Asked {
  if (method !== 'GET') {
    if (typeof body !== 'object' || body === null) return { text: undefined, hash: undefined };
    const text: unknown = Reflect.get(body, 'query');
    return { text: typeof text === 'string' ? text : undefined, hash: hashIn(Reflect.get(body, 'extensions')) };
  }
  const parameters = new URL(url, 'http://gateway.invalid').searchParams;
  const [text] = parameters.getAll('query');
  return { text, hash: hashIn(jsonOf(parameters.get('extensions'))) };
}

function hashIn(extensions: unknown): string | undefined {
  const parsed = extensionsForm.safeParse(extensions);
  return parsed.success ? parsed.data.persistedQuery.sha256Hash : undefined;
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
